import { describe, expect, it } from '@jest/globals';
import {
  addBusinessDays,
  earliestEffectiveBusinessDay,
  isBusinessDay,
  isHolidayCalendar,
} from '../../src/platform/holidays.js';

const names: [name: string, known: boolean][] = [
  ['DE', true],
  ['DE-BY', true],
  ['GB-SCT', true],
  ['SA', true],
  ['NP', false],
  ['DE-ZZ', false],
  ['XX', false],
  ['EU', false],
  ['de', false],
  ['DE-', false],
  ['DE-BY-A', false],
  ['Germany', false],
  ['__proto__', false],
  ['', false],
];

const days: [day: string, calendar: string, business: boolean, why: string][] = [
  ['2026-03-02', 'DE', true, 'a Monday'],
  ['2026-02-28', 'DE', false, 'a Saturday'],
  ['2026-03-01', 'DE', false, 'a Sunday'],
  ['2026-04-03', 'DE', false, 'Good Friday'],
  ['2026-04-06', 'DE', false, 'Easter Monday'],
  ['2026-01-06', 'DE', true, 'Epiphany, elsewhere'],
  ['2026-01-06', 'DE-BY', false, 'Epiphany, in Bavaria'],
  ['2026-02-02', 'GB-SCT', true, 'an ordinary Monday'],
  ['2026-11-30', 'GB-SCT', false, "St Andrew's Day"],
  ['2026-11-30', 'GB', true, 'no holiday of the whole kingdom'],
  ['2027-07-05', 'US', false, 'the substitute of a Sunday 4 July'],
  ['2026-03-06', 'SA', false, 'Friday is weekend'],
  ['2026-03-07', 'SA', false, 'Saturday is weekend'],
  ['2026-03-08', 'SA', true, 'Sunday is not'],
  ['2026-09-23', 'SA', false, 'the national day'],
  ['2026-03-06', 'IR', false, 'Friday is the weekend'],
  ['2026-03-07', 'IR', true, 'Saturday is not'],
  ['2026-05-17', 'NO', false, 'Constitution Day'],
  ['2026-12-25', 'ID', false, 'Christmas'],
  ['2026-01-01', 'NO', false, 'New Year'],
  ['2025-12-31', 'NO', true, 'the day before'],
];

const periods: [
  announced: string,
  n: number,
  calendar: string,
  last: string,
  earliest: string,
  why: string,
][] = [
  ['2026-03-06', 0, 'DE', '2026-03-06', '2026-03-06', 'no period'],
  ['2026-03-06', 1, 'DE', '2026-03-09', '2026-03-10', 'over a weekend'],
  ['2026-03-07', 1, 'DE', '2026-03-09', '2026-03-10', 'announced on a Saturday'],
  ['2026-04-02', 1, 'DE', '2026-04-07', '2026-04-08', 'over Easter'],
  ['2026-03-05', 1, 'SA', '2026-03-08', '2026-03-09', 'over Friday and Saturday'],
  ['2025-12-30', 3, 'DE-BY', '2026-01-05', '2026-01-06', 'over the year; the effective day may be a holiday'],
  ['2026-03-06', 5, 'DE', '2026-03-13', '2026-03-14', 'the effective day may be a Saturday'],
];

describe('holiday calendars', () => {
  it.each(names)('%p: %p', (name, known) => expect(isHolidayCalendar(name)).toBe(known));

  it.each(days)('%s in %s is a business day: %p (%s)', (day, calendar, business) =>
    expect(isBusinessDay(day, calendar)).toBe(business),
  );

  it.each(periods)(
    'announced on %s with %i business days of %s',
    (announced, n, calendar, last, earliest) => {
      expect(addBusinessDays(announced, n, calendar)).toBe(last);
      expect(earliestEffectiveBusinessDay(announced, n, calendar)).toBe(earliest);
    },
  );

  it('refuse a calendar that is none', () => {
    expect(() => isBusinessDay('2026-03-02', 'XX')).toThrow(RangeError);
  });

  it('count a year in less than 5 ms once the calendar was read', () => {
    addBusinessDays('2026-01-01', 365, 'DE-BY');
    const times = Array.from({ length: 10 }, () => {
      const start = performance.now();
      addBusinessDays('2026-01-01', 250, 'DE-BY');
      return performance.now() - start;
    });
    expect(Math.min(...times)).toBeLessThan(5);
  });
});
