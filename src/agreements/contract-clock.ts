import { AuthorisationKind, DayCount } from '../law/roles.js';
import { addBusinessDays, earliestEffectiveBusinessDay } from '../platform/holidays.js';
import { earliestEffectiveDay, lastObjectionDay, type Day } from '../shared/days.js';

/** What of an agreement decides when a change may take effect for a customer, and until when it may object. */
export interface ContractTerms {
  authorisation?: AuthorisationKind | null;
  noticeDays?: number | null;
  objectionDays?: number | null;
  dayCount?: DayCount | null;
  holidayCalendar?: string | null;
}

/** What counts where an agreement says nothing: the organisation's promise to everyone. */
export interface Defaults {
  noticeDays: number;
  objectionDays: number;
}

/**
 * The earliest effective day for a customer, told on a day: so many whole days of the agreement lie between the two,
 * neither counted. Business days are those of the agreement's holiday calendar.
 */
export function earliestUnder(terms: ContractTerms, announced: Day, defaults: Defaults): Day {
  const days = terms.noticeDays ?? defaults.noticeDays;
  const calendar = calendarOf(terms);
  if (calendar === null) return earliestEffectiveDay(announced, days);
  return earliestEffectiveBusinessDay(announced, days, calendar);
}

/** Whether fewer than the counted days lie between the day on which a customer was told and the effect. */
export function leavesTooLittle(
  { noticeDays, holidayCalendar }: { noticeDays: number; holidayCalendar: string | null },
  told: Day,
  effectiveFrom: Day,
): boolean {
  const dayCount = holidayCalendar === null ? DayCount.CALENDAR : DayCount.BUSINESS;
  const left = { noticeDays, objectionDays: noticeDays };
  return effectiveFrom < earliestUnder({ noticeDays, holidayCalendar, dayCount }, told, left);
}

/**
 * The last day, inclusive, on which the customer may object, or answer where it authorises one by one. An agreement that
 * is silent on it gives the notice period, for an objection after the effect would come too late.
 */
export function lastDayToObject(terms: ContractTerms, announced: Day, defaults: Defaults): Day {
  const days = terms.objectionDays ?? terms.noticeDays ?? defaults.objectionDays;
  const calendar = calendarOf(terms);
  if (calendar === null) return lastObjectionDay(announced, days);
  return addBusinessDays(announced, days, calendar);
}

/** The days that count, and the holiday calendar by which: null for calendar days. */
export function countedBy(terms: ContractTerms, defaults: Defaults) {
  return { noticeDays: terms.noticeDays ?? defaults.noticeDays, holidayCalendar: calendarOf(terms) };
}

/** @throws Error for business days of no calendar, which entry refuses: counted as calendar days they would be too short */
function calendarOf({ dayCount, holidayCalendar }: ContractTerms): string | null {
  if (dayCount !== DayCount.BUSINESS) return null;
  if (!holidayCalendar) throw new Error('business days cannot be counted without a holiday calendar');
  return holidayCalendar;
}
