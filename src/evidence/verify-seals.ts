import { parse } from 'csv-parse';
import type { ProofArchive } from './proof-archive.js';
import type { Problem } from './recorded.js';
import { customerLine, sealOf, type SealedCustomer, type SealedRecipient } from './seals.js';
import type { RecordedNotice } from './verify-notice.js';

export const RECIPIENTS = 'recipients.csv';
export const CUSTOMERS = 'customers.csv';

export interface SealCheck {
  problems: Problem[];
  notes: string[];
}

/** The rows are as many, and the very ones, that the notice sealed on announcing; and, once closed, ended as it sealed then. */
export async function verifySeals(archive: ProofArchive, notice: RecordedNotice): Promise<SealCheck> {
  const customers: string[] = [];
  for await (const row of rowsOf<SealedCustomer>(archive, CUSTOMERS)) customers.push(customerLine(row));
  const [told, results]: [string[], string[]] = [[], []];
  let late = 0;
  for await (const row of rowsOf<SealedRecipient>(archive, RECIPIENTS)) {
    if (row.mail !== 'notice') continue;
    if (row.atAnnouncing === 'true') told.push(row.addressKey);
    results.push(`${row.addressKey} ${row.state}`);
    if (notice.resultsAt !== null && Date.parse(row.updatedAt) > Date.parse(notice.resultsAt)) late += 1;
  }
  const problems = [
    ...unlike(CUSTOMERS, 'customers', sealOf(customers), {
      count: notice.customers,
      digest: notice.customersDigest,
    }),
    ...unlike(RECIPIENTS, 'recipients', sealOf(told), {
      count: notice.recipients,
      digest: notice.recipientsDigest,
    }),
  ];
  if (notice.resultsDigest === null)
    return { problems, notes: ['What became of the copies is not sealed yet.'] };
  if (late > 0)
    return {
      problems,
      notes: [
        `Reported on after the results were sealed: copies of ${late} recipients. That seal is not checked.`,
      ],
    };
  const count = Object.values(notice.results ?? {}).reduce((sum, n) => sum + n, 0);
  const ended = { count, digest: notice.resultsDigest };
  return { problems: [...problems, ...unlike(RECIPIENTS, 'results', sealOf(results), ended)], notes: [] };
}

function unlike(
  file: string,
  what: string,
  found: { count: number; digest: string },
  sealed: { count: number; digest: string },
): Problem[] {
  if (found.count !== sealed.count)
    return [{ file, message: `has ${found.count} ${what}, the notice sealed ${sealed.count}` }];
  if (found.digest !== sealed.digest)
    return [{ file, message: `has ${what} other than those that the notice sealed` }];
  return [];
}

async function* rowsOf<Row>(archive: ProofArchive, name: string): AsyncGenerator<Row> {
  const source = await archive.stream(name);
  const rows = parse({ columns: true });
  source.once('error', (error) => rows.destroy(error)).pipe(rows);
  for await (const row of rows) yield row as Row;
}
