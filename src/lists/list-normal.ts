import { readCountries } from '../law/countries.js';
import { FACT_COLUMNS, type FactColumn, type ListRow } from './list-columns.js';

/** A row's name and facts in the form in which they are compared; a column that is not given is absent. */
export type NormalRow = { name: string } & { [column in FactColumn]?: string };

/** The list as comparable values, in an order of its own: two lists that say the same are deeply equal. */
export function normaliseList(rows: readonly ListRow[]): NormalRow[] {
  return rows
    .map((row) => ({ order: factsKey(row, FACT_COLUMNS), normal: normalRow(row) }))
    .sort((one, other) => (one.order < other.order ? -1 : Number(one.order > other.order)))
    .map(({ normal }) => normal);
}

/** One string for a row's name and these facts of it: equal strings, equal rows. */
export function factsKey(row: ListRow, columns: readonly FactColumn[]): string {
  return JSON.stringify([nameKey(row.name), ...columns.map((column) => comparable(row, column) ?? null)]);
}

/**
 * A fact in the form in which it is compared, undefined when not given: countries as a set of codes with what
 * cannot be read, everything else as text. White space, letter case and the spelling of a country are gone.
 */
export function comparable(row: ListRow, column: FactColumn): string | undefined {
  const value = row[column];
  if (value == null || value.trim() === '') return undefined;
  if (column !== 'country' && column !== 'entity_country') return textKey(value) || undefined;
  const { codes, unread } = readCountries(value);
  return [...codes.toSorted(), ...new Set(unread.map(textKey).sort())].join(', ');
}

/**
 * A name in the form in which rows match: "HelpScout, Inc." is "Help Scout Inc". Symbols stay ("Disney+"), and a
 * name of punctuation alone stays as it is.
 */
export function nameKey(name: string): string {
  return folded(name).replace(/[\s\p{P}]/gu, '') || textKey(name);
}

/** Without letter case and invisible characters. Lower, upper, lower: "ẞ", "ß" and "SS" meet only this way. */
export function folded(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .toLowerCase()
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKC');
}

function normalRow(row: ListRow): NormalRow {
  const normal: NormalRow = { name: nameKey(row.name) };
  for (const column of FACT_COLUMNS) {
    const value = comparable(row, column);
    if (value !== undefined) normal[column] = value;
  }
  return normal;
}

/** White space between words counts once, beside punctuation not at all. */
function textKey(text: string): string {
  return folded(text)
    .replace(/\s+/g, ' ')
    .replace(/ ?([\p{P}\p{S}]) ?/gu, '$1')
    .trim();
}
