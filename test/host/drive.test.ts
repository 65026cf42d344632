/// <reference types="google-apps-script" />
import { createFile, driveFiles } from '../../src/host/drive';

interface Request {
  readonly url: string;
  readonly method: string;
  readonly contentType: string;
  readonly body: string;
}
interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly bytes?: readonly number[];
}

/** Google's services as Drive's REST interface is reached through them: answers in turn, an Error where the connection fails. */
function drive(...answers: (Answer | Error)[]): { requests: Request[]; slept: number[] } {
  const requests: Request[] = [];
  const slept: number[] = [];
  const bytesOf = (text: string): number[] => [...new Int8Array(Buffer.from(text, 'utf8'))];
  const services = {
    ScriptApp: { getOAuthToken: () => 'token' },
    Utilities: {
      sleep: (milliseconds: number) => slept.push(milliseconds),
      getUuid: () => 'uuid',
      newBlob: (text: string) => ({ getBytes: () => bytesOf(text) }),
    },
    UrlFetchApp: {
      fetch: (url: string, options: { method?: string; contentType?: string; payload?: number[] }) => {
        const body = Buffer.from(Int8Array.from(options.payload ?? [])).toString('utf8');
        requests.push({ url, method: options.method ?? 'get', contentType: options.contentType ?? '', body });
        const answer = answers.shift() ?? { status: 500, body: 'no answer prepared' };
        if (answer instanceof Error) throw answer;
        return {
          getResponseCode: () => answer.status,
          getContentText: () => (typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body ?? {})),
          getContent: () => answer.bytes ?? [],
        };
      },
    },
  };
  Object.assign(globalThis, services);
  return { requests, slept };
}

const file = { id: 'f1', name: '客户.kehu.json.gz', mimeType: 'application/gzip', bytes: [31, -117, 8], properties: { kehuRun: 'run-1' } };
const busy = { status: 503, body: 'backend error' };

describe('Kehu’s files in Drive', () => {
  it('are created in one multipart request, with id, name and properties, and the bytes as they are', () => {
    const { requests } = drive({ status: 200, body: { id: 'f1' } });
    createFile(file);
    const [request] = requests;
    expect(request?.url).toContain('https://www.googleapis.com/upload/drive/v3/files?uploadType=multipart');
    const boundary = /boundary=(.+)$/.exec(request?.contentType ?? '')?.[1] ?? '?';
    const [, metadata = '', content = ''] = request?.body.split(`--${boundary}`) ?? [];
    expect(JSON.parse(metadata.split('\r\n\r\n')[1] ?? '')).toEqual({
      id: 'f1',
      name: file.name,
      mimeType: file.mimeType,
      appProperties: file.properties,
    });
    expect(content.startsWith('\r\nContent-Type: application/gzip\r\n\r\n\u001f')).toBe(true);
    expect(request?.body.endsWith(`\r\n--${boundary}--`)).toBe(true);
  });
  it('that are there already stay as they are', () => {
    drive({ status: 409, body: { error: { message: 'A file already exists with the provided ID.' } } });
    expect(() => createFile(file)).not.toThrow();
  });
  it('are asked for again when Drive is busy, longer apart each time, and not more than five times', () => {
    const limit = { status: 403, body: { error: { message: 'Rate', errors: [{ reason: 'userRateLimitExceeded' }] } } };
    const patient = drive(busy, { status: 429 }, limit, new Error('Address unavailable'), { status: 200, body: { ids: ['new'] } });
    expect(driveFiles().newId()).toBe('new');
    expect(patient.slept.map((time) => Math.floor(Math.log2(time / 1000)))).toEqual([0, 1, 2, 3]);
    patient.slept.forEach((time, at) => {
      expect(time - 1000 * 2 ** at).toBeLessThan(1000);
    });
    const down = drive(busy, busy, busy, busy, busy, { status: 200 });
    expect(() => driveFiles().newId()).toThrow('drive.failed');
    expect(down.requests).toHaveLength(5);
    drive(...new Array<Error>(5).fill(new Error('DNS')));
    expect(() => driveFiles().newId()).toThrow('drive.unreachable');
  });
  it('are not asked for again when Drive says no', () => {
    const { requests } = drive({ status: 403, body: { error: { message: 'No', errors: [{ reason: 'insufficientPermissions' }] } } });
    expect(() => createFile(file)).toThrow('drive.failed');
    expect(requests).toHaveLength(1);
  });
  it('are read by id, and are none where they are missing or in the bin', () => {
    drive({ status: 200, body: { name: 'a' } }, { status: 200, bytes: [31, -117] });
    expect(driveFiles().read('f1')).toEqual({ name: 'a', bytes: [31, -117] });
    drive({ status: 404 });
    expect(driveFiles().read('f1')).toBeUndefined();
    drive({ status: 200, body: { name: 'a', trashed: true } });
    expect(driveFiles().read('f1')).toBeUndefined();
  });
  it('are listed over all pages, and found by a property whatever its text', () => {
    const one = { id: 'f1', name: 'a', createdTime: '2024-03-15T00:30:00.000Z', size: '12' };
    const { requests } = drive(
      { status: 200, body: { files: [one], nextPageToken: 'p 2' } },
      { status: 200, body: { files: [{ ...one, id: 'f2' }] } },
    );
    expect(driveFiles().list()).toEqual([
      { id: 'f1', name: 'a', created: one.createdTime, size: 12 },
      { id: 'f2', name: 'a', created: one.createdTime, size: 12 },
    ]);
    expect(requests[1]?.url).toContain('pageToken=p%202');
    const found = drive({ status: 200, body: { files: [one] } });
    expect(driveFiles().find('kehuRun', "it's")).toBe('f1');
    expect(decodeURIComponent(found.requests[0]?.url ?? '')).toContain("appProperties has { key='kehuRun' and value='it\\'s' }");
    drive({ status: 200, body: {} });
    expect(driveFiles().find('kehuRun', 'none')).toBeUndefined();
  });
});
