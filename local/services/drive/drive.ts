import type { DriveFile } from '../../document/types';
import type { Environment } from '../environment';
import { type Part, parseMultipart } from './multipart';
import { matchesQuery } from './query';

/** A request as UrlFetchApp sends it. */
export interface DriveRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly contentType: string;
  readonly body: Buffer;
}

/** What the local Drive answers. */
export interface DriveResponse {
  readonly headers?: Readonly<Record<string, string>>;
  readonly status: number;
  readonly contentType: string;
  readonly body: Buffer;
}

type Metadata = Partial<Pick<DriveFile, 'id' | 'name' | 'mimeType' | 'appProperties' | 'parents' | 'trashed'>>;

/** Simple and multipart uploads, as Drive's guide says. */
const LARGEST_UPLOAD = 5 * 1024 * 1024;
const FILES = /^\/drive\/v3\/files(?:\/([^/]+))?$/;
const UPLOAD = /^\/upload\/drive\/v3\/files(?:\/([^/]+))?$/;

/** Answers a request to Drive's REST API v3 from the document's files. With scope drive.file a user sees only what they made with this script. */
export function answerDrive(env: Environment, request: DriveRequest): DriveResponse {
  const user = userOf(request.headers.authorization);
  if (user === undefined) return failure(401, 'authError', 'Request had invalid authentication credentials.');
  if (!env.manifest.dependencies?.enabledAdvancedServices?.some((service) => service.serviceId === 'drive')) {
    return failure(403, 'accessNotConfigured', 'Google Drive API has not been used in project 0 before or it is disabled.');
  }
  const scopes = env.manifest.oauthScopes;
  if (scopes && !scopes.some((scope) => /\/auth\/drive(?:\.file)?$/.test(scope))) {
    return failure(403, 'insufficientPermissions', 'Request had insufficient authentication scopes.');
  }
  const { pathname } = request.url;
  const upload = UPLOAD.exec(pathname);
  if (upload) return uploadFile(env, user, request, upload[1]);
  if (pathname === '/drive/v3/files/generateIds') return generateIds(request.url);
  const match = FILES.exec(pathname);
  if (!match) return failure(404, 'notFound', 'Not Found');
  const id = match[1] === undefined ? undefined : decodeURIComponent(match[1]);
  if (id === undefined) {
    if (request.method === 'get') return listFiles(env, user, request.url);
    if (request.method === 'post') return createFile(env, user, request.url, jsonOf(request.body), Buffer.alloc(0), undefined);
    return failure(405, 'httpMethodNotAllowed', 'Method not allowed');
  }
  const file = env.book.files.find((one) => one.id === id && one.owner === user);
  if (!file) return failure(404, 'notFound', `File not found: ${id}.`);
  switch (request.method) {
    case 'get':
      if (request.url.searchParams.get('alt') === 'media')
        return { status: 200, contentType: file.mimeType, body: Buffer.from(file.content, 'base64') };
      return json(200, selected(file, request.url.searchParams.get('fields')));
    case 'delete':
      env.book.files = env.book.files.filter((one) => one !== file);
      env.touch();
      return { status: 204, contentType: 'text/plain', body: Buffer.alloc(0) };
    case 'patch':
      return changeFile(env, file, request.url, jsonOf(request.body), undefined);
    default:
      return failure(405, 'httpMethodNotAllowed', 'Method not allowed');
  }
}

function uploadFile(env: Environment, user: string, request: DriveRequest, id: string | undefined): DriveResponse {
  const kind = request.url.searchParams.get('uploadType');
  if (kind === 'resumable') return uploadInSession(env, user, request, id);
  if (request.body.length > LARGEST_UPLOAD)
    return failure(413, 'uploadTooLarge', 'The upload is larger than 5 MB: use a resumable upload.');
  let metadata: Metadata | undefined = {};
  let media: Part = { contentType: request.contentType, body: request.body };
  if (kind === 'multipart') {
    const parts = parseMultipart(request.contentType, request.body);
    if (parts.length !== 2) return failure(400, 'badRequest', 'Malformed multipart body.');
    metadata = jsonOf(parts[0]!.body);
    media = parts[1]!;
  } else if (kind !== 'media') return failure(400, 'badRequest', `not implemented: uploadType=${kind}`);
  if (request.method === 'post' && id === undefined) return createFile(env, user, request.url, metadata, media.body, media.contentType);
  const file = env.book.files.find((one) => one.id === id && one.owner === user);
  if (request.method !== 'patch' || !file) return failure(404, 'notFound', `File not found: ${id}.`);
  return changeFile(env, file, request.url, metadata, media);
}

/** A resumable upload in one piece: a first request with the metadata gives the address that takes the content. */
function uploadInSession(env: Environment, user: string, request: DriveRequest, id: string | undefined): DriveResponse {
  if (id !== undefined) return failure(400, 'badRequest', 'not implemented: a resumable upload to a file that exists');
  const session = request.url.searchParams.get('upload_id');
  if (session !== null && request.method === 'put') {
    const metadata = jsonOf(Buffer.from(session, 'base64url'));
    return createFile(env, user, request.url, metadata, request.body, request.contentType);
  }
  if (request.method !== 'post' || !jsonOf(request.body)) return failure(400, 'parseError', 'Parse Error');
  const address = new URL(request.url);
  address.searchParams.set('upload_id', request.body.toString('base64url'));
  return { status: 200, contentType: 'text/plain', body: Buffer.alloc(0), headers: { Location: address.href } };
}

