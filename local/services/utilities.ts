import { createHash, createHmac, randomUUID } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { blobOf, bytesOf, LocalBlob, signed } from './blob';
import { formatDate } from './dateText';
import type { Environment } from './environment';
import { Exception, enumName, googleInterface } from './google';
import { formatString, parseCsv } from './text';

type Blob = GoogleAppsScript.Base.Blob;
const LONGEST_SLEEP = 300_000;

/** Google's Utilities. */
export class Utilities extends googleInterface<GoogleAppsScript.Utilities.Utilities>() {
  static readonly google = 'Utilities.Utilities';
  constructor(private readonly env: Environment) {
    super();
  }
  override formatDate(date: GoogleAppsScript.Base.Date, timeZone: string, format: string): string {
    if (!(date instanceof Date)) throw new Exception("The parameters don't match the method signature for Utilities.formatDate.");
    return formatDate(date, String(timeZone), String(format));
  }
  override formatString(template: string, ...values: unknown[]): string {
    return formatString(String(template), values);
  }
  override parseCsv(text: string, delimiter: unknown = ','): string[][] {
    return parseCsv(String(text), String(delimiter));
  }
  override getUuid(): string {
    return randomUUID();
  }
  override sleep(milliseconds: number): void {
    if (!(milliseconds >= 0 && milliseconds <= LONGEST_SLEEP)) throw new Exception(`Invalid argument: ${milliseconds}`);
    this.env.meter.pass(milliseconds);
  }
  override base64Encode(value: unknown): string {
    return bytesOf(value).toString('base64');
  }
  override base64EncodeWebSafe(value: unknown): string {
    return this.base64Encode(value).replace(/\+/g, '-').replace(/\//g, '_');
  }
  override base64Decode(text: string): number[] {
    if (!/^[A-Za-z0-9+/]*={0,2}$/.test(String(text).replace(/\s/g, ''))) throw new Exception('Could not decode string.');
    return signed(Buffer.from(String(text), 'base64'));
  }
  override base64DecodeWebSafe(text: string): number[] {
    return this.base64Decode(String(text).replace(/-/g, '+').replace(/_/g, '/'));
  }
  override computeDigest(algorithm: GoogleAppsScript.Utilities.DigestAlgorithm, value: unknown): number[] {
    const name = enumName(algorithm, 'Utilities.DigestAlgorithm');
    if (name === 'MD2') throw new Exception('not implemented: Utilities.computeDigest (MD2)');
    return signed(createHash(name.replace('_', '').toLowerCase()).update(bytesOf(value)).digest());
  }
  override computeHmacSignature(algorithm: GoogleAppsScript.Utilities.MacAlgorithm, value: unknown, key: unknown): number[] {
    const name = enumName(algorithm, 'Utilities.MacAlgorithm').replace('HMAC_', '').replace('_', '').toLowerCase();
    return signed(createHmac(name, bytesOf(key)).update(bytesOf(value)).digest());
  }
  override computeHmacSha256Signature(value: unknown, key: unknown): number[] {
    return signed(createHmac('sha256', bytesOf(key)).update(bytesOf(value)).digest());
  }
  override newBlob(value: unknown, type: string | null = null, name: string | null = null): Blob {
    return new LocalBlob(bytesOf(value), type ?? (typeof value === 'string' ? 'text/plain' : null), name);
  }
  override gzip(blob: unknown, name?: string): Blob {
    const source = blobOf(blob);
    // The time in the header is left out by zlib, so equal content gives equal bytes.
    return new LocalBlob(gzipSync(source.bytes), 'application/x-gzip', name ?? `${source.getName() ?? 'archive'}.gz`);
  }
  override ungzip(blob: unknown): Blob {
    const source = blobOf(blob);
    try {
      return new LocalBlob(gunzipSync(source.bytes), null, source.getName()?.replace(/\.gz$/, '') ?? null);
    } catch (cause) {
      throw new Exception('Could not decompress gzip.', { cause });
    }
  }
}
