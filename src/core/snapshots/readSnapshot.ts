import { canonicalJson } from './canonical';
import { type Digest, FORMAT, type SnapshotFile, type SnapshotHeader, type StoredSheet, VERSION } from './format';
import { wholeHash } from './pack';

/** What the `snapshots` sheet says of a snapshot; what it doesn't say isn't compared. */
export interface Recorded {
  readonly sha256?: string;
  readonly sheets?: number;
  readonly rows?: number;
  /** Size of the file in bytes. */
  readonly bytes?: number;
}

/** One thing that is wrong with a snapshot's file; `sheet` is the damaged sheet's title. */
export interface Damage {
  readonly kind: 'size' | 'gzip' | 'json' | 'format' | 'version' | 'sheet' | 'rows' | 'whole' | 'record';
  readonly sheet?: string;
}

/** A snapshot's file as it was read, with everything that is wrong with it. */
export interface ReadSnapshot {
  readonly file: SnapshotFile | undefined;
  readonly damage: readonly Damage[];
}

/**
 * Reads a snapshot's file back and checks all of it: gzip, JSON, format, each sheet's hash and size, the whole's hash, and what
 * the snapshots sheet says. `text` is undefined where the bytes aren't whole gzip.
 */
export function readSnapshot(text: string | undefined, bytes: number, recorded: Recorded, digest: Digest): ReadSnapshot {
  const size: Damage[] = recorded.bytes !== undefined && recorded.bytes !== bytes ? [{ kind: 'size' }] : [];
  const broken = (kind: Damage['kind']): ReadSnapshot => ({ file: undefined, damage: [...size, { kind }] });
  if (text === undefined) return broken('gzip');
  const parsed = parse(text);
  if (parsed === undefined) return broken('json');
  if (!isSnapshot(parsed)) return broken('format');
  if (parsed.version > VERSION) return broken('version');
  return { file: parsed, damage: [...size, ...damageOf(parsed, recorded, digest)] };
}

function damageOf(file: SnapshotFile, recorded: Recorded, digest: Digest): Damage[] {
  const { sha256, sheets, ...header } = file;
  const damage: Damage[] = [];
  for (const { sha256: stated, sheet } of sheets) {
    if (digest(canonicalJson({ ...sheet })) !== stated) damage.push({ kind: 'sheet', sheet: sheet.title });
    if (!hasItsSize(sheet)) damage.push({ kind: 'rows', sheet: sheet.title });
  }
  const hashes = sheets.map((sheet) => sheet.sha256);
  if (wholeHash(header, hashes, digest) !== sha256) damage.push({ kind: 'whole' });
  const rows = sheets.reduce((sum, { sheet }) => sum + sheet.cells.length, 0);
  const differs = (stated: string | number | undefined, found: string | number): boolean => stated !== undefined && stated !== found;
  if (differs(recorded.sha256, sha256) || differs(recorded.sheets, sheets.length) || differs(recorded.rows, rows))
    damage.push({ kind: 'record' });
  return damage;
}

function hasItsSize(sheet: StoredSheet): boolean {
  return sheet.cells.length === sheet.rows && sheet.cells.every((row) => row.length === sheet.columns);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Whether it has the members that the checks look at. What is in the sheets is vouched for by their hashes. */
function isSnapshot(value: unknown): value is SnapshotFile {
  if (!isRecord(value) || value.format !== FORMAT) return false;
  const header: Record<keyof Omit<SnapshotHeader, 'format' | 'book'>, string> = {
    version: 'number',
    id: 'string',
    kind: 'string',
    at: 'string',
    by: 'string',
  };
  const stated = Object.entries({ ...header, sha256: 'string' }).every(([name, type]) => typeof value[name] === type);
  return stated && isRecord(value.book) && Array.isArray(value.sheets) && value.sheets.every(isSheet);
}

function isSheet(value: unknown): boolean {
  if (!isRecord(value) || typeof value.sha256 !== 'string' || !isRecord(value.sheet)) return false;
  const { title, cells } = value.sheet;
  return typeof title === 'string' && Array.isArray(cells) && cells.every(Array.isArray);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
