import { readCountries } from '../law/countries.js';
import { FACT_COLUMNS, type FactColumn, type ListRow } from './list-columns.js';
import { comparable } from './list-normal.js';
import type { ListProblem } from './malformed-list.js';

/** What a list row says, in the register's own words and in one language. */
export interface RowFacts {
  legalName: string;
  purpose: string | null;
  countries: string[];
  placesAsWritten: string | null;
  establishment: string | null;
  address: string | null;
  website: string | null;
  dataCategories: string[];
  /** Names, in the order of the alphabet. */
  products: string[];
  transferMechanism: string | null;
  note: string | null;
}

/** The row that says these facts; `factsOf` reads it back as the same. */
export function rowOf(facts: RowFacts, id?: string): ListRow {
  return {
    name: facts.legalName,
    ...(id !== undefined && { id }),
    product: joined(facts.products),
    purpose: facts.purpose,
    country: joined([...facts.countries, ...(facts.placesAsWritten ? [facts.placesAsWritten] : [])]),
    entity_country: facts.establishment,
    data: joined(facts.dataCategories),
    transfer: facts.transferMechanism,
    website: facts.website,
    address: facts.address,
    notes: facts.note,
  };
}

/**
 * What the given columns of a row say; the product stays as written. A row that passed `rowProblems` loses nothing: read
 * back through `rowOf` it is the same row, as `plan` compares rows.
 *
 * @param before the row that this one has become: the same categories in another order are worded anew
 */
export function factsOf(
  row: ListRow,
  columns: readonly FactColumn[] = FACT_COLUMNS,
  before?: ListRow,
): Partial<Omit<RowFacts, 'legalName' | 'products'>> & { product?: string | null } {
  const facts = {
    product: () => ({ product: row.product || null }),
    purpose: () => ({ purpose: row.purpose || null }),
    country: () => placesOf(row.country ?? ''),
    entity_country: () => ({ establishment: readCountries(row.entity_country ?? '').codes[0] ?? null }),
    data: () => ({ dataCategories: categoriesOf(row.data ?? '', before?.data ?? '') }),
    transfer: () => ({ transferMechanism: row.transfer || null }),
    website: () => ({ website: row.website || null }),
    address: () => ({ address: row.address || null }),
    notes: () => ({ note: row.notes || null }),
  } satisfies Record<FactColumn, () => object>;
  return Object.assign({}, ...columns.map((column) => facts[column]()));
}

/** What the register cannot take over from a row, counted from 1. */
export function rowProblems(row: ListRow, number: number): ListProblem[] {
  const problems: ListProblem[] = [];
  const at = (column: string, what: string) =>
    problems.push({ row: number, column, message: `row ${number}, column ${column}: ${what}` });
  if (!row.name?.trim()) at('name', 'missing');
  const { codes, unread } = readCountries(row.entity_country ?? '');
  if (unread.length > 0 || codes.length > 1)
    at('entity_country', `"${row.entity_country}" is not one country`);
  return problems;
}

/** The parts between commas where putting them together again gives the same text, else the text as one. */
function categoriesOf(text: string, before: string): string[] {
  const parts = partsOf(text);
  const same =
    comparable({ name: '', data: parts.join(', ') }, 'data') === comparable({ name: '', data: text }, 'data');
  const reordered = parts.toSorted().join() === partsOf(before).toSorted().join();
  if (same && !reordered && new Set(parts).size === parts.length) return parts;
  return text.trim() === '' ? [] : [text.trim()];
}

/** Cut at commas outside brackets: "contact data (name, e-mail), logs" has two parts. */
function partsOf(text: string): string[] {
  return text
    .split(/,(?![^()]*\))/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function placesOf(cell: string): Pick<RowFacts, 'countries' | 'placesAsWritten'> {
  const { codes, unread } = readCountries(cell);
  return { countries: codes, placesAsWritten: joined(unread) };
}

function joined(texts: readonly string[]): string | null {
  return texts.length > 0 ? texts.join(', ') : null;
}
