import { Refusal } from '../core/message';
import type { Files } from './host';
import type { CreateFile } from './plan';

type Response = GoogleAppsScript.URL_Fetch.HTTPResponse;
type Options = GoogleAppsScript.URL_Fetch.URLFetchRequestOptions;

const API = 'https://www.googleapis.com/drive/v3/files';
const UPLOAD = 'https://www.googleapis.com/upload/drive/v3/files';
/** Drive takes a larger file in a session of two requests only. */
const LARGEST_MULTIPART = 5_000_000;
const TRIES = 5;
const FIRST_WAIT = 1000;

/** Kehu's files in the user's Drive, by REST v3: scope drive.file shows those that Kehu made for this user, and no others. */
export function driveFiles(): Files {
  return { newId, read, list, find };
}

/** Creates a file under an id that `newId` gave. Where it is there already (Drive answers 409) it stays as it is. @throws Refusal where Drive refuses */
export function createFile(step: Omit<CreateFile, 'kind'>): void {
  const metadata = { id: step.id, name: step.name, mimeType: step.mimeType, appProperties: step.properties ?? {} };
  const text = JSON.stringify(metadata);
  const { contentType, payload } = multipart(text, step.mimeType, step.bytes);
  const response =
    payload.length > LARGEST_MULTIPART
      ? patiently(() => uploadInSession(text, step))
      : fetchDrive(`${UPLOAD}?uploadType=multipart&fields=id`, { method: 'post', contentType, payload });
  if (response.getResponseCode() !== 409) expectOk(response);
}

/** A resumable upload in one piece. One that breaks off is begun anew: under the same id it can't make a second file. */
function uploadInSession(metadata: string, step: Omit<CreateFile, 'kind'>): Response {
  const begun = UrlFetchApp.fetch(`${UPLOAD}?uploadType=resumable&fields=id`, {
    ...authorized({ 'X-Upload-Content-Type': step.mimeType, 'X-Upload-Content-Length': String(step.bytes.length) }),
    method: 'post',
    contentType: 'application/json; charset=UTF-8',
    payload: metadata,
  });
  const [, session] = Object.entries(begun.getAllHeaders()).find(([name]) => name.toLowerCase() === 'location') ?? [];
  if (begun.getResponseCode() !== 200 || typeof session !== 'string') return begun;
  return UrlFetchApp.fetch(session, { ...authorized(), method: 'put', contentType: step.mimeType, payload: step.bytes });
}

function newId(): string {
  const [id] = idsIn(fetchOk(`${API}/generateIds?count=1&space=drive&type=files`).getContentText());
  if (id === undefined) throw new Refusal({ key: 'drive.failed', params: { status: 200, reason: 'generateIds' } });
  return id;
}

function read(id: string): { name: string; bytes: number[] } | undefined {
  const file = `${API}/${encodeURIComponent(id)}`;
  const response = fetchDrive(`${file}?fields=name,trashed`, {});
  if (response.getResponseCode() === 404) return undefined;
  expectOk(response);
  const { name, trashed } = JSON.parse(response.getContentText()) as { name: string; trashed?: boolean };
  // A file in the bin is deleted by Drive after 30 days, so it is no backup any more.
  if (trashed) return undefined;
  return { name, bytes: fetchOk(`${file}?alt=media`).getContent() };
}

interface Listed {
  readonly id: string;
  readonly name: string;
  readonly createdTime: string;
  readonly size?: string;
}

function list(): { id: string; name: string; created: string; size: number }[] {
  return listWhere('trashed = false').map(({ id, name, createdTime, size }) => ({
    id,
    name,
    created: createdTime,
    size: Number(size ?? 0),
  }));
}

function find(property: string, value: string): string | undefined {
  return listWhere(`trashed = false and appProperties has { key='${quoted(property)}' and value='${quoted(value)}' }`)[0]?.id;
}

function listWhere(condition: string): Listed[] {
  const files: Listed[] = [];
  let page: string | undefined;
  do {
    const query = [
      `q=${encodeURIComponent(condition)}`,
      `fields=${encodeURIComponent('nextPageToken,files(id,name,createdTime,size)')}`,
      'spaces=drive',
      'pageSize=1000',
      ...(page === undefined ? [] : [`pageToken=${encodeURIComponent(page)}`]),
    ];
    const answer = JSON.parse(fetchOk(`${API}?${query.join('&')}`).getContentText()) as { files?: Listed[]; nextPageToken?: string };
    files.push(...(answer.files ?? []));
    page = answer.nextPageToken;
  } while (page !== undefined);
  return files;
}

function quoted(text: string): string {
  return text.replace(/[\\']/g, '\\$&');
}

function idsIn(text: string): readonly string[] {
  return (JSON.parse(text) as { ids?: readonly string[] }).ids ?? [];
}

/** A multipart/related body of two parts: the metadata as JSON and the content as bytes. */
function multipart(metadata: string, mimeType: string, bytes: readonly number[]): { contentType: string; payload: number[] } {
  const boundary = `kehu-${Utilities.getUuid()}`;
  const head = `--${boundary}\r\nContent-Type: application/json; charset=UTF-8\r\n\r\n${metadata}\r\n--${boundary}\r\nContent-Type: ${mimeType}\r\n\r\n`;
  const payload = [...Utilities.newBlob(head).getBytes()].concat(bytes, Utilities.newBlob(`\r\n--${boundary}--`).getBytes());
  return { contentType: `multipart/related; boundary=${boundary}`, payload };
}

function fetchOk(url: string): Response {
  const response = fetchDrive(url, {});
  expectOk(response);
  return response;
}

function expectOk(response: Response): void {
  const status = response.getResponseCode();
  if (status < 200 || status > 299) throw new Refusal({ key: 'drive.failed', params: { status, reason: reasonOf(response) } });
}

function fetchDrive(url: string, options: Options): Response {
  const request = { ...options, ...authorized() };
  return patiently(() => UrlFetchApp.fetch(url, request));
}

function authorized(headers: Readonly<Record<string, string>> = {}): Pick<Options, 'muteHttpExceptions' | 'headers'> {
  return { muteHttpExceptions: true, headers: { ...headers, Authorization: `Bearer ${ScriptApp.getOAuthToken()}` } };
}

/** Sends; when Drive is busy (429, 5xx, a rate limit, no connection) again after 1, 2, 4 and 8 seconds and up to one more at random, so that many books don't come back at once. */
function patiently(send: () => Response): Response {
  for (let attempt = 1; ; attempt += 1) {
    const response = trySending(send);
    const last = attempt === TRIES;
    if ('error' in response) {
      if (last) throw new Refusal({ key: 'drive.unreachable', params: { reason: response.error } });
    } else if (last || !isBusy(response.answer)) return response.answer;
    Utilities.sleep(FIRST_WAIT * 2 ** (attempt - 1) + Math.floor(Math.random() * 1000));
  }
}

function trySending(send: () => Response): { answer: Response } | { error: string } {
  try {
    return { answer: send() };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

function isBusy(response: Response): boolean {
  const status = response.getResponseCode();
  return status === 429 || status >= 500 || (status === 403 && /rateLimitExceeded/i.test(reasonOf(response)));
}

/** Drive's reason in an error's answer: `errors[0].reason` and the message. */
function reasonOf(response: Response): string {
  const text = response.getContentText();
  try {
    const { error } = JSON.parse(text) as { error?: { message?: string; errors?: readonly { reason?: string }[] } };
    return [error?.errors?.[0]?.reason, error?.message].filter(Boolean).join(': ') || text.slice(0, 200);
  } catch {
    return text.slice(0, 200);
  }
}
