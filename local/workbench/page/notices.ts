import { button, element } from './element';

/** The places where the page tells things: toasts at the lower right, a dialog, and the status line. */
export interface Notices {
  readonly toasts: HTMLElement;
  readonly status: HTMLElement;
  toast(message: string, title: string, seconds: number, bad?: boolean): void;
  /** Shows a dialog and waits until it is closed. */
  alert(title: string, prompt: string, ok: string): Promise<void>;
  setStatus(text: string, busy?: boolean): void;
}

/** Makes the notices' elements; the caller places them. */
export function makeNotices(): Notices {
  const toasts = element('div', 'kehu-toasts', [], { role: 'status', 'aria-live': 'polite' });
  const status = element('div', 'kehu-status', [], { role: 'status' });
  return {
    toasts,
    status,
    toast: (message, title, seconds, bad = false) => {
      const made = element('div', bad ? 'kehu-toast is-bad' : 'kehu-toast', [
        element('div', 'kehu-toast-text', [...(title === '' ? [] : [element('strong', '', [title])]), element('span', '', [message])]),
      ]);
      made.append(button('×', 'kehu-toast-close', () => made.remove()));
      toasts.append(made);
      if (seconds >= 0) setTimeout(() => made.remove(), Math.max(seconds, 5) * 1000);
    },
    alert: (title, prompt, ok) =>
      new Promise((resolve) => {
        const dialog = element('dialog', 'kehu-dialog');
        const done = button(ok, 'kehu-button is-primary', () => dialog.close());
        dialog.append(
          ...(title === '' ? [] : [element('h2', '', [title])]),
          element('p', '', [prompt]),
          element('div', 'kehu-dialog-buttons', [done]),
        );
        dialog.addEventListener('close', () => {
          dialog.remove();
          resolve();
        });
        document.body.append(dialog);
        dialog.showModal();
      }),
    setStatus: (text, busy = false) => {
      status.textContent = text;
      status.classList.toggle('is-busy', busy);
    },
  };
}
