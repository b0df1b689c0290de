import { ISO_CODES, PLACES, codeNamed, type IsoCountryCode, type PlaceCode } from './country-names.js';
import { shippedMemberships } from './eea-memberships.js';

/**
 * Where data are: ISO 3166-1 alpha-2, or one of four places that lists name instead of a country:
 * `EU`, `EEA`, `EUROPE` (says nothing about the GDPR) and `WORLDWIDE`.
 */
export type CountryCode = IsoCountryCode | PlaceCode;

/** A country cell, read. */
export interface ReadCountries {
  /** Each place once, in the order in which the cell names them. The order means nothing. */
  codes: CountryCode[];
  /** What is no place (a city, a condition), as written. The whole cell when it names no place at all. */
  unread: string[];
}

export function isCountryCode(value: unknown): value is CountryCode {
  return typeof value === 'string' && CODES.has(value);
}

/**
 * Whether the GDPR itself applies there as the law of the place, by the law as shipped and without a day: the 27 member
 * states with their parts that have an ISO code of their own (Åland, Réunion …), the three EFTA states of the EEA
 * Agreement, and the places `EU` and `EEA`. For a day, and for what an admin has amended: `insideEeaOn`.
 */
export function insideEea(code: CountryCode): boolean {
  return EEA.has(code);
}

/** The place's name for a reader, in any language that Intl knows; the places fall back to English. */
export function countryName(code: CountryCode, lang: string): string {
  if (isPlace(code)) {
    const names = PLACE_NAMES[code];
    return names[lang.split('-')[0] ?? lang] ?? names['en'] ?? code;
  }
  return new Intl.DisplayNames([lang, 'en'], { type: 'region' }).of(code) ?? code;
}

/**
 * Reads what lists write in a country cell: names in many languages, codes, abbreviations, regions, several
 * places, remarks in brackets. Nothing is dropped: what is no place comes back in `unread`.
 * `[...codes, ...unread].join(', ')` reads back as the same places.
 */
export function readCountries(cell: string): ReadCountries {
  const parts = partsOf(cell);
  const codes = new Set<CountryCode>();
  const unread: string[] = [];
  for (let first = 0; first < parts.length;) {
    const place = longestPlace(cell, parts, first);
    if (place) codes.add(place.code);
    else unread.push(cell.slice(parts[first]!.start, parts[first]!.end));
    first = place ? place.next : first + 1;
  }
  if (codes.size === 0) return { codes: [], unread: cell.trim() === '' ? [] : [cell.trim()] };
  return { codes: [...codes], unread };
}

interface Part {
  start: number;
  end: number;
}

/** The cell cut at everything that may part two places; the places themselves are put together again below. */
function partsOf(cell: string): Part[] {
  const parts: Part[] = [];
  let start = 0;
  for (const cut of [...cell.matchAll(SEPARATOR), null]) {
    const end = cut ? cut.index : cell.length;
    const text = cell.slice(start, end);
    const lead = text.length - text.trimStart().length;
    if (text.trim() !== '') parts.push({ start: start + lead, end: start + text.trimEnd().length });
    start = cut ? cut.index + cut[0].length : end;
  }
  return parts;
}

/** The longest run of parts that is one name: "Bosnia and Herzegovina", "Korea, Republic of". */
function longestPlace(
  cell: string,
  parts: Part[],
  first: number,
): { code: CountryCode; next: number } | undefined {
  for (let last = Math.min(parts.length, first + LONGEST_NAME) - 1; last >= first; last -= 1) {
    const code = codeNamed(cell.slice(parts[first]!.start, parts[last]!.end));
    if (code) return { code, next: last + 1 };
  }
  return undefined;
}

function isPlace(code: CountryCode): code is PlaceCode {
  return (PLACES as readonly string[]).includes(code);
}

const CODES: ReadonlySet<string> = new Set<string>([...ISO_CODES, ...PLACES]);

const EEA: ReadonlySet<string> = new Set([
  'EU',
  'EEA',
  ...shippedMemberships.filter(({ memberUntil }) => memberUntil === null).map(({ country }) => country),
]);

const PLACE_NAMES: Record<PlaceCode, Record<string, string>> = {
  EU: {
    en: 'European Union',
    fr: 'Union européenne',
    de: 'Europäische Union',
    nb: 'Den europeiske union',
    id: 'Uni Eropa',
  },
  EEA: {
    en: 'European Economic Area',
    fr: 'Espace économique européen',
    de: 'Europäischer Wirtschaftsraum',
    nb: 'Det europeiske økonomiske samarbeidsområdet',
    id: 'Wilayah Ekonomi Eropa',
  },
  EUROPE: { en: 'Europe', fr: 'Europe', de: 'Europa', nb: 'Europa', id: 'Eropa' },
  WORLDWIDE: { en: 'worldwide', fr: 'monde entier', de: 'weltweit', nb: 'hele verden', id: 'seluruh dunia' },
};

/** "Saint Vincent and the Grenadines" has two parts; a few official names have three. */
const LONGEST_NAME = 4;

/**
 * Marks between places, a dash between spaces, brackets, or the word "and"/"or" in the languages read. The word
 * must have another word behind it: "ET" and "AND" alone are codes (Ethiopia, Andorra).
 */
const SEPARATOR =
  /[,;/+&|()[\]\n:]|\s[-–—]\s|(?<![\p{L}\p{N}])(?:and|or|und|oder|et|ou|og|eller|dan|atau|en|och|y|e)(?=\s+\p{L})/giu;
