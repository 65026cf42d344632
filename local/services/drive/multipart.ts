/** One part of a multipart body. */
export interface Part {
  readonly contentType: string;
  readonly body: Buffer;
}

/** The parts of a `multipart/related` body, or [] when it isn't one. */
export function parseMultipart(contentType: string, body: Buffer): Part[] {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  if (boundary === undefined) return [];
  const mark = Buffer.from(`--${boundary}`);
  const parts: Part[] = [];
  let start = body.indexOf(mark);
  while (start >= 0) {
    const after = start + mark.length;
    if (body.subarray(after, after + 2).toString() === '--') return parts;
    const next = body.indexOf(mark, after);
    if (next < 0) return [];
    const part = readPart(body.subarray(after, next));
    if (part) parts.push(part);
    start = next;
  }
  return [];
}

function readPart(bytes: Buffer): Part | undefined {
  const text = bytes.toString('latin1');
  const head = /^\r?\n([\s\S]*?)\r?\n\r?\n/.exec(text);
  if (!head) return undefined;
  const end = text.endsWith('\r\n') ? bytes.length - 2 : text.endsWith('\n') ? bytes.length - 1 : bytes.length;
  const headers = head[1]!;
  const encoded = /content-transfer-encoding:\s*base64/i.test(headers);
  const content = bytes.subarray(head[0].length, end);
  return {
    contentType: /content-type:\s*([^\r\n]+)/i.exec(headers)?.[1]?.trim() ?? 'application/octet-stream',
    body: encoded ? Buffer.from(content.toString('latin1'), 'base64') : content,
  };
}
