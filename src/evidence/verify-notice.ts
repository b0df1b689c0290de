import canonicalize from 'canonicalize';
import { createHash } from 'node:crypto';
import type { ProofArchive } from './proof-archive.js';
import type { Recorded, Problem } from './recorded.js';

/** The row of the notice, as history has it, as far as a proof is checked by it. */
export interface RecordedNotice {
  id: string;
  organisationId: string;
  number: number;
  state: string;
  announcedOn: string;
  digest: string;
  content: { kind: string; subProcessorId?: string; effectiveFrom: string }[];
  /** New versions of policies and agreements. */
  publications: unknown[];
  renderedDigests: Record<string, string> | null;
  recipients: number;
  recipientsDigest: string;
  customers: number;
  customersDigest: string;
  results: Record<string, number> | null;
  resultsDigest: string | null;
  resultsAt: string | null;
}

export const NOTICE = 'notice.json';

/** Same content, in whatever order the names stand. */
export function same(one: unknown, other: unknown): boolean {
  return canonicalize(one) === canonicalize(other);
}

/** The notice, and what was done with it, is what history says; its digest is that of its content. */
export async function verifyNotice(
  archive: ProofArchive,
  recorded: Recorded,
  number: number,
): Promise<{ notice?: RecordedNotice; problems: Problem[] }> {
  const wrong = (message: string) => ({ file: NOTICE, message });
  const told = JSON.parse(await archive.text(NOTICE)) as { notice: RecordedNotice; acts: unknown };
  const notices = recorded.rows('notice');
  if (notices.length !== 1)
    return { problems: [wrong(`history speaks of ${notices.length} notices, not of one`)] };
  const notice = notices[0] as unknown as RecordedNotice;
  const problems: Problem[] = [];
  if (!same(told.notice, notice)) problems.push(wrong('does not say what history recorded of the notice'));
  if (!same(told.acts, recorded.rows('notice_act')))
    problems.push(wrong('does not say what history recorded of the acts'));
  if (notice.number !== number) problems.push(wrong(`is notice ${notice.number}, not ${number}`));
  const { content: amendments, publications } = told.notice;
  if (sha256(canonicalize({ amendments, publications }) ?? '') !== notice.digest)
    problems.push(wrong('has content that the digest of the notice does not fit'));
  return { notice, problems };
}

/** Every mail whose digest was sealed is there, in the words that were sealed. */
export async function verifyMails(archive: ProofArchive, notice: RecordedNotice): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const [name, digest] of Object.entries(notice.renderedDigests ?? {})) {
    const [text, html] = [`mails/${name}.txt`, `mails/${name}.html`];
    const missing = [text, html].find((file) => !archive.has(file));
    if (missing)
      problems.push({
        file: missing,
        message: 'is missing, though the notice sealed the words of this mail',
      });
    else if (sha256(`${await archive.text(text)}\n\n${await archive.text(html)}`) !== digest)
      problems.push({ file: text, message: 'does not have the words that the notice sealed' });
  }
  return problems;
}

/** A file that repeats rows says what history says of them, and leaves none out. */
export async function verifyRows(
  archive: ProofArchive,
  recorded: Recorded,
  { name, table }: { name: string; table: string },
): Promise<Problem[]> {
  const told = JSON.parse(await archive.text(name)) as Record<string, unknown>[];
  const rows = recorded.rows(table);
  const different = rows.find((row) => !told.some((one) => same(one, row)));
  if (different)
    return [{ file: name, message: `does not say what history recorded of ${String(different['id'])}` }];
  if (told.length !== rows.length) return [{ file: name, message: 'has a row that history does not know' }];
  return [];
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
