import { csvCell } from '../shared/csv.js';
import type { ListEntry } from './list-json.js';

const columns = [
  'legalName',
  'tradingName',
  'registrationId',
  'establishment',
  'address',
  'contact',
  'website',
  'service',
  'purpose',
  'dataCategories',
  'dataSubjects',
  'countries',
  'placesAsWritten',
  'products',
  'conditions',
  'usesAi',
  'transferMechanism',
  'note',
  'status',
  'effectiveFrom',
  'listedSince',
  'announcedOn',
  'listedUntil',
] as const satisfies readonly (keyof ListEntry)[];

/** RFC 4180 with a header row; several values in one cell are parted by semicolons. */
export function listCsv(entries: readonly ListEntry[]): string {
  const rows = entries.map((entry) => columns.map((column) => cell(entry[column])).join(','));
  return [columns.join(','), ...rows, ''].join('\r\n');
}

function cell(value: ListEntry[keyof ListEntry]): string {
  return csvCell(Array.isArray(value) ? value.join('; ') : String(value ?? ''));
}
