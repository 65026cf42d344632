import { noteWith } from '../../../src/core/edit/notes';

test.each([
  ['', '不对', '⚠ Kehu：不对'],
  ['周三联系', '不对', '周三联系\n⚠ Kehu：不对'],
  ['周三联系\n⚠ Kehu：旧的', '新的', '周三联系\n⚠ Kehu：新的'],
  ['周三联系\n⚠ Kehu：旧的', undefined, '周三联系'],
  ['⚠ Kehu：旧的', undefined, ''],
  ['一行\n\n两行 ', undefined, '一行\n\n两行 '],
  ['', '两\n行', '⚠ Kehu：两 行'],
])('%j with %j is %j', (note, said, result) => {
  expect(noteWith(note, said)).toBe(result);
});
