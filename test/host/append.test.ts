import { readFileSync } from 'node:fs';
import { createRuntime } from '../../local/index';
import type { Manifest } from '../../local/runtime';
import { aBook, aSheet } from '../support/books';
import { scriptOf } from '../support/hostScript';

const manifest = JSON.parse(readFileSync('appsscript.json', 'utf8')) as Manifest;
const code = scriptOf(`
  import { applyPlan } from './src/host/apply';
  import { openBook } from './src/host/book';
  import { sheets } from './src/modules/index.generated';
  export const append = (step) => applyPlan(openBook(sheets), { steps: [step], rows: 0, changed: 0, messages: [] }, { id: 'r', resumed: false });
`);

test('rows are appended below the last one that somebody filled, not below boxes that nobody ticked', () => {
  const header = ['记录编号', '客户编号', '主要联系人'];
  const rows = [header, ['K1', 'C1', true], [null, null, false], [null, null, false]];
  const document = aBook([aSheet(0, '联系人', rows)]);
  const step = { kind: 'appendRows', sheet: 'contacts', columns: ['id', 'customerId'], values: [['K2', 'C2']] };
  createRuntime({ document, manifest, code }).call('append', step);
  expect(document.sheets[0]?.values.slice(0, 3)).toEqual([header, ['K1', 'C1', true], ['K2', 'C2', false]]);
});

test('a sheet that is full gets rows first, with the boxes of its first row, and nothing is written over', () => {
  const header = ['记录编号', '客户编号', '主要联系人'];
  const rows = [header, ['K1', 'C1', true], ['K2', 'C2', false]];
  const sheet = aSheet(0, '联系人', rows, { maxRows: 3, validations: [[], [0, 0, 1], [0, 0, 1]] });
  const document = aBook([sheet], { validations: [{ criteria: 'CHECKBOX', values: [], allowInvalid: true }] });
  const values = Array.from({ length: 1200 }, (_, at) => [`K${at + 3}`, 'C3']);
  const runtime = createRuntime({ document, manifest, code });
  runtime.call('append', { kind: 'appendRows', sheet: 'contacts', columns: ['id', 'customerId'], values });
  const written = document.sheets[0];
  expect(written?.values.slice(1).map((row) => row[0])).toEqual(['K1', 'K2', ...values.map(([id]) => id)]);
  expect([3, 1202].map((row) => written?.validations[row]?.[2])).toEqual([1, 1]);
  expect(written?.maxRows).toBe(1203);
});
