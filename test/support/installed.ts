import type { Cell, Grid } from '../../src/core/cell';
import { presetRows } from '../../src/core/install/presetRows';
import type { Language } from '../../src/core/schema';
import { modules, sheets } from '../../src/modules/index.generated';
import { segments } from '../../src/presets/segments';
import { type Book, sheetOf } from './hostOf';

/** A book as `install` leaves it, with the preset of segments and records by sheet key. */
export function installedBook(
  records: Readonly<Record<string, readonly Readonly<Record<string, Cell>>[]>>,
  language: Language = 'zh-CN',
): Book {
  return Object.fromEntries(
    sheets.map(({ key, kind }): [string, Grid] => {
      const rows = kind === 'settings' ? presetRows(key, segments, modules, language) : [];
      return [key, [...sheetOf(key, records[key] ?? [], language), ...rows]];
    }),
  );
}
