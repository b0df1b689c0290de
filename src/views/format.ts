import { Temporal } from 'temporal-polyfill';
import { countryName, isCountryCode } from '../law/countries.js';
import { textIn, type LocalizedText } from '../shared/localized-text.js';
import { messagesFor } from './messages.js';
import { addDays, type Day } from '../shared/days.js';

/** Intl objects cost more to make than to use: one a language, and one country name once. */
const dates = new Map<string, Intl.DateTimeFormat>();
const lists = new Map<string, Intl.ListFormat>();
const countries = new Map<string, string>();

/** A day in words: "1 April 2026", "1. April 2026". */
export function dayText(day: Day, lang: string): string {
  const format = remembered(
    dates,
    lang,
    () =>
      new Intl.DateTimeFormat(locales(lang), {
        dateStyle: 'long',
        timeZone: 'UTC',
      }),
  );
  const text = format.format(new Date(`${day}T00:00:00Z`));
  // French counts the first of a month, and no other day; Intl does not
  return lang.split('-')[0] === 'fr' ? text.replace(/^1(?= )/, '1er') : text;
}

/** "A, B and C". */
export function listText(items: readonly string[], lang: string): string {
  const format = remembered(lists, lang, () => new Intl.ListFormat(locales(lang), { type: 'conjunction' }));
  return format.format(items);
}

/** The name of a country code; what is no code stays as it is. */
export function countryText(code: string, lang: string): string {
  return remembered(countries, `${lang} ${code}`, () =>
    isCountryCode(code) ? countryName(code, lang) : code,
  );
}

export function countriesText(codes: readonly string[], lang: string): string {
  return listText(
    codes.map((code) => countryText(code, lang)),
    lang,
  );
}

/**
 * Time zone and offset at the end of a day, so that the instant is absolute: "Europe/Berlin, UTC+02:00". The offset of the last
 * moment, not of the first one after: where the clocks change at midnight, 24:00 is still told by the old one.
 */
export function zoneAtEndOf(day: Day, timeZone: string): string {
  const next = Temporal.PlainDate.from(addDays(day, 1)).toZonedDateTime(timeZone);
  const { offset } = next.subtract({ nanoseconds: 1 });
  return offset === '+00:00'
    ? timeZone === 'UTC'
      ? 'UTC'
      : `${timeZone}, UTC`
    : `${timeZone}, UTC${offset}`;
}

export function languageText(language: string, lang: string): string {
  return new Intl.DisplayNames([lang, 'en'], { type: 'language' }).of(language) ?? language;
}

/**
 * A text as a reader of `lang` gets it, and the language it is in when that is not the page's: where no catalogue has
 * `lang`, the page around its texts is English.
 */
export function translated(
  text: LocalizedText | null,
  lang: string,
  prevailing: string,
): { text: string; lang?: string } | null {
  const found = textIn(text, lang, prevailing);
  if (text === null || found === null) return null;
  const own = [lang, prevailing].find((one) => text[one] !== undefined) ?? Object.keys(text)[0];
  return own === messagesFor(lang).lang ? { text: found } : { text: found, lang: own };
}

/** English without a country is written as outside the US: day before month, no comma before the last of a list. */
function locales(lang: string): string[] {
  return lang === 'en' ? ['en-GB'] : [lang, 'en-GB'];
}

function remembered<T>(known: Map<string, T>, key: string, make: () => T): T {
  let found = known.get(key);
  if (found === undefined) {
    found = make();
    known.set(key, found);
  }
  return found;
}
