import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, extname, join } from 'node:path';
import { guardHeaders, hasToken, isOwnRequest, newToken, sidebarHeaders } from './guard';
import { pageHtml, withScriptRun } from './html';
import { projectRoot, readProject } from './project';
import type { EditRequest, MenuRequest, PanelRequest, SelectRequest, WindowRequest } from './protocol';
import { openSession, type Session } from './session';

/** The port where the workbench is found when it is free. */
export const USUAL_PORT = 4173;
const MOST_BYTES = 8 * 1024 * 1024;

export interface ServeOptions {
  /** The book: `.xlsx` or `.kehu.json`. */
  readonly path: string;
  /** First port to try; the next free one is taken. Absent: the usual one. 0: any. */
  readonly port?: number;
  /** The user's locale: zh-CN or en. */
  readonly locale?: string;
  /** The clock that the add-on sees. */
  readonly asOf?: string;
  readonly user?: string;
  /** Folder of the built script project; the repository's `dist` when absent. */
  readonly project?: string;
}

/** Serves a page with the book on this machine only. Resolves when it listens. @throws FileError where the book can't be read */
export async function serveBook(options: ServeOptions): Promise<{ readonly url: string; close(): Promise<void> }> {
  const root = projectRoot();
  const locale = options.locale ?? 'zh-CN';
  const session = await openSession({
    path: options.path,
    project: readProject(options.project ?? join(root, 'dist')),
    locale,
    ...(options.asOf === undefined ? {} : { asOf: options.asOf }),
    ...(options.user === undefined ? {} : { user: options.user }),
  });
  const site: Site = { session, token: newToken(), locale, assets: join(root, 'build', 'workbench'), port: 0 };
  const server = createServer((request, response) => {
    answer(site, request, response).catch((error: unknown) => {
      if (!response.headersSent) response.statusCode = 500;
      response.end(error instanceof Error ? error.message : String(error));
    });
  });
  site.port = await listen(server, options.port ?? USUAL_PORT);
  return { url: `http://127.0.0.1:${site.port}/`, close: () => close(server) };
}

interface Site {
  readonly session: Session;
  readonly token: string;
  readonly locale: string;
  readonly assets: string;
  port: number;
}

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.map': 'application/json',
};

async function answer(site: Site, request: IncomingMessage, response: ServerResponse): Promise<void> {
  guardHeaders(response);
  if (!isOwnRequest(request, site.port)) return refuse(response, 403);
  const path = new URL(request.url ?? '/', 'http://localhost').pathname;
  if (path.startsWith('/api/')) return answerCall(site, path.slice(5), request, response);
  if (request.method !== 'GET') return refuse(response, 405);
  if (path === '/') return send(response, 'text/html; charset=utf-8', pageHtml(site.token, site.locale));
  if (path.startsWith('/panel/')) {
    const html = site.session.shownHtml(path);
    if (html === undefined) return refuse(response, 404);
    sidebarHeaders(response);
    return send(response, 'text/html; charset=utf-8', withScriptRun(html));
  }
  const file = join(site.assets, basename(path));
  const type = TYPES[extname(file)];
  if (!path.startsWith('/assets/') || type === undefined || !existsSync(file)) return refuse(response, 404);
  return send(response, type, readFileSync(file));
}

async function answerCall(site: Site, name: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (!hasToken(request, site.token)) return refuse(response, 403);
  if (name === 'book' && request.method === 'GET') return sendJson(response, await site.session.book());
  if (request.method !== 'POST') return refuse(response, 405);
  const call = CALLS[name];
  if (!call) return refuse(response, 404);
  const body = await readJson(request);
  if (body === undefined) return refuse(response, 400);
  return sendJson(response, (await call(site.session, body)) ?? {});
}

/** What the page may ask, by name. The bodies are those of protocol.ts: they come from our own page, which holds the token. */
const CALLS: Readonly<Record<string, (session: Session, body: unknown) => Promise<unknown>>> = {
  menu: (session, body) => session.menu((body as MenuRequest).handler),
  edit: (session, body) => session.edit(body as EditRequest),
  select: (session, body) => session.select(body as SelectRequest),
  panel: (session, body) => session.panel((body as PanelRequest).name, (body as PanelRequest).args),
  window: (session, body) => session.window(body as WindowRequest),
};

async function readJson(request: IncomingMessage): Promise<unknown> {
  if (!String(request.headers['content-type']).startsWith('application/json')) return undefined;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > MOST_BYTES) return undefined;
    chunks.push(chunk as Buffer);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return undefined;
  }
}

function sendJson(response: ServerResponse, body: unknown): void {
  send(response, 'application/json; charset=utf-8', JSON.stringify(body));
}

function send(response: ServerResponse, type: string, body: string | Buffer): void {
  response.setHeader('Content-Type', type);
  response.end(body);
}

function refuse(response: ServerResponse, status: number): void {
  response.statusCode = status;
  response.setHeader('Content-Type', 'text/plain; charset=utf-8');
  response.end(String(status));
}

/** Listens on the first free port from the wished one on; gives it. */
async function listen(server: Server, wished: number): Promise<number> {
  for (let port = wished; ; port++) {
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, '127.0.0.1', () => {
          server.off('error', reject);
          resolve();
        });
      });
      return (server.address() as AddressInfo).port;
    } catch (error) {
      const { code } = error as { code?: string };
      if ((code !== 'EADDRINUSE' && code !== 'EACCES') || port >= wished + 100) throw error;
    }
  }
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
