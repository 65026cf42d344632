import fc from 'fast-check';
import { toGoogle } from '../../src/host/book';
import { zoneOf } from '../../src/host/zone';

const zone = zoneOf('UTC', 'Asia/Shanghai');

describe('text on its way into a cell', () => {
  test.each(['=1+1', "'quoted", '=HYPERLINK("http://x","y")', 'true', 'FALSE'])(
    '%s is marked as text outside plain-text columns',
    (text) => {
      expect(toGoogle(text, zone, false)).toBe(`'${text}`);
    },
  );

  test.each(['12346', '+8613800000000', '-5', '@x', '2024-03-15', '1e5', '50%', '\tx', '$5'])(
    '%s is marked as text outside plain-text columns',
    (text) => {
      expect(toGoogle(text, zone, false)).toBe(`'${text}`);
    },
  );

  test.each(['12346', '+8613800000000', '50万-100万', '@x', '=1+1', "'quoted", 'TRUE'])(
    '%s goes into a plain-text column as it is',
    (text) => {
      expect(toGoogle(text, zone, true)).toBe(text);
    },
  );

  test('numbers, truth values and empty cells are never marked', () => {
    fc.assert(fc.property(fc.oneof(fc.double(), fc.boolean(), fc.constant('')), (cell) => Object.is(toGoogle(cell, zone, false), cell)));
  });

  test('what is marked is the text itself behind one mark', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.boolean(), (text, plain) =>
        [text, `'${text}`].includes(String(toGoogle(text, zone, plain))),
      ),
    );
  });
});
