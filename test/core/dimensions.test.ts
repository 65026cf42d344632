import { dimensions, knownDimension } from '../../src/core/dimensions';

test.each([
  ['行业', 'industry'],
  ['所属行业', 'industry'],
  [' VALUE  tier ', 'value'],
  ['Ｓｔａｇｅ', 'stage'],
  ['自由标签', 'free'],
  ['信用', undefined],
  ['', undefined],
])('%p names the dimension %p', (name, key) => {
  expect(knownDimension(name)).toBe(key);
});

test('no name stands for two dimensions', () => {
  const owners = Object.entries(dimensions).flatMap(([key, { zh, en, aliases }]) => [zh, en, ...aliases].map((name) => [name, key]));
  expect(owners.map(([name]) => [name, knownDimension(name!)])).toEqual(owners);
});
