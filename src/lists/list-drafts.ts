import { readHeadings, type ListColumn } from './list-columns.js';
import type { Cell, Table } from './list-tables.js';
import { refuseList } from './malformed-list.js';

/** A row before it is known to be sound. */
export interface Draft {
  number: number;
  values: Map<ListColumn, unknown>;
  /** What is wrong with the row as a whole. */
  flaw?: string;
}

/** The rows found, and what was read over. */
export interface Drafts {
  drafts: Draft[];
  notes: string[];
}

/**
 * The rows of a JSON array, or of the array `subprocessors` of an object.
 * @throws MalformedList about any other shape
 */
export function draftsInJson(text: string): Drafts {
  const rows = rowsIn(parsed(text));
  const records = rows.map((row) => (isRecord(row) ? row : {}));
  const { headings, ignored } = readHeadings([...new Set(records.flatMap((record) => Object.keys(record)))]);
  const drafts = rows.map((row, index): Draft => {
    if (!isRecord(row)) return { number: index + 1, values: new Map(), flaw: 'is not an object' };
    return { number: index + 1, values: new Map([...headings].map(([column, key]) => [column, row[key]])) };
  });
  return { drafts, notes: ignored.map(notRead) };
}

/**
 * The rows of all lists among the tables of a page. A table without a column of names is another table, and so is
 * one of cookies, whose providers are no sub-processors.
 * @throws MalformedList when no table is a list
 */
export function draftsInTables(tables: Table[]): Drafts {
  const read = tables.map((table) => ({ table, ...readHeadings(table.headings) }));
  const lists = read.filter(({ table, headings }) => headings.has('name') && !isOfCookies(table));
  const found = tables.map((table) => table.headings.join(' | ')).filter((headings) => headings !== '');
  if (found.length === 0) refuseList('the list is empty: there is no table');
  if (lists.length === 0) refuseList(`no column holds names; the headings are: ${found.join('; ')}`, 'name');

  const drafts: Draft[] = [];
  for (const { table, headings } of lists) {
    for (const cells of table.rows) drafts.push(draftOf(drafts.length + 1, table, headings, cells));
  }
  const others = read.filter((entry) => !lists.includes(entry) && entry.table.headings.length > 0);
  return {
    drafts,
    notes: [
      ...others.map(({ table }) => `The table with the headings ${table.headings.join(' | ')} is not read.`),
      ...new Set(lists.flatMap(({ ignored }) => ignored.map(notRead))),
    ],
  };
}

function isOfCookies(table: Table): boolean {
  return table.headings.some((heading) => /^(cookies?( names?)?|names? of (the )?cookies?)$/i.test(heading));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.trimStart());
  } catch (error) {
    return refuseList(`not JSON: ${(error as Error).message}`);
  }
}

function rowsIn(json: unknown): unknown[] {
  if (Array.isArray(json)) return json;
  if (isRecord(json) && Array.isArray(json['subprocessors'])) return json['subprocessors'];
  return refuseList('neither a JSON array of rows nor an object with the array "subprocessors"');
}

function draftOf(number: number, table: Table, headings: Map<ListColumn, string>, cells: Cell[]): Draft {
  const values = new Map<ListColumn, unknown>(table.section ? [['section', table.section]] : []);
  if (cells.length !== table.headings.length) {
    return { number, values, flaw: `has ${cells.length} cells under ${table.headings.length} headings` };
  }
  for (const [column, heading] of headings) {
    const cell = cells[table.headings.indexOf(heading)];
    values.set(column, column === 'website' ? (cell?.link ?? cell?.text) : cell?.text);
    if (column === 'name' && cell?.link && !headings.has('website')) values.set('website', cell.link);
  }
  return { number, values };
}

function notRead(heading: string): string {
  return heading === '' ? 'A column without a heading is not read.' : `The column "${heading}" is not read.`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
