import fc from 'fast-check';
import { columnLetters, columnOfLetters, formatArea, parseArea } from '../../../local/document/address';
import { formatValue, isDateFormat } from '../../../local/document/numberFormat';
import { parseTyped } from '../../../local/document/typed';
import { floatingOf, serialOf, zoneOf } from '../../../local/document/zone';

const typed = (text: string, locale = 'zh_CN') => parseTyped(text, locale, 2024);
const serial = (year: number, month: number, day: number) => serialOf(Date.UTC(year, month - 1, day));

describe('what typing stores', () => {
  it.each([
    ['42', 42],
    ['-1,234.50', -1234.5],
    ['(5)', -5],
    ['12.5%', 0.125],
    ['1e3', 1000],
    ['¥1,200', 1200],
    ['TRUE', true],
    ['false', false],
    ["'007", '007'],
    ['007', 7],
    ['8:30', 8.5 / 24],
    ['2:30 PM', 14.5 / 24],
    ['2024-03-15', serial(2024, 3, 15)],
    ['2024/3/15', serial(2024, 3, 15)],
    ['2024年3月15日', serial(2024, 3, 15)],
    ['2024-03-15 06:00', serial(2024, 3, 15) + 0.25],
    ['3/15', serial(2024, 3, 15)],
    ['', null],
  ])('%s is a value', (text, value) => {
    expect(typed(text).value).toBe(value);
  });
  it.each([
    '2024-02-30',
    '13/45',
    '25:00',
    'C001',
    '139****5678',
    '+86 138',
    '12元',
    '1,23',
    '$5',
    '1.2.3',
    '--1',
    '张三',
    'Mary 1',
    '5 %x',
    '.',
    '-',
    '2024年13月1日',
  ])('%s stays text', (text) => {
    expect(typed(text).value).toBe(text);
  });
  it('reads day and month in the order of the locale', () => {
    expect(typed('3/4/2024', 'en_US').value).toBe(serial(2024, 3, 4));
    expect(typed('3/4/2024', 'en_GB').value).toBe(serial(2024, 4, 3));
    expect(typed('Mar 15, 2024', 'en_US').value).toBe(serial(2024, 3, 15));
  });
  it('gives back every number as it is written', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }),
        (value) => typed(String(value)).value === value || Object.is(value, -0),
      ),
    );
  });
});

describe('what a cell shows', () => {
  it.each([
    [1234.5, undefined, '1234.5'],
    [0.1 + 0.2, 'General', '0.3'],
    [1234.5, '#,##0.00', '1,234.50'],
    [-1234.5, '#,##0', '-1,235'],
    [0.125, '0.0%', '12.5%'],
    [0.5, '[<1]0.0"次/年";0"次/月"', '0.5次/年'],
    [3, '[<1]0.0"次/年";0"次/月"', '3次/月'],
    [1200, '[$¥]#,##0', '¥1,200'],
    [1234567, '0.0,,"M"', '1.2M'],
    [12345, '0.00E+00', '1.23E+04'],
    [serial(2024, 3, 5), 'yyyy-mm-dd', '2024-03-05'],
    [serial(2024, 3, 5) + 8.5 / 24, 'yyyy/m/d h:mm:ss', '2024/3/5 8:30:00'],
    [serial(2024, 3, 5) + 14.5 / 24, 'd mmm yyyy h:mm am/pm', '5 Mar 2024 2:30 PM'],
    [serial(2024, 3, 5), 'yyyy"年"m"月"d"日"', '2024年3月5日'],
    [true, undefined, 'TRUE'],
    [null, '0.00', ''],
    ['text', '0.00', 'text'],
  ])('%s as %s is %s', (value, format, shown) => {
    expect(formatValue(value, format)).toBe(shown);
  });
  it.each([
    ['yyyy-mm-dd', true],
    ['h:mm', true],
    ['[$-409]d mmm', true],
    ['0.00', false],
    ['#,##0"days"', false],
    ['@', false],
    ['[Red]0', false],
    [undefined, false],
  ])('%s is a date format: %s', (format, isDate) => {
    expect(isDateFormat(format)).toBe(isDate);
  });
});

describe('time zones', () => {
  it.each(['Asia/Shanghai', 'America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'Asia/Kolkata', 'UTC'])(
    'instants of %s come back from their wall clock',
    (name) => {
      const zone = zoneOf(name);
      const inAutumnHour = (instant: number) =>
        zone.toFloating(instant) === zone.toFloating(instant - 3_600_000) ||
        zone.toFloating(instant) === zone.toFloating(instant - 1_800_000);
      fc.assert(
        fc.property(fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2040, 0, 1) }), (instant) => {
          fc.pre(!inAutumnHour(instant));
          expect(zone.toInstant(zone.toFloating(instant))).toBe(instant);
        }),
      );
    },
  );
  it('knows the hours around a change of the clock', () => {
    const zone = zoneOf('America/New_York');
    expect(zone.toInstant(Date.UTC(2024, 2, 10, 1, 59))).toBe(Date.UTC(2024, 2, 10, 6, 59));
    expect(zone.toInstant(Date.UTC(2024, 2, 10, 2, 30))).toBe(Date.UTC(2024, 2, 10, 7, 30));
    expect(zone.toInstant(Date.UTC(2024, 2, 10, 3, 0))).toBe(Date.UTC(2024, 2, 10, 7, 0));
    expect(zone.toInstant(Date.UTC(2024, 10, 3, 1, 30))).toBe(Date.UTC(2024, 10, 3, 5, 30));
  });
  it('serial numbers keep milliseconds', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2100, 0, 1) }), (time) => floatingOf(serialOf(time)) === time),
    );
  });
});

describe('addresses', () => {
  it('letters and areas come back', () => {
    fc.assert(fc.property(fc.nat(18_277), (column) => columnOfLetters(columnLetters(column)) === column));
    const area = fc.record({
      row: fc.nat(99),
      column: fc.nat(99),
      rows: fc.integer({ min: 1, max: 50 }),
      columns: fc.integer({ min: 1, max: 50 }),
    });
    fc.assert(fc.property(area, (one) => expect(parseArea(formatArea(one), 1000, 1000)).toEqual(one)));
  });
  it('open ends reach the edge of the grid', () => {
    expect(parseArea('B:C', 10, 5)).toEqual({ row: 0, column: 1, rows: 10, columns: 2 });
    expect(parseArea('A2:B', 10, 5)).toEqual({ row: 1, column: 0, rows: 9, columns: 2 });
    expect(parseArea('3:4', 10, 5)).toEqual({ row: 2, column: 0, rows: 2, columns: 5 });
    expect(parseArea('kehu', 10, 5)).toBeUndefined();
  });
});
