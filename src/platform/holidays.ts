import { createRequire } from 'node:module';
import type Holidays from 'date-holidays';
import { Temporal } from 'temporal-polyfill';
import { addDays, dayIn, type Day } from '../shared/days.js';

const DAY = 86_400_000;
const CALENDAR = /^([A-Z]{2})(?:-([A-Z0-9]{1,3}))?$/;

/** It reads the rules of every country at once: only who asks for a holiday waits for that. */
let library: typeof Holidays | undefined;
function holidays(country: string, region?: string): Holidays {
  library ??= createRequire(import.meta.url)('date-holidays') as typeof Holidays;
  return new library(country, region ?? '', { types: ['public'] });
}

const known = new Map<string, boolean>();

/**
 * Whether public holidays are known for a country (ISO 3166-1) or one of its regions (ISO 3166-2): `DE`, `DE-BY`,
 * `GB-SCT`. Where a country has no rules by region, its regions have no calendar of their own.
 */
export function isHolidayCalendar(name: string): boolean {
  const [, country, region] = CALENDAR.exec(name) ?? [];
  if (country === undefined) return false;
  let is = known.get(name);
  if (is === undefined) {
    const rules = holidays(country);
    is =
      country in rules.getCountries() && (region === undefined || region in (rules.getStates(country) ?? {}));
    known.set(name, is);
  }
  return is;
}

/**
 * Whether a day is neither a public holiday of a calendar nor a weekend day of its country. What begins after noon (the
 * afternoon of 24 December) leaves a business day.
 * @throws RangeError for a calendar that is none: ask `isHolidayCalendar` first
 */
export function isBusinessDay(day: Day, calendar: string): boolean {
  return !daysOffIn(calendar, day.slice(0, 4)).has(day);
}

/** The n-th business day after a day, itself not counted; with 0 the day itself, whatever it is. */
export function addBusinessDays(day: Day, n: number, calendar: string): Day {
  let last = day;
  let left = n;
  // a period of a year is counted so in a twentieth of the time that calendar arithmetic takes
  for (let instant = Date.parse(day) + DAY; left > 0; instant += DAY) {
    last = new Date(instant).toISOString().slice(0, 10);
    if (isBusinessDay(last, calendar)) left -= 1;
  }
  return last;
}

/**
 * The earliest effective day for a notice announced on `announced`: n whole business days lie between the two, neither
 * counted (announced on a Friday with 1 business day: Monday is that day, so Tuesday). With 0 days there is no period.
 */
export function earliestEffectiveBusinessDay(announced: Day, noticeDays: number, calendar: string): Day {
  return noticeDays === 0 ? announced : addDays(addBusinessDays(announced, noticeDays, calendar), 1);
}

const daysOff = new Map<string, ReadonlySet<Day>>();

/** Weekend days and public holidays of a year, computed once: a period of many days asks for each of them. */
function daysOffIn(calendar: string, year: string): ReadonlySet<Day> {
  const key = `${calendar} ${year}`;
  let days = daysOff.get(key);
  if (!days) {
    if (!isHolidayCalendar(calendar)) throw new RangeError(`no holiday calendar: "${calendar}"`);
    days = new Set([...weekendDays(calendar.slice(0, 2), year), ...holidaysIn(calendar, Number(year))]);
    daysOff.set(key, days);
  }
  return days;
}

/** ECMA-402 has it, the types do not yet. */
interface WithWeek {
  getWeekInfo(): { weekend: number[] };
}

/** Days of a year that are the weekend in a country, by CLDR. */
function weekendDays(country: string, year: string): Day[] {
  const { weekend } = (new Intl.Locale(`und-${country}`) as Intl.Locale & WithWeek).getWeekInfo();
  const days: Day[] = [];
  for (let instant = Date.parse(`${year}-01-01`); ; instant += DAY) {
    const date = new Date(instant);
    const day = date.toISOString().slice(0, 10);
    if (!day.startsWith(year)) return days;
    // Monday is 1, Sunday 7 (ISO 8601)
    if (weekend.includes(date.getUTCDay() || 7)) days.push(day);
  }
}

/** Public holidays of a year, those included that began in the year before and last. */
function holidaysIn(calendar: string, year: number): Day[] {
  const [country, region] = calendar.split('-');
  const rules = holidays(country!, region);
  const timeZone = rules.getTimezones()[0] ?? 'UTC';
  return [year - 1, year].flatMap((each) =>
    rules.getHolidays(each).flatMap(({ start, end }) => daysFrom(start, end, timeZone)),
  );
}

/** Days whose noon lies between two instants. */
function daysFrom(start: Date, end: Date, timeZone: string): Day[] {
  const days: Day[] = [];
  for (let day = dayIn(timeZone, start); ; day = addDays(day, 1)) {
    const noon = Temporal.PlainDate.from(day).toZonedDateTime({
      timeZone,
      plainTime: '12:00',
    }).epochMilliseconds;
    if (noon >= end.getTime()) return days;
    if (noon >= start.getTime()) days.push(day);
  }
}
