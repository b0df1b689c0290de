import { writeFileSync } from 'node:fs';
import { SingleBar } from 'cli-progress';
import { stringify } from 'yaml';
import { LIST_COLUMNS } from '../lists/list-columns.js';
import { rowOf } from '../lists/list-facts.js';
import type { LocalizedText } from '../shared/localized-text.js';
import type { Register } from './connection.js';
import { CommandFailure } from './failure.js';

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
  id: string;
  legalName: string;
  effectiveFrom: string;
  listedSince: string;
  listedUntil: string | null;
  products: { slug: string; name: string }[];
  engagedBy: { id: string } | null;
};

const TEXTS = [
  'service',
  'purpose',
  'dataCategories',
  'dataSubjects',
  'conditions',
  'transferMechanism',
  'note',
];
const PLAIN = [
  'legalName',
  'tradingName',
  'registrationId',
  'establishment',
  'address',
  'contact',
  'website',
];
const LISTED = `id listedSince listedUntil announcedOn ${PLAIN.join(' ')} countries placesAsWritten usesAi
  ${TEXTS.map((field) => `${field} ${field}Texts`).join(' ')} products { slug name } engagedBy { id }`;

/** Prints the register of an organisation, or writes it to a file. A register file or a list: `plan` reads both back. */
export async function exportRegister(register: Register, options: ExportOptions): Promise<void> {
  const format = options.format ?? (options.json ? 'json' : undefined);
  if (format === undefined) throw new CommandFailure('--format is missing: yaml, json or csv', 2);
  if (NOT_YET.includes(format))
    throw new CommandFailure(`The format ${format} is not there yet; yaml, json and csv are.`, 2);

  const { today, ...organisation } = await profileOf(register, options.organisation);
  const on = options.on ?? today;
  const rows = (await rowsOn(register, { ...options, on })).filter(
    ({ listedSince, listedUntil }) => listedSince <= on && (listedUntil === null || listedUntil >= on),
  );
  const { products, ...profile } = organisation;
  const prevailing = profile.languages[0] ?? 'en';
  const file = {
    organisation: given(profile),
    products,
    on,
    subProcessors: rows.map((row) => entryOf(row, prevailing)),
  };
  const text =
    format === 'csv'
      ? csvOf(rows)
      : format === 'yaml'
        ? stringify(file)
        : `${JSON.stringify(file, null, 2)}\n`;
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

interface Profile {
  slug: string;
  /** The day it is there. */
  today: string;
  languages: string[];
  products: { slug: string; name: string }[];
}

async function profileOf(register: Register, slug: string): Promise<Profile> {
  const { organisation } = await register.ask<{ organisation: Profile }>(
    `query($slug: String!) { organisation(slug: $slug) {
      slug name timeZone languages noticeDays objectionDays contactEmail today products { slug name } } }`,
    { slug },
  );
  return organisation;
}

async function rowsOn(register: Register, { organisation, on, asOf }: ExportOptions): Promise<Row[]> {
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
  return rows;
}

/** As a register file words it: a text in the prevailing language alone is a string, what is not given is left out. */
function entryOf(row: Row, prevailing: string): object {
  const plain = (text: unknown) => {
    const texts = text as LocalizedText | null;
    return texts && Object.keys(texts).length === 1 && prevailing in texts ? texts[prevailing] : texts;
  };
  const texts = TEXTS.map((field) => {
    const value = row[`${field}Texts`];
    return [field, Array.isArray(value) ? value.map(plain) : plain(value)] as const;
  });
  return given({
    id: row.id,
    effectiveFrom: row.listedSince,
    ...Object.fromEntries(PLAIN.map((field) => [field, row[field]])),
    ...Object.fromEntries(texts),
    countries: row['countries'],
    placesAsWritten: row['placesAsWritten'],
    products: row.products.map(({ slug }) => slug),
    usesAi: row['usesAi'],
    engagedBy: row.engagedBy?.id,
  });
}

function given(fields: object): object {
  const empty = (value: unknown) => value == null || (Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => !empty(value)));
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
