import { canonicalJson } from './canonical';
import type { SheetCapture } from './capture';
import { storeDate } from './cells';
import { type Digest, FORMAT, type SnapshotHeader, VERSION } from './format';
import { storeSheet } from './storeSheet';

/** What is known of a snapshot besides its sheets. */
export interface SnapshotAbout {
  readonly id: string;
  readonly kind: string;
  /** Floating. */
  readonly at: Date;
  readonly by: string;
  readonly book: SnapshotHeader['book'];
}

/** A snapshot as text, before gzip. */
export interface Packed {
  /** The file's JSON, canonical. */
  readonly text: string;
  readonly sha256: string;
  readonly sheets: number;
  /** Rows of all sheets together, header rows among them. */
  readonly rows: number;
}

/** Packs a book. Sheets are captured one after the other, so that at most one of them is held beside the texts of those before. */
export function packSnapshot(
  about: SnapshotAbout,
  titles: readonly string[],
  capture: (title: string) => SheetCapture | undefined,
  digest: Digest,
): Packed {
  const header: SnapshotHeader = { format: FORMAT, version: VERSION, ...about, at: storeDate(about.at) };
  const parts: string[] = [];
  const hashes: string[] = [];
  let rows = 0;
  for (const title of titles) {
    const captured = capture(title);
    if (!captured) continue;
    const sheet = storeSheet(captured);
    const text = canonicalJson({ ...sheet });
    const sha256 = digest(text);
    parts.push(`{"sha256":"${sha256}","sheet":${text}}`);
    hashes.push(sha256);
    rows += sheet.rows;
  }
  const sha256 = wholeHash(header, hashes, digest);
  const { version, ...before } = header;
  // The members in the order that canonical JSON wants; the sheets' texts are there already and aren't written twice.
  const text = `${canonicalJson(before).slice(0, -1)},"sha256":"${sha256}","sheets":[${parts.join(',')}],"version":${version}}`;
  return { text, sha256, sheets: parts.length, rows };
}

/** The hash of the whole: of the header and the sheets' hashes. */
export function wholeHash(header: SnapshotHeader, sheets: readonly string[], digest: Digest): string {
  return digest(canonicalJson({ ...header, sheets }));
}
