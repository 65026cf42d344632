import { checkSettings } from '../../../src/core/settings/checkSettings';
import { readSettings } from '../../../src/core/settings/readSettings';
import { settingsList } from '../../../src/core/settings/settingsList';
import { readTable } from '../../../src/core/table/readTable';
import { settings } from '../../../src/modules/settings';

const names = {
  presets: ['segments', 'tags'],
  fields: ['industry', 'size', 'valueTier', 'tags'],
  retired: ['need'],
  isPhoneRegion: (iso: string) => iso === 'HK',
};
const sheet = (...rows: [string, string][]) =>
  readTable(settings, {
    title: '设置',
    keys: new Map(),
    grid: [['键', '值', '说明', '检查结果'], ...rows.map(([key, value]) => [key, value, '', ''])],
  });

describe('the settings sheet', () => {
  test.each([
    ['language', 'de', 'settings.choice'],
    ['preset', 'vip', 'settings.choice'],
    ['freeTagLimit', '很多', 'settings.whole'],
    ['freeTagLimit', '0', 'settings.whole'],
    ['refreshHour', '24', 'settings.whole'],
    ['snapshotDay', '1.5', 'settings.whole'],
    ['phoneRegion', 'XX', 'settings.region'],
    ['tagOrder', 'industry,colour', 'settings.field'],
    ['tagOrder', 'industry,tags', 'settings.ownTags'],
    ['tagOrder', 'industry,need', 'settings.retired'],
    ['language', 'zh-CN', 'settings.double'],
    ['outlierThreshold', '0.5', 'settings.decimal'],
    ['outlierThreshold', '三', 'settings.decimal'],
    ['holidays', '国庆节', 'settings.badDays'],
    ['workdays', '2026-10-10..2026-10-01', 'settings.badRange'],
    ['langauge', 'en', 'settings.unknown'],
  ])('marks %s = %s on its own row', (key, value, problem) => {
    const problems = checkSettings(sheet(['language', 'en'], [key, value]), names);
    expect([...problems].map(([row, message]) => [row, message.key])).toEqual([[1, problem]]);
  });

  test('accepts days and ranges of days; a day that is both off and worked is told at the worked ones', () => {
    const holidays: [string, string] = ['holidays', '2026-10-01..2026-10-07，2027年1月1日'];
    expect(checkSettings(sheet(holidays, ['workdays', '2026-10-10']), names).size).toBe(0);
    const both = checkSettings(sheet(holidays, ['workdays', '2026-10-10, 2026-10-07']), names);
    expect([...both]).toEqual([[1, { key: 'settings.bothDays', params: { date: '2026-10-07' } }]]);
  });

  test('names the nearest setting for an unknown one', () => {
    expect(checkSettings(sheet(['langauge', 'en']), names).get(0)?.params).toEqual({ name: 'language' });
  });

  test.each(['industry，size', 'industry、valueTier', 'industry; size', ' industry ,, size '])(
    'takes the order of tags as “%s”',
    (value) => {
      expect([...checkSettings(sheet(['tagOrder', value]), names)]).toEqual([]);
    },
  );

  test('finds nothing wrong with the defaults, full-width digits and empty values', () => {
    const rows = settingsList
      .filter((one) => one.key !== 'tagOrder' && one.key !== 'refreshHour')
      .map((one): [string, string] => [one.key, one.value]);
    expect([...checkSettings(sheet(...rows, ['refreshHour', '１２'], ['preset', '']), names)]).toEqual([]);
    expect(readSettings(sheet(['refreshHour', '１２'])).refreshHour).toBe('12');
  });
});
