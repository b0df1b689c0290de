import { describe, expect, it } from '@jest/globals';
import { DayCount } from '../../src/law/roles.js';
import { earliestUnder, lastDayToObject } from '../../src/agreements/contract-clock.js';

const defaults = { noticeDays: 30, objectionDays: 20 };
const business = { dayCount: DayCount.BUSINESS, holidayCalendar: 'DE-BE' };

describe('the clock of an agreement', () => {
  it.each([
    ['30 calendar days', { noticeDays: 30 }, '2026-03-01', '2026-04-01'],
    ['14 calendar days', { noticeDays: 14 }, '2026-03-01', '2026-03-16'],
    ['none: the same day', { noticeDays: 0 }, '2026-03-01', '2026-03-01'],
    ['silent: what everyone is promised', {}, '2026-03-01', '2026-04-01'],
    // 3 and 6 April 2026 are Good Friday and Easter Monday
    ['5 business days over Easter', { noticeDays: 5, ...business }, '2026-03-31', '2026-04-10'],
    ['1 business day from a Friday', { noticeDays: 1, ...business }, '2026-03-06', '2026-03-10'],
    ['none in business days', { noticeDays: 0, ...business }, '2026-03-06', '2026-03-06'],
  ])('%s: earliest effective day', (_, terms, announced, earliest) => {
    expect(earliestUnder(terms, announced, defaults)).toBe(earliest);
  });

  it('counts no business days without a calendar, rather than too few', () => {
    const terms = { noticeDays: 10, objectionDays: 10, dayCount: DayCount.BUSINESS };
    expect(() => earliestUnder(terms, '2026-03-01', defaults)).toThrow('without a holiday calendar');
    expect(() => lastDayToObject(terms, '2026-03-01', defaults)).toThrow('without a holiday calendar');
  });

  it.each([
    ['its objection days', { noticeDays: 30, objectionDays: 10 }, '2026-03-11'],
    ['silent on objections: its notice days', { noticeDays: 30 }, '2026-03-31'],
    ['silent on both: what everyone is promised', {}, '2026-03-21'],
    ['business days', { objectionDays: 10, ...business }, '2026-03-13'],
  ])('%s: last day to object', (_, terms, last) => {
    expect(lastDayToObject(terms, '2026-03-01', defaults)).toBe(last);
  });
});