function createFile(
  env: Environment,
  owner: string,
  url: URL,
  metadata: Metadata | undefined,
  body: Buffer,
  contentType: string | undefined,
): DriveResponse {
  if (!metadata) return failure(400, 'parseError', 'Parse Error');
  const id = metadata.id ?? freshId();
  if (env.book.files.some((file) => file.id === id)) return failure(409, 'fileIdInUse', 'A file already exists with the provided ID.');
  const now = new Date(env.now()).toISOString();
  const file: DriveFile = {
    id,
    name: metadata.name ?? 'Untitled',
    mimeType: metadata.mimeType ?? contentType ?? 'application/octet-stream',
    owner,
    content: body.toString('base64'),
    createdTime: now,
    modifiedTime: now,
    ...(metadata.appProperties ? { appProperties: metadata.appProperties } : {}),
    ...(metadata.parents ? { parents: metadata.parents } : {}),
  };
  env.book.files.push(file);
  env.touch();
  return json(200, selected(file, url.searchParams.get('fields') ?? 'kind,id,name,mimeType'));
}

function changeFile(env: Environment, file: DriveFile, url: URL, metadata: Metadata | undefined, media: Part | undefined): DriveResponse {
  if (!metadata) return failure(400, 'parseError', 'Parse Error');
  const { name, mimeType, appProperties, trashed } = metadata;
  Object.assign(
    file,
    name === undefined ? {} : { name },
    mimeType === undefined ? {} : { mimeType },
    trashed === undefined ? {} : { trashed },
  );
  if (appProperties) file.appProperties = { ...file.appProperties, ...appProperties };
  if (media) file.content = media.body.toString('base64');
  file.modifiedTime = new Date(env.now()).toISOString();
  env.touch();
  return json(200, selected(file, url.searchParams.get('fields') ?? 'kind,id,name,mimeType'));
}

function listFiles(env: Environment, user: string, url: URL): DriveResponse {
  const query = url.searchParams.get('q');
  const size = Number(url.searchParams.get('pageSize') ?? 100);
  if (!(size >= 1 && size <= 1000)) return failure(400, 'invalid', `Invalid value '${size}'. Values must be within the range: [1, 1000]`);
  let found: DriveFile[];
  try {
    found = env.book.files.filter((file) => file.owner === user && (!query || matchesQuery(file, query)));
  } catch {
    return failure(400, 'invalid', `Invalid Value: ${query}`);
  }
  for (const key of (url.searchParams.get('orderBy') ?? '').split(',').reverse()) {
    const [field = '', direction] = key.trim().split(/\s+/);
    const factor = direction === 'desc' ? -1 : 1;
    const read = (file: DriveFile): string => String(Reflect.get(file, field === 'name_natural' ? 'name' : field) ?? '');
    if (field !== '') found.sort((a, b) => factor * (read(a) < read(b) ? -1 : read(a) > read(b) ? 1 : 0));
  }
  const start = Number(url.searchParams.get('pageToken') ?? 0);
  const page = found.slice(start, start + size);
  const fields = url.searchParams.get('fields');
  const inner = fields === null || fields === '*' ? fields : (/files\(([^)]*)\)/.exec(fields)?.[1] ?? null);
  const isWanted = (key: string): boolean => fields === null || fields === '*' || new RegExp(`(?:^|,)\\s*${key}\\b`).test(fields);
  const answer: Record<string, unknown> = {};
  if (isWanted('kind')) answer.kind = 'drive#fileList';
  if (isWanted('incompleteSearch')) answer.incompleteSearch = false;
  if (isWanted('files')) answer.files = page.map((file) => selected(file, inner));
  if (isWanted('nextPageToken') && start + size < found.length) answer.nextPageToken = String(start + size);
  return json(200, answer);
}

function generateIds(url: URL): DriveResponse {
  const count = Number(url.searchParams.get('count') ?? 10);
  if (!(count >= 1 && count <= 1000))
    return failure(400, 'invalid', `Invalid value '${count}'. Values must be within the range: [1, 1000]`);
  return json(200, { kind: 'drive#generatedIds', space: 'drive', ids: Array.from({ length: count }, freshId) });
}

function freshId(): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return `1${Array.from({ length: 32 }, () => letters[Math.floor(Math.random() * 64)]).join('')}`;
}

/** The fields of a file that a request asked for; sizes are texts, as in Drive. */
function selected(file: DriveFile, fields: string | null): Record<string, unknown> {
  const all: Record<string, unknown> = {
    kind: 'drive#file',
    id: file.id,
    name: file.name,
    mimeType: file.mimeType,
    createdTime: file.createdTime,
    modifiedTime: file.modifiedTime,
    size: String(Buffer.byteLength(file.content, 'base64')),
    trashed: file.trashed ?? false,
    appProperties: file.appProperties,
    parents: file.parents,
    owners: [{ emailAddress: file.owner }],
    ownedByMe: true,
  };
  if (fields === '*') return all;
  const wanted = (fields ?? 'kind,id,name,mimeType').split(',').map((field) => field.trim().replace(/[/(].*$/, ''));
  return Object.fromEntries(Object.entries(all).filter(([key, value]) => wanted.includes(key) && value !== undefined));
}

function userOf(authorization: string | undefined): string | undefined {
  const token = /^Bearer local\.([\w-]*)$/.exec(authorization ?? '');
  return token ? Buffer.from(token[1]!, 'base64url').toString('utf8') : undefined;
}

function jsonOf(body: Buffer): Metadata | undefined {
  try {
    const value: unknown = JSON.parse(body.toString('utf8') || '{}');
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function json(status: number, value: unknown): DriveResponse {
  return { status, contentType: 'application/json; charset=UTF-8', body: Buffer.from(JSON.stringify(value), 'utf8') };
}

function failure(code: number, reason: string, message: string): DriveResponse {
  return json(code, { error: { code, message, errors: [{ message, domain: 'global', reason }] } });
}
