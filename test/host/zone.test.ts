import fc from 'fast-check';
import { zoneOf } from '../../src/host/zone';

const zones = ['Asia/Shanghai', 'America/New_York', 'Europe/London', 'Australia/Lord_Howe', 'Asia/Kolkata', 'Pacific/Apia'];

describe('the zone of a book', () => {
  test('shows instants on its own wall clock, whatever zone the script has', () => {
    const zone = zoneOf('Asia/Shanghai', 'America/New_York');
    expect(zone.toFloating(new Date('2024-03-14T16:30:00Z')).toISOString()).toBe('2024-03-15T00:30:00.000Z');
    expect(zone.toInstant(new Date('2024-03-15T00:30:00Z')).toISOString()).toBe('2024-03-14T16:30:00.000Z');
  });

  test('follows the changes of the clock', () => {
    const zone = zoneOf('Europe/London', 'Asia/Shanghai');
    expect(zone.toFloating(new Date('2024-03-31T00:59:00Z')).toISOString()).toBe('2024-03-31T00:59:00.000Z');
    expect(zone.toFloating(new Date('2024-03-31T01:00:00Z')).toISOString()).toBe('2024-03-31T02:00:00.000Z');
  });

  test.each(zones)('gives every wall clock of %s back, but for the hour that a clock change repeats or skips', (name) => {
    const zone = zoneOf(name, 'UTC');
    fc.assert(
      fc.property(fc.date({ min: new Date('1990-01-01'), max: new Date('2037-12-31'), noInvalidDate: true }), (date) => {
        const instant = new Date(Math.floor(date.getTime() / 60_000) * 60_000);
        const floating = zone.toFloating(instant);
        expect(zone.toFloating(zone.toInstant(floating)).getTime()).toBe(floating.getTime());
      }),
      { numRuns: 300 },
    );
  });
});
