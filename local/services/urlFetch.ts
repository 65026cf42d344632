import { LocalBlob, signed, unsigned } from './blob';
import { answerDrive, type DriveRequest, type DriveResponse } from './drive/drive';
import type { Environment } from './environment';
import { Exception, googleInterface } from './google';
import type { Measured } from './realm/door';

type Response = GoogleAppsScript.URL_Fetch.HTTPResponse;
/** Google's limits: characters of an address, bytes of what is sent. */
const LONGEST_URL = 2082;
const LARGEST_PAYLOAD = 50 * 1024 * 1024;

type Options = GoogleAppsScript.URL_Fetch.URLFetchRequestOptions;

/** Google's UrlFetchApp, for the hosts of the manifest's whitelist; the local Drive answers for www.googleapis.com, there is no other network. */
export class UrlFetchApp extends googleInterface<GoogleAppsScript.URL_Fetch.UrlFetchApp>() implements Measured {
  static readonly google = 'URL_Fetch.UrlFetchApp';
  constructor(private readonly env: Environment) {
    super();
  }
  measure(_method: string, args: readonly unknown[]): { bytes: number } {
    const [url, options] = args as [unknown, Options | undefined];
    const payload = options?.payload;
    const sent =
      payload instanceof LocalBlob ? payload.bytes.length : Array.isArray(payload) || typeof payload === 'string' ? payload.length : 0;
    const id = /\/files\/([^/?]+)\?.*alt=media/.exec(String(url))?.[1];
    const file = this.env.book.files.find((one) => one.id === id);
    return { bytes: sent + (file ? (file.content.length * 3) / 4 : 0) };
  }
  override fetch(address: string, options: Options = {}): Response {
    const url = this.allowed(address);
    if (url.href.length > LONGEST_URL && !url.searchParams.has('upload_id')) throw new Exception(`Limit Exceeded: URLFetch URL Length.`);
    const request = requestOf(url, options);
    if (request.body.length > LARGEST_PAYLOAD) throw new Exception('Limit Exceeded: URLFetch POST Size.');
    const response = new HttpResponse(answerDrive(this.env, request));
    const status = response.getResponseCode();
    if (status >= 400 && options.muteHttpExceptions !== true) {
      throw new Exception(
        `Request failed for ${url.origin} returned code ${status}. Truncated server response: ${response.getContentText().slice(0, 300)} (use muteHttpExceptions option to examine full response)`,
      );
    }
    return response;
  }
  override fetchAll(requests: (GoogleAppsScript.URL_Fetch.URLFetchRequest | string)[]): Response[] {
    return requests.map((request) => {
      if (typeof request === 'string') return this.fetch(request);
      const { url, ...options } = request;
      return this.fetch(url, options);
    });
  }
  private allowed(address: string): URL {
    let url: URL;
    try {
      url = new URL(String(address));
    } catch (cause) {
      throw new Exception(`Invalid argument: ${address}`, { cause });
    }
    const list = this.env.manifest.urlFetchWhitelist;
    if (list && !list.some((prefix) => String(address).startsWith(prefix))) {
      throw new Exception(`UrlFetch calls to ${address} are not permitted by your admin or the manifest's urlFetchWhitelist.`);
    }
    if (url.origin !== 'https://www.googleapis.com') throw new Exception(`DNS error: ${url.origin}`);
    return url;
  }
}

function requestOf(url: URL, options: Options): DriveRequest {
  const headers = Object.fromEntries(Object.entries(options.headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]));
  const { payload } = options;
  let body: Buffer = Buffer.alloc(0);
  let contentType = String(options.contentType ?? headers['content-type'] ?? 'application/x-www-form-urlencoded');
  if (typeof payload === 'string') body = Buffer.from(payload, 'utf8');
  else if (Array.isArray(payload)) body = unsigned(payload);
  else if (payload instanceof LocalBlob) {
    body = payload.bytes;
    if (options.contentType === undefined && headers['content-type'] === undefined) contentType = payload.getContentType() ?? contentType;
  } else if (typeof payload === 'object' && payload !== null) {
    body = Buffer.from(new URLSearchParams(Object.entries(payload).map(([name, value]) => [name, String(value)])).toString());
  }
  const given = typeof options.method === 'string' ? options.method.toLowerCase() : payload === undefined ? 'get' : 'post';
  return { method: headers['x-http-method-override']?.toLowerCase() ?? given, url, headers, contentType, body };
}

class HttpResponse extends googleInterface<Response>() {
  static readonly google = 'URL_Fetch.HTTPResponse';
  constructor(private readonly response: DriveResponse) {
    super();
  }
  override getResponseCode(): number {
    return this.response.status;
  }
  override getContentText(charset = 'UTF-8'): string {
    return new TextDecoder(charset).decode(this.response.body);
  }
  override getContent(): number[] {
    return signed(this.response.body);
  }
  override getBlob(): GoogleAppsScript.Base.Blob {
    return new LocalBlob(this.response.body, this.response.contentType);
  }
  override getHeaders(): object {
    return { 'Content-Type': this.response.contentType, ...this.response.headers };
  }
  override getAllHeaders(): object {
    return this.getHeaders();
  }
}
