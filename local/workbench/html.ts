/** The workbench's page: all it does is in its script, which takes the token and the locale from here. */
export function pageHtml(token: string, locale: string): string {
  const language = locale.startsWith('zh') ? 'zh-CN' : 'en';
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="kehu-token" content="${token}">
<title>Kehu</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/assets/page.css">
</head>
<body>
<script src="/assets/page.js"></script>
</body>
</html>
`;
}

/** A sidebar's HTML with `google.script.run`, `google.script.host` and `google.script.url` in front, which talk to the page around the frame. */
export function withScriptRun(html: string): string {
  const script = `<script>(${scriptRun.toString()})(window, window.parent)</script>`;
  return /<head[^>]*>/i.test(html) ? html.replace(/<head[^>]*>/i, (head) => head + script) : script + html;
}

/** Runs inside the frame, so it uses nothing from outside itself. */
function scriptRun(frame: ScriptFrame, page: { postMessage(message: unknown, target: string): void }): void {
  type Handlers = { success?: (result: unknown, user?: unknown) => void; failure?: (error: Error, user?: unknown) => void; user?: unknown };
  const waiting = new Map<number, Handlers>();
  let last = 0;
  const runner = (handlers: Handlers): unknown =>
    new Proxy(
      {},
      {
        get: (_, name) => {
          if (name === 'withSuccessHandler')
            return (success: Handlers['success']) => runner({ ...handlers, ...(success ? { success } : {}) });
          if (name === 'withFailureHandler')
            return (failure: Handlers['failure']) => runner({ ...handlers, ...(failure ? { failure } : {}) });
          if (name === 'withUserObject') return (user: unknown) => runner({ ...handlers, user });
          if (typeof name !== 'string') return undefined;
          return (...args: unknown[]) => {
            last += 1;
            waiting.set(last, handlers);
            page.postMessage({ kehu: 'run', id: last, name, args: JSON.parse(JSON.stringify(args)) }, '*');
          };
        },
      },
    );
  frame.addEventListener('message', (event) => {
    const message = event.data;
    if (event.source !== page || message?.kehu !== 'ran') return;
    const handlers = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.ok) handlers?.success?.(message.result ?? null, handlers.user);
    else handlers?.failure?.(new Error(message.error), handlers.user);
  });
  const post = (kehu: string) => () => page.postMessage({ kehu }, '*');
  frame.google = {
    script: {
      run: runner({}),
      host: { close: post('close'), editor: { focus: post('focus') }, setHeight: () => undefined, setWidth: () => undefined },
    },
  };
}

interface ScriptFrame {
  google?: unknown;
  addEventListener(
    type: 'message',
    listener: (event: {
      source: unknown;
      data: { kehu?: string; id: number; ok: boolean; result?: unknown; error?: string } | null;
    }) => void,
  ): void;
}
