import fc from 'fast-check';
import type { Grid } from '../../../src/core/cell';
import { copyOf, differing, readCopy } from '../../../src/core/edit/settingsCopy';
import { readTable } from '../../../src/core/table/readTable';
import { rules } from '../../../src/modules/settings';

const keys = rules.fields.map(({ key }) => key);
const sheet = (rows: Grid) => readTable(rules, { title: '标签规则', grid: [keys, ...rows], keys: new Map() });
const row = (name: string, on: boolean) => keys.map((key) => (key === 'name' ? name : key === 'on' ? on : key === 'note' ? '说明' : ''));

test('a sheet comes back from its copy, without notes and blank rows, each property under 9 KB', () => {
  const text = fc.string({ unit: fc.constantFrom('客', 'a', '|', '"', '\n', '𠀀'), maxLength: 400 });
  fc.assert(
    fc.property(fc.array(fc.tuple(text, fc.boolean()), { maxLength: 30 }), (cells) => {
      const copy = copyOf(sheet(cells.map(([name, on]) => row(name, on))));
      for (const value of Object.values(copy)) expect(Buffer.byteLength(value)).toBeLessThan(9 * 1024);
      const read = readCopy(rules, copy);
      const kept = cells.filter(([name, on]) => name !== '' || on);
      expect(read?.rows.map((_, at) => [read.cell(at, 'name'), read.cell(at, 'on')])).toEqual(kept);
      expect(read?.columnOf('note')).toBeUndefined();
    }),
  );
});

test('one that is too long, missing, torn or of another version is none', () => {
  const long = copyOf(sheet([row('客'.repeat(49_000), true)]));
  expect(readCopy(rules, long)).toBeUndefined();
  expect(readCopy(rules, {})).toBeUndefined();
  expect(readCopy(rules, { 'kehu.edit.rules.0': '1|2|[["name"' })).toBeUndefined();
  expect(readCopy(rules, { 'kehu.edit.rules.0': '2|1|[["name"]]' })).toBeUndefined();
});

test('only what differs is written', () => {
  const copy = copyOf(sheet([row('甲', true)]));
  expect(differing(copy, copy)).toBeUndefined();
  expect(differing(copy, {})).toEqual(copy);
});
