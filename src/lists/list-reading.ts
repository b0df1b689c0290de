import { FACT_COLUMNS, LIST_COLUMNS, type ListColumn, type ListRow } from './list-columns.js';
import { draftsInJson, draftsInTables, type Draft } from './list-drafts.js';
import { factsKey } from './list-normal.js';
import { csvTable, htmlTables, markdownTables, type Table } from './list-tables.js';
import { MalformedList, refuseList, type ListProblem } from './malformed-list.js';

export type ListFormat = 'json' | 'csv' | 'markdown' | 'html';

/** A list, read. */
export interface ReadList {
  /** At least one, each with a name, values as written but for white space. */
  rows: ListRow[];
  /** The columns that at least one row gives, in the order of `LIST_COLUMNS`. */
  columns: ListColumn[];
  /** What was read over: headings of no column, rows that stood there twice. For the person, one sentence each. */
  notes: string[];
}

/**
 * Reads a list from a file, the format taken from the name's ending, else from how the text begins.
 * @throws MalformedList
 */
export function readListFile(name: string, text: string): ReadList {
  const ending = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  return readList(text, FORMATS[ending] ?? formatOf(text));
}

/**
 * Reads a list. JSON: an array of rows, or an object with the array `subprocessors`; CSV, Markdown, HTML: tables
 * with a column of names, on a page several, whose rows are joined. Rows that say the same become one; rows that
 * differ in a single fact stay apart, whatever their names: lists do say "Hosting, Norway" and "Hosting, Sweden".
 * @throws MalformedList with every problem found, not the first alone
 */
export function readList(text: string, format: ListFormat): ReadList {
  const { drafts, notes } = format === 'json' ? draftsInJson(text) : draftsInTables(tablesIn(text, format));
  if (drafts.length === 0) refuseList('the list is empty; that a page has moved removes no one from it');

  const problems = drafts.flatMap(problemsOf);
  if (problems.length > 0) throw new MalformedList(problems);

  const rows = withoutRepeats(drafts.map(rowOf), notes);
  return { rows, columns: LIST_COLUMNS.filter((column) => rows.some((row) => row[column])), notes };
}

const FORMATS: Partial<Record<string, ListFormat>> = {
  json: 'json',
  csv: 'csv',
  tsv: 'csv',
  md: 'markdown',
  markdown: 'markdown',
  html: 'html',
  htm: 'html',
};

function formatOf(text: string): ListFormat {
  if (/^\s*[[{]/.test(text)) return 'json';
  if (/^\s*</.test(text)) return 'html';
  return /^\s*\|?\s*:?-+:?\s*\|/m.test(text) ? 'markdown' : 'csv';
}

function tablesIn(text: string, format: Exclude<ListFormat, 'json'>): Table[] {
  if (format === 'csv') return [csvTable(text)];
  return format === 'markdown' ? markdownTables(text) : htmlTables(text);
}

function problemsOf({ number, values, flaw }: Draft): ListProblem[] {
  if (flaw) return [{ row: number, column: '', message: `row ${number} ${flaw}` }];
  const at = (column: ListColumn, what: string): ListProblem => ({
    row: number,
    column,
    message: `row ${number}, column ${column}: ${what}`,
  });
  return [...new Map<ListColumn, unknown>([['name', null], ...values])].flatMap(([column, value]) => {
    if (value != null && typeof value !== 'string')
      return [at(column, `is ${kindOf(value)}, must be text or null`)];
    return column === 'name' && textIn(value) === '' ? [at('name', 'missing')] : [];
  });
}

function rowOf({ values }: Draft): ListRow {
  const texts = [...values].map(([column, value]) => [column, textIn(value)]);
  return Object.fromEntries(texts.filter(([, text]) => text !== '')) as ListRow;
}

/** Rows alike in every fact become the first of them: to say a thing twice adds nothing to it. */
function withoutRepeats(rows: ListRow[], notes: string[]): ListRow[] {
  const seen = new Map<string, number>();
  return rows.filter((row, index) => {
    const key = factsKey(row, FACT_COLUMNS);
    const first = seen.get(key);
    if (first === undefined) seen.set(key, index + 1);
    else notes.push(`Row ${index + 1} ("${row.name}") says the same as row ${first} and is read once.`);
    return first === undefined;
  });
}

/** Text with its white space tidied; '' for what says nothing: null, blanks, a dash. */
function textIn(value: unknown): string {
  const text = typeof value === 'string' ? value.replace(/[\s\u200b\ufeff]+/g, ' ').trim() : '';
  return /^[-–—]+$/.test(text) ? '' : text;
}

function kindOf(value: unknown): string {
  return Array.isArray(value) ? 'an array' : typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
