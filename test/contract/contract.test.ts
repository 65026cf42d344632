import { readFileSync } from 'node:fs';
import { createRuntime, type Manifest } from '../../local/index';

const manifest: Manifest = JSON.parse(readFileSync('appsscript.json', 'utf8'));
const code = readFileSync('test/contract/contract.gs.js', 'utf8');
const runtime = createRuntime({ manifest, code, asOf: '2024-06-01', user: 'me@example.com' });
const names = runtime.call('contractNames') as string[];

test.each(names)('%s', (name) => {
  expect(runtime.call('contractCase', name)).toBe('');
});

test('the suite leaves the book as it was', () => {
  expect(runtime.document.sheets).toHaveLength(1);
  expect(runtime.document.metadata).toEqual([]);
  expect(runtime.document.triggers).toEqual([]);
});
