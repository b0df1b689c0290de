// Days counted by hand: UTC milliseconds, and the holidays of Berlin written down. Nothing of the program is used here.

const MS = 86_400_000;

export function plus(day: string, days: number): string {
  return new Date(Date.parse(day) + days * MS).toISOString().slice(0, 10);
}

/** Easter Sundays. */
const EASTER =
  `2014-04-20 2015-04-05 2016-03-27 2017-04-16 2018-04-01 2019-04-21 2020-04-12 2021-04-04 2022-04-17 2023-04-09
  2024-03-31 2025-04-20 2026-04-05 2027-03-28`.split(/\s+/);
/** Held once: Reformation, end of the war. */
const ONCE = ['2017-10-31', '2020-05-08', '2025-05-08'];
const FIXED = ['01-01', '05-01', '10-03', '12-25', '12-26'];

function isHoliday(day: string): boolean {
  const [year, rest] = [day.slice(0, 4), day.slice(5)];
  const easter = EASTER.find((sunday) => sunday.startsWith(year));
  if (!easter) throw new Error(`the holidays of ${year} are not written down`);
  // Good Friday, Easter Monday, Ascension, Whit Monday
  const movable = [-2, 1, 39, 50].map((days) => plus(easter, days));
  // a holiday in Berlin since 2019
  const women = rest === '03-08' && year >= '2019';
  return FIXED.includes(rest) || movable.includes(day) || ONCE.includes(day) || women;
}

/** The n-th business day after a day. */
export function businessDay(after: string, n: number): string {
  let day = after;
  for (let left = n; left > 0;) {
    day = plus(day, 1);
    const weekday = new Date(day).getUTCDay();
    if (weekday !== 0 && weekday !== 6 && !isHoliday(day)) left -= 1;
  }
  return day;
}

/** The day that it is in Berlin: the clock goes forward on the last Sunday of March, and back on that of October. */
export function dayInBerlin(instant: Date): string {
  const year = instant.getUTCFullYear();
  const lastSunday = (month: number) => {
    const last = new Date(Date.UTC(year, month + 1, 0, 1));
    return last.getTime() - last.getUTCDay() * MS;
  };
  const summer = instant.getTime() >= lastSunday(2) && instant.getTime() < lastSunday(9);
  return new Date(instant.getTime() + (summer ? 2 : 1) * 3_600_000).toISOString().slice(0, 10);
}
