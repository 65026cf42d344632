import { Exception, googleInterface } from './google';

type GS = GoogleAppsScript.Base.Blob;
const TYPES: Readonly<Record<string, string>> = {
  txt: 'text/plain',
  csv: 'text/csv',
  html: 'text/html',
  json: 'application/json',
  gz: 'application/x-gzip',
  zip: 'application/zip',
  png: 'image/png',
  pdf: 'application/pdf',
};

/** Bytes with a type and a name. Scripts see bytes as Java's: from -128 to 127. */
export class LocalBlob extends googleInterface<GS>() {
  static readonly google = 'Base.Blob';
  constructor(
    public bytes: Buffer,
    private type: string | null = null,
    private name: string | null = null,
  ) {
    super();
  }
  override getBytes(): number[] {
    return signed(this.bytes);
  }
  override setBytes(bytes: number[]): GS {
    this.bytes = unsigned(bytes);
    return this;
  }
  override getDataAsString(charset = 'UTF-8'): string {
    return new TextDecoder(charset).decode(this.bytes);
  }
  override setDataFromString(text: string, charset = 'UTF-8'): GS {
    if (!/^utf-?8$/i.test(charset)) throw new Exception(`not implemented: Blob.setDataFromString (${charset})`);
    this.bytes = Buffer.from(String(text), 'utf8');
    return this;
  }
  override getContentType(): string | null {
    return this.type;
  }
  override setContentType(type: string | null): GS {
    this.type = type;
    return this;
  }
  override setContentTypeFromExtension(): GS {
    const extension = this.name?.split('.').pop()?.toLowerCase() ?? '';
    return this.setContentType(TYPES[extension] ?? null);
  }
  override getName(): string | null {
    return this.name;
  }
  override setName(name: string): GS {
    this.name = String(name);
    return this;
  }
  override copyBlob(): GS {
    return new LocalBlob(Buffer.from(this.bytes), this.type, this.name);
  }
  override getBlob(): GS {
    return this;
  }
  override isGoogleType(): boolean {
    return false;
  }
}

/** The blob that a script passed. @throws Exception when it passed something else */
export function blobOf(value: unknown): LocalBlob {
  if (value instanceof LocalBlob) return value;
  throw new Exception("The parameters don't match the method signature: expected Blob.");
}

/** Bytes as scripts see them. */
export function signed(bytes: Uint8Array): number[] {
  const list = new Array<number>(bytes.length);
  for (let index = 0; index < bytes.length; index++) list[index] = (bytes[index]! << 24) >> 24;
  return list;
}

/** Bytes from a script's list. @throws Exception when it holds anything but bytes */
export function unsigned(list: unknown): Buffer {
  if (!Array.isArray(list)) throw new Exception("The parameters don't match the method signature: expected Byte[].");
  const bytes = Buffer.alloc(list.length);
  for (let index = 0; index < list.length; index++) {
    const byte: unknown = list[index];
    if (typeof byte !== 'number' || byte < -128 || byte > 255) throw new Exception(`Cannot convert ${String(byte)} to a byte.`);
    bytes[index] = byte & 0xff;
  }
  return bytes;
}

/** Bytes of a text (UTF-8) or of a script's list. */
export function bytesOf(value: unknown): Buffer {
  return typeof value === 'string' ? Buffer.from(value, 'utf8') : unsigned(value);
}
