import type { MenuEntry } from '../../runtime';
import { element } from './element';

/** A menubar entry that opens the add-on's menus as a dropdown; submenus open beside it. `choose` gets the handler of the item. */
export function menuBar(label: string, menus: readonly MenuEntry[], choose: (handler: string, label: string) => void): HTMLElement {
  const opener = element('button', 'kehu-menubar-entry', [label], { type: 'button', 'aria-haspopup': 'menu', 'aria-expanded': 'false' });
  const list = menuList(menus, (handler, name) => {
    setOpen(false);
    choose(handler, name);
  });
  const bar = element('div', 'kehu-menubar', [opener, list]);
  const setOpen = (open: boolean): void => {
    list.hidden = !open;
    opener.setAttribute('aria-expanded', String(open));
    bar.classList.toggle('is-open', open);
  };
  setOpen(false);
  opener.addEventListener('click', () => setOpen(list.hidden));
  document.addEventListener('pointerdown', (event) => {
    if (event.target instanceof Node && !bar.contains(event.target)) setOpen(false);
  });
  bar.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      setOpen(false);
      opener.focus();
      return;
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    if (list.hidden) setOpen(true);
    moveFocus(bar, step);
  });
  return bar;
}

function menuList(entries: readonly MenuEntry[], choose: (handler: string, label: string) => void): HTMLElement {
  const list = element('div', 'kehu-menu', [], { role: 'menu' });
  for (const entry of entries) {
    if (entry.kind === 'separator') {
      list.append(element('div', 'kehu-menu-separator', [], { role: 'separator' }));
    } else if (entry.kind === 'item') {
      const item = element('button', 'kehu-menu-item', [entry.label], { type: 'button', role: 'menuitem', 'data-handler': entry.handler });
      item.addEventListener('click', () => choose(entry.handler, entry.label));
      list.append(item);
    } else {
      const opener = element('button', 'kehu-menu-item kehu-menu-parent', [entry.label, element('span', 'kehu-menu-arrow', ['▸'])], {
        type: 'button',
        role: 'menuitem',
        'aria-haspopup': 'menu',
      });
      list.append(element('div', 'kehu-submenu', [opener, menuList(entry.items, choose)]));
    }
  }
  return list;
}

function moveFocus(bar: HTMLElement, step: number): void {
  const items = [...bar.querySelectorAll<HTMLElement>('.kehu-menu-item')].filter((item) => item.offsetParent !== null);
  const at = items.indexOf(document.activeElement as HTMLElement);
  items[(at + step + items.length) % items.length]?.focus();
}
