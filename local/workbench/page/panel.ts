import type { Outcome } from '../protocol';
import { button, element } from './element';

/** A place for the add-on's HTML: in a frame without an origin, which reaches the script only through `google.script.run`. */
export interface Panel {
  readonly root: HTMLElement;
  open(title: string, address: string): void;
  close(): void;
}

/** A sidebar or dialog. `run` calls a top-level function of the script for the frame. */
export function makePanel(
  kind: 'sidebar' | 'dialog',
  closeLabel: string,
  run: (name: string, args: readonly unknown[]) => Promise<Outcome>,
): Panel {
  const heading = element('h2', 'kehu-panel-title');
  const body = element('div', 'kehu-panel-body');
  const closer = button('×', 'kehu-panel-close', () => panel.close());
  closer.setAttribute('aria-label', closeLabel);
  const root = element('aside', `kehu-panel is-${kind}`, [element('div', 'kehu-panel-head', [heading, closer]), body]);
  root.hidden = true;
  let frame: HTMLIFrameElement | undefined;
  const panel: Panel = {
    root,
    open: (title, address) => {
      heading.textContent = title;
      frame = element('iframe', 'kehu-panel-frame', [], { sandbox: 'allow-scripts allow-forms', src: address, title });
      body.replaceChildren(frame);
      root.hidden = false;
      window.dispatchEvent(new Event('resize'));
    },
    close: () => {
      frame = undefined;
      body.replaceChildren();
      root.hidden = true;
      window.dispatchEvent(new Event('resize'));
    },
  };
  window.addEventListener('message', (event) => {
    const source = frame?.contentWindow;
    if (!source || event.source !== source) return;
    const message = event.data as { kehu?: string; id?: number; name?: string; args?: unknown[] } | null;
    if (message?.kehu === 'close') panel.close();
    if (message?.kehu !== 'run' || typeof message.name !== 'string' || !Array.isArray(message.args)) return;
    const answer = (reply: object): void => source.postMessage({ kehu: 'ran', id: message.id, ...reply }, '*');
    run(message.name, message.args).then(
      (outcome) => answer({ ok: outcome.ok, result: outcome.result, error: outcome.error }),
      (error: unknown) => answer({ ok: false, error: String(error) }),
    );
  });
  return panel;
}
