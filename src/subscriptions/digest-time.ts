import { Temporal } from 'temporal-polyfill';

const MONDAY = 1;
const HOUR = 8;

/** When the next weekly digest goes out: Monday, 08:00 in the time zone, later than `now`. */
export function nextDigest(timeZone: string, now: Date): Date {
  const here = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone);
  const monday = here.toPlainDate().add({ days: (MONDAY - here.dayOfWeek + 7) % 7 });
  const at = (day: Temporal.PlainDate) =>
    day.toZonedDateTime({ timeZone, plainTime: { hour: HOUR } }).epochMilliseconds;
  const first = at(monday);
  return new Date(first > now.getTime() ? first : at(monday.add({ days: 7 })));
}
