import { readFileSync } from 'node:fs';
import { createRuntime, createWorkbook, type Manifest } from '../../local/index';

const manifest: Manifest = JSON.parse(readFileSync('appsscript.json', 'utf8'));
const code = `
const api = (method, path, options) => {
  const response = UrlFetchApp.fetch('https://www.googleapis.com/' + path, Object.assign({ method, muteHttpExceptions: true, headers: { Authorization: 'Bearer ' + ScriptApp.getOAuthToken() } }, options));
  const text = response.getContentText();
  return [response.getResponseCode(), text && text[0] === '{' ? JSON.parse(text) : text];
};
function ids() { return api('get', 'drive/v3/files/generateIds?count=2')[1].ids; }
function create(id, name, bytes) {
  const boundary = 'kehu-boundary';
  const head = '--' + boundary + '\\r\\nContent-Type: application/json; charset=UTF-8\\r\\n\\r\\n' + JSON.stringify({ id, name, appProperties: { kind: 'snapshot' } }) + '\\r\\n--' + boundary + '\\r\\nContent-Type: application/gzip\\r\\n\\r\\n';
  const payload = Utilities.newBlob(head).getBytes().concat(bytes, Utilities.newBlob('\\r\\n--' + boundary + '--').getBytes());
  return api('post', 'upload/drive/v3/files?uploadType=multipart&fields=id,name,size,mimeType', { contentType: 'multipart/related; boundary=' + boundary, payload });
}
function createLarge(id, name, size, kind) {
  const bytes = new Array(size).fill(1);
  if (kind === 'multipart') return [create(id, name, bytes)[0], ''];
  const headers = { Authorization: 'Bearer ' + ScriptApp.getOAuthToken() };
  const begun = UrlFetchApp.fetch('https://www.googleapis.com/upload/drive/v3/files?uploadType=resumable&fields=id,size', { method: 'post', headers, contentType: 'application/json', payload: JSON.stringify({ id, name }) });
  const answer = UrlFetchApp.fetch(begun.getHeaders().Location, { method: 'put', headers, contentType: 'application/gzip', payload: bytes, muteHttpExceptions: true });
  return [answer.getResponseCode(), JSON.parse(answer.getContentText()).size || ''];
}
function media(id) { return UrlFetchApp.fetch('https://www.googleapis.com/drive/v3/files/' + id + '?alt=media', { headers: { Authorization: 'Bearer ' + ScriptApp.getOAuthToken() } }).getContent(); }
function list(q, more) { return api('get', 'drive/v3/files?fields=nextPageToken,files(id,name,size)&q=' + encodeURIComponent(q) + (more || '')); }
function remove(id) { return api('delete', 'drive/v3/files/' + id)[0]; }
function elsewhere() { UrlFetchApp.fetch('https://example.com/'); }
function loud(id) { UrlFetchApp.fetch('https://www.googleapis.com/drive/v3/files/' + id, { headers: { Authorization: 'Bearer ' + ScriptApp.getOAuthToken() } }); }
function anonymous() { return UrlFetchApp.fetch('https://www.googleapis.com/drive/v3/files', { muteHttpExceptions: true }).getResponseCode(); }
`;
const setup = () => {
  const document = createWorkbook();
  const as = (user: string) => createRuntime({ document, manifest, code, user, asOf: '2024-06-01' });
  return { me: as('me@example.com'), other: as('other@example.com') };
};

describe('the local Drive', () => {
  it('keeps bytes under an id that was asked for before, once', () => {
    const { me } = setup();
    const [id] = me.call('ids') as string[];
    expect(me.call('create', id, 'a.gz', [31, -117, 0, 13, 10, -1])).toEqual([
      200,
      { id, name: 'a.gz', size: '6', mimeType: 'application/gzip' },
    ]);
    expect(me.call('media', id)).toEqual([31, -117, 0, 13, 10, -1]);
    expect(me.call('create', id, 'a.gz', [1])).toMatchObject([409, { error: { code: 409, errors: [{ reason: 'fileIdInUse' }] } }]);
    expect(me.last.calls).toMatchObject({ 'UrlFetchApp.fetch': 1, 'ScriptApp.getOAuthToken': 1 });
  });
  it('is off where the manifest lists no advanced service that turns its API on', () => {
    const { dependencies: _none, ...bare } = manifest;
    const runtime = createRuntime({ manifest: bare, code, user: 'me@example.com' });
    expect(runtime.call('list', 'trashed = false')).toMatchObject([403, { error: { errors: [{ reason: 'accessNotConfigured' }] } }]);
  });
  it('takes more than 5 MB in a resumable upload only', () => {
    const { me } = setup();
    const [id] = me.call('ids') as string[];
    expect(me.call('createLarge', id, 'a', 6_000_000, 'multipart')).toEqual([413, '']);
    expect(me.call('createLarge', id, 'a', 6_000_000, 'resumable')).toEqual([200, '6000000']);
    expect(me.call('createLarge', id, 'a', 6_000_000, 'resumable')).toEqual([409, '']);
  });
  it('shows a user only their own files', () => {
    const { me, other } = setup();
    me.call('create', undefined, 'mine', [1]);
    const [[, listing]] = [me.call('list', "name = 'mine'") as [number, { files: { id: string }[] }]];
    const id = listing.files[0]!.id;
    expect(other.call('list', 'trashed = false')).toEqual([200, { files: [] }]);
    expect(other.call('remove', id)).toBe(404);
    expect(() => other.call('loud', id)).toThrow('Request failed for https://www.googleapis.com returned code 404.');
    expect(me.call('remove', id)).toBe(204);
  });
  it('searches, orders and pages', () => {
    const { me } = setup();
    for (const name of ['b', 'a', "it's"]) me.call('create', undefined, name, [1]);
    const names = (answer: unknown) => (answer as [number, { files: { name: string }[] }])[1].files.map((file) => file.name);
    expect(
      names(me.call('list', "appProperties has { key='kind' and value='snapshot' } and not name contains 'it'", '&orderBy=name')),
    ).toEqual(['a', 'b']);
    expect(names(me.call('list', "name = 'it\\'s' or name = 'zz'"))).toEqual(["it's"]);
    const [, first] = me.call('list', 'trashed = false', '&pageSize=2&orderBy=name') as [number, { nextPageToken: string }];
    expect(names(me.call('list', 'trashed = false', `&pageSize=2&orderBy=name&pageToken=${first.nextPageToken}`))).toEqual(["it's"]);
    expect(me.call('list', 'nonsense')).toMatchObject([400, { error: { code: 400 } }]);
  });
  it('answers nobody without a token and fetches from nowhere else', () => {
    const { me } = setup();
    expect(me.call('anonymous')).toBe(401);
    expect(() => me.call('elsewhere')).toThrow('urlFetchWhitelist');
  });
});
