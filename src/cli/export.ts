import { writeFileSync } from 'node:fs';
import { SingleBar } from 'cli-progress';
import { stringify } from 'yaml';
import { LIST_COLUMNS } from '../lists/list-columns.js';
import { rowOf } from '../lists/list-facts.js';
import type { Register } from './connection.js';
import { CommandFailure } from './failure.js';

const FORMATS = ['yaml', 'json', 'csv'];
const NOT_YET = ['xlsx', 'pdf', 'jsonld'];

export interface ExportOptions {
  organisation: string;
  format?: string;
  asOf?: string;
  on?: string;
  out?: string;
  json?: boolean;
}

type Row = Record<string, unknown> & {
  listedSince: string;
  listedUntil: string | null;
  products: { name: string }[];
};

const LISTED = `listedSince listedUntil legalName tradingName registrationId establishment address contact website
  service purpose dataCategories dataSubjects conditions transferMechanism note countries placesAsWritten usesAi products { name }`;

/** Prints the register of an organisation, or writes it to a file. A register file or a list: `plan` reads both back. */
export async function exportRegister(register: Register, options: ExportOptions): Promise<void> {
  const format = options.format ?? (options.json ? 'json' : undefined);
  if (format === undefined) throw new CommandFailure('--format is missing: yaml, json or csv', 2);
  if (!FORMATS.includes(format))
    throw new CommandFailure(
      NOT_YET.includes(format)
        ? `The format ${format} is not there yet; yaml, json and csv are.`
        : `There is no format ${format}; yaml, json and csv are.`,
      2,
    );
  const text = format === 'csv' ? csvOf(await rowsOn(register, options)) : await fileOf(register, options);
  if (options.out === undefined) process.stdout.write(text);
  else writeTo(options.out, text);
}

function writeTo(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new CommandFailure(`cannot write ${file}: ${(error as Error).message}`);
  }
}

async function fileOf(
  register: Register,
  { organisation, on, asOf, format }: ExportOptions,
): Promise<string> {
  const { registerFile } = await register.ask<{ registerFile: object }>(
    `query($organisation: String!, $on: Date, $asOf: DateTime) {
      registerFile(organisation: $organisation, on: $on, asOf: $asOf) }`,
    { organisation, on, asOf },
  );
  // what stands twice is written twice: a lawyer reads no anchors
  if (format === 'yaml')
    return stringify(registerFile, {
      aliasDuplicateObjects: false,
      lineWidth: 120,
      // texts of policies keep their lines
      blockQuote: 'literal',
    });
  return `${JSON.stringify(registerFile, null, 2)}\n`;
}

/** What is on the list that day. */
async function rowsOn(register: Register, options: ExportOptions): Promise<Row[]> {
  const { organisation, asOf } = options;
  const on = options.on ?? (await todayOf(register, organisation));
  const rows: Row[] = [];
  const bar = progress('reading');
  for (let after: string | undefined, more = true; more;) {
    const { subProcessors } = await register.ask<{
      subProcessors: {
        totalCount: number;
        edges: { node: Row }[];
        pageInfo: { hasNextPage: boolean; endCursor: string | null };
      };
    }>(
      `query($organisation: String!, $on: Date, $asOf: DateTime, $after: String) {
        subProcessors(organisation: $organisation, on: $on, asOf: $asOf, include: ALL, first: 100, after: $after) {
          totalCount pageInfo { hasNextPage endCursor } edges { node { ${LISTED} } } } }`,
      { organisation, on, asOf, after },
    );
    rows.push(...subProcessors.edges.map(({ node }) => node));
    bar.at(rows.length, subProcessors.totalCount);
    more = subProcessors.pageInfo.hasNextPage;
    after = subProcessors.pageInfo.endCursor ?? undefined;
  }
  bar.stop();
  return rows.filter(
    ({ listedSince, listedUntil }) => listedSince <= on && (listedUntil === null || listedUntil >= on),
  );
}

/** The day it is there: the clock of the server counts, not that of whoever asks. */
async function todayOf(register: Register, slug: string): Promise<string> {
  const { organisation } = await register.ask<{ organisation: { today: string } }>(
    `query($slug: String!) { organisation(slug: $slug) { today } }`,
    { slug },
  );
  return organisation.today;
}

function csvOf(rows: Row[]): string {
  const columns = LIST_COLUMNS.filter((column) => column !== 'section' && column !== 'as_written');
  const cell = (text: string) => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = rows.map((row) => {
    const facts = { ...row, products: row.products.map(({ name }) => name) } as unknown as Parameters<
      typeof rowOf
    >[0];
    const listed = rowOf(facts);
    return columns.map((column) => cell(listed[column] ?? '')).join(',');
  });
  return [columns.join(','), ...lines, ''].join('\r\n');
}

/** How far it has come: on standard error, and only where a person looks. */
function progress(what: string): { at: (done: number, total: number) => void; stop: () => void } {
  // cli-progress draws nothing where the stream is no terminal
  const bar = new SingleBar({
    format: `${what} {bar} {value}/{total}`,
    stream: process.stderr,
    clearOnComplete: true,
  });
  return {
    at: (done, total) => (bar.isActive ? bar.update(done) : bar.start(total, done)),
    stop: () => bar.stop(),
  };
}
