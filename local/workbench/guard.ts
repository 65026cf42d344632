import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** Name of the header that carries the page's token. */
export const TOKEN_HEADER = 'x-kehu-token';

/** A fresh token: only a page that this server gave it to can ask for data or change something. */
export function newToken(): string {
  return randomBytes(24).toString('base64url');
}

/** Whether a request is addressed to this machine by a name that no foreign site can have (DNS rebinding), and comes from no foreign page. */
export function isOwnRequest(request: IncomingMessage, port: number): boolean {
  const names = [`127.0.0.1:${port}`, `localhost:${port}`];
  const { host, origin } = request.headers;
  if (host === undefined || !names.includes(host)) return false;
  if (origin !== undefined && !names.some((name) => origin === `http://${name}`)) return false;
  const site = request.headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' || site === 'none' || (site === 'cross-site' && isFrame(request));
}

/** Whether a request carries the token. */
export function hasToken(request: IncomingMessage, token: string): boolean {
  const given = request.headers[TOKEN_HEADER];
  if (typeof given !== 'string' || given.length !== token.length) return false;
  return timingSafeEqual(Buffer.from(given), Buffer.from(token));
}

/** Headers of every answer. The page's spreadsheet library compiles templates and formulas, which needs `unsafe-eval`; nothing is loaded from elsewhere. */
export function guardHeaders(response: ServerResponse): void {
  response.setHeader(
    'Content-Security-Policy',
    [
      "default-src 'none'",
      "script-src 'self' 'unsafe-eval'",
      "style-src 'self' 'unsafe-inline'",
      "img-src 'self' data: blob:",
      "connect-src 'self'",
      "frame-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
  );
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'no-referrer');
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
  response.setHeader('Cache-Control', 'no-store');
}

/** Headers of a sidebar's HTML: its own origin, inline script and style only, no network. */
export function sidebarHeaders(response: ServerResponse): void {
  guardHeaders(response);
  response.setHeader(
    'Content-Security-Policy',
    "sandbox allow-scripts allow-forms; default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; font-src data:; frame-ancestors 'self'",
  );
}

/** A sandboxed frame has no origin, so a browser calls its own loading cross-site in some versions; its address can't be guessed. */
function isFrame(request: IncomingMessage): boolean {
  return request.headers['sec-fetch-dest'] === 'iframe' && (request.url ?? '').startsWith('/panel/');
}
