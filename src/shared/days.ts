import { Temporal } from 'temporal-polyfill';

/** A calendar day, `YYYY-MM-DD`, without a time zone. Compares as a string. */
export type Day = string;

/** Days of four-digit years whose neighbours are such days too: every day can be counted from and stored. */
const FIRST_DAY: Day = '1000-01-01';
const LAST_DAY: Day = '9998-12-31';

export function isDay(value: unknown): value is Day {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  if (value < FIRST_DAY || value > LAST_DAY) return false;
  try {
    Temporal.PlainDate.from(value, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
}

/** An instant of RFC 3339 on a day that exists, with an offset that is in use somewhere. */
export function isInstant(value: unknown): value is string {
  if (typeof value !== 'string') return false;
  const [, day, offset] =
    /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/.exec(value) ??
    [];
  if (!isDay(day) || offset === undefined) return false;
  try {
    Temporal.Instant.from(value);
    return true;
  } catch {
    return false;
  }
}

/** The calendar day that an instant falls on in a time zone (IANA name). */
export function dayIn(timeZone: string, instant: Date): Day {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString();
}

/** The later of two days. */
export function later(one: Day, other: Day | null | undefined): Day {
  return other != null && other > one ? other : one;
}

export function addDays(day: Day, days: number): Day {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** The same day so many months later; the last day of the month where it has no such day. */
export function addMonths(day: Day, months: number): Day {
  return Temporal.PlainDate.from(day).add({ months }).toString();
}

/** Whole days from one day to another; negative when `to` lies before `from`. */
export function daysBetween(from: Day, to: Day): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days;
}

/**
 * The earliest effective day for a notice announced on `announced`: *n whole days* lie between the two, neither
 * counted (announced 1 March with 30 days → 1 April). With 0 days there is no period: the same day is allowed.
 */
export function earliestEffectiveDay(announced: Day, noticeDays: number): Day {
  return noticeDays === 0 ? announced : addDays(announced, noticeDays + 1);
}

/** The last day, inclusive, of an objection window of `days` that opens when the notice is announced. */
export function lastObjectionDay(announced: Day, days: number): Day {
  return addDays(announced, days);
}

export function isTimeZone(value: unknown): value is string {
  return typeof value === 'string' && zoneNamed(value) !== undefined;
}

/** A time zone as IANA spells it, however it is typed: "europe/berlin" is Europe/Berlin. What names none stays as it is. */
export function spelledZone(typed: string): string {
  return zoneNamed(typed) ?? typed;
}

/** Neither an offset nor a whole date with a zone behind it, which Temporal reads as zones too. */
function zoneNamed(typed: string): string | undefined {
  try {
    const { timeZoneId } = Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(typed);
    const named = timeZoneId.toLowerCase() === typed.toLowerCase() && !/^[+-]/.test(timeZoneId);
    return named ? timeZoneId : undefined;
  } catch {
    return undefined;
  }
}
