import fc from 'fast-check';
import { interner } from '../../../src/core/language/columns';
import { idInterner } from '../../../src/core/language/idInterner';

const ids = () => idInterner(interner());

test('the same id has the same code wherever and however it stands, another id another', () => {
  const { code, words } = ids();
  expect(['C001', 'C002', 'C001', ' C001 ', 'C01', 'C0001', 'D001', '001', 1, 'C001'].map(code)).toEqual([1, 2, 1, 1, 3, 4, 5, 6, 7, 1]);
  expect(words).toEqual(['', 'C001', 'C002', 'C01', 'C0001', 'D001', '001', '1']);
});

test('a number is the same id as its text', () => {
  const { code } = ids();
  expect([12346, '12346', '012346', 12347, '12347'].map(code)).toEqual([1, 1, 2, 3, 3]);
});

test('blanks have code 0, and what looks nearly like a number of an id is no number', () => {
  const { code } = ids();
  expect(['', ' ', 'A12', 'A1２', 'A 2', 'A1B', 'A-2', 'A12'].map(code)).toEqual([0, 0, 1, 2, 3, 4, 5, 1]);
});

test('whatever the ids are, they get the codes that finding them by their text gives', () => {
  const id = fc.oneof(
    fc.string({ maxLength: 40 }),
    fc.stringMatching(/^[ABC]{0,2}[0-9]{0,9}$/),
    fc.stringMatching(/^[客户]{0,3}-?[0-9０-９]{1,8}$/),
    fc.integer({ min: -5, max: 2_000_000 }),
    fc.date(),
  );
  fc.assert(
    fc.property(fc.array(id, { maxLength: 60 }), (cells) => {
      const [quick, plain] = [ids(), interner()];
      const twice = [...cells, ...cells];
      expect(twice.map(quick.code)).toEqual(twice.map(plain.code));
      expect(quick.words).toEqual(plain.words);
    }),
    { numRuns: 2000 },
  );
});
