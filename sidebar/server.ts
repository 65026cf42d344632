/** What the add-on answers: a value, or a message for the user in the book's language. */
export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: string };

interface ScriptRun {
  withSuccessHandler(handler: (answer: unknown) => void): ScriptRun;
  withFailureHandler(handler: (error: unknown) => void): ScriptRun;
  callPanel(panel: string, method: string, args: readonly unknown[]): void;
}

declare const google: { readonly script: { readonly run: ScriptRun } };

/** Methods of a panel's server side, as `src/panels/` types them. */
type Methods<P> = { [M in keyof P]: P[M] extends (...args: never[]) => unknown ? P[M] : never };

/** The panel's methods as promises over `google.script.run`. They never reject: a failed call is an answer with `ok: false`. */
export function panelOf<P>(
  panel: string,
): <M extends keyof P & string>(method: M, ...args: Parameters<Methods<P>[M]>) => Promise<Answer<ReturnType<Methods<P>[M]>>> {
  return (method, ...args) =>
    new Promise((resolve) => {
      google.script.run
        .withSuccessHandler((answer) => resolve(isAnswer<ReturnType<Methods<P>[typeof method]>>(answer) ? answer : unexpected()))
        .withFailureHandler((error) => resolve({ ok: false, error: error instanceof Error ? error.message : String(error) }))
        .callPanel(panel, method, args);
    });
}

function isAnswer<T>(answer: unknown): answer is Answer<T> {
  if (typeof answer !== 'object' || answer === null || !('ok' in answer)) return false;
  return answer.ok === true ? 'value' in answer : 'error' in answer && typeof answer.error === 'string';
}

function unexpected(): { ok: false; error: string } {
  return { ok: false, error: 'callPanel' };
}
