import { load, type CheerioAPI } from 'cheerio';
import { CsvError, parse } from 'csv-parse/sync';
import { marked } from 'marked';
import { refuseList } from './malformed-list.js';

/** Elements of a page, as cheerio hands them round. */
type Selection = ReturnType<CheerioAPI>;

/** A cell's text, and the address it links to. */
export interface Cell {
  text: string;
  link?: string;
}

/** A table as the page has it, before anything is known about its columns. */
export interface Table {
  /** The nearest heading above the table. */
  section?: string;
  headings: string[];
  /** Rows that hold something; a row may have more or fewer cells than there are headings. */
  rows: Cell[][];
}

/**
 * Comma, semicolon or tab, whichever the first line has most of.
 * @throws MalformedList when quotes do not close
 */
export function csvTable(text: string): Table {
  const firstLine = text.split(/\r?\n/, 1)[0] ?? '';
  const [delimiter] = [',', ';', '\t'].sort((one, other) => count(firstLine, other) - count(firstLine, one));
  return tableOf(
    recordsIn(text, delimiter ?? ',').map((record) => record.map((value) => ({ text: value.trim() }))),
  );
}

/** Markdown as GitHub writes it; HTML inside it counts too. */
export function markdownTables(text: string): Table[] {
  return htmlTables(marked.parse(text, { async: false, gfm: true }));
}

export function htmlTables(text: string): Table[] {
  const $ = load(text);
  $('script, style').remove();
  const tables: Table[] = [];
  let section: string | undefined;
  for (const element of $('h1, h2, h3, h4, h5, h6, table').toArray()) {
    if (element.tagName !== 'table') section = textOf($(element));
    else tables.push({ ...(section && { section }), ...tableOf(rowsOf($, $(element))) });
  }
  return tables;
}

function recordsIn(text: string, delimiter: string): string[][] {
  try {
    // A short row is told later, with its number in the list instead of in the file.
    return parse(text, { bom: true, delimiter, relax_column_count: true, skip_empty_lines: true });
  } catch (error) {
    if (error instanceof CsvError) return refuseList(`not CSV: ${error.message}`);
    throw error;
  }
}

/** Some pages leave the header row empty and begin with a row of headings. Rows without any text are left out. */
function tableOf(rows: Cell[][]): Table {
  const [headings = [], ...rest] = rows.filter((row) => row.some((cell) => cell.text !== ''));
  return { headings: headings.map((cell) => cell.text), rows: rest };
}

function rowsOf($: CheerioAPI, table: Selection): Cell[][] {
  return table
    .find('tr')
    .toArray()
    .map((row) =>
      $(row)
        .children('th, td')
        .toArray()
        .map((cell) => cellOf($(cell))),
    );
}

function cellOf(cell: Selection): Cell {
  const link = cell.find('a[href^="http"]').attr('href')?.trim();
  return { text: textOf(cell), ...(link && { link }) };
}

/** Markup parts words: two lines of a cell are not one word. */
function textOf(element: Selection): string {
  element.find('br, p, li, div').before(' ');
  return element.text().replace(/\s+/g, ' ').trim();
}

function count(line: string, mark: string): number {
  return line.split(mark).length;
}
