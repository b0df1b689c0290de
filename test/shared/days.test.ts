import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  dayIn,
  daysBetween,
  earliestEffectiveDay,
  isDay,
  isInstant,
  isTimeZone,
  spelledZone,
  lastObjectionDay,
} from '../../src/shared/days.js';

describe('the notice period', () => {
  it.each([
    ['2026-03-01', 30, '2026-04-01'],
    ['2026-03-01', 0, '2026-03-01'],
    ['2026-03-01', 1, '2026-03-03'],
    ['2028-02-28', 1, '2028-03-01'],
    ['2026-12-15', 30, '2027-01-15'],
  ])('announced on %s with %i notice days: %s is the earliest effective day', (announced, days, earliest) => {
    expect(earliestEffectiveDay(announced, days)).toBe(earliest);
  });

  it('leaves that many whole days between, neither end counted', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        fc.integer({ min: 1, max: 365 }),
        (date, days) => {
          const announced = date.toISOString().slice(0, 10);
          expect(daysBetween(announced, earliestEffectiveDay(announced, days)) - 1).toBe(days);
        },
      ),
    );
  });

  it('gives the last day to object, that day included', () => {
    expect(lastObjectionDay('2026-03-01', 30)).toBe('2026-03-31');
  });
});

describe('days', () => {
  it.each(['2026-02-30', '2026-13-01', '26-01-01', '2026-1-1', '', 'today', '2026-01-01T00:00:00Z'])(
    '%j is none',
    (text) => {
      expect(isDay(text)).toBe(false);
    },
  );

  it.each(['0000-01-01', '0999-12-31', '9999-01-01'])(
    '%j is too far away to be counted from or stored',
    (text) => {
      expect(isDay(text)).toBe(false);
    },
  );

  it.each([
    ['2026-03-01T09:30:00Z', true],
    ['2026-03-01T09:30:00.123+02:00', true],
    ['2024-02-29T00:00Z', true],
    ['2026-02-30T00:00:00Z', false],
    ['2026-03-01T24:00:00Z', false],
    ['0000-01-01T00:00:00Z', false],
    ['2026-03-01T09:30:00', false],
    ['2026-03-01T09:30:00+15:00', false],
    ['2026-03-01', false],
    [5, false],
  ])('%j as an instant: %j', (text, known) => {
    expect(isInstant(text)).toBe(known);
  });

  it('turn in the time zone of the organisation', () => {
    const instant = new Date('2026-03-01T23:30:00Z');
    expect(dayIn('Europe/Berlin', instant)).toBe('2026-03-02');
    expect(dayIn('America/New_York', instant)).toBe('2026-03-01');
  });

  it('can be counted back and forth', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -5000, max: 5000 }),
        (n) => daysBetween('2026-03-01', addDays('2026-03-01', n)) === n,
      ),
    );
  });

  it.each([
    ['Europe/Berlin', true],
    ['UTC', true],
    ['Mars/Olympus', false],
    ['europe/berlin', true],
    ['+02:00', false],
    ['2026-03-01T00:00+01:00[Europe/Berlin]', false],
    [5, false],
  ])('%j as a time zone: %j', (zone, known) => {
    expect(isTimeZone(zone)).toBe(known);
  });

  it.each([
    ['europe/berlin', 'Europe/Berlin'],
    ['EUROPE/KYIV', 'Europe/Kyiv'],
    ['america/port-au-prince', 'America/Port-au-Prince'],
    ['utc', 'UTC'],
    // an older name is a name: nobody is given another than was chosen
    ['asia/kolkata', 'Asia/Kolkata'],
    ['Asia/Calcutta', 'Asia/Calcutta'],
    ['Mars/Olympus', 'Mars/Olympus'],
  ])('%s is spelled %s', (typed, spelled) => {
    expect(spelledZone(typed)).toBe(spelled);
  });
});
