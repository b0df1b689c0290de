import { parse } from 'csv-parse';
import type { ProofArchive } from './proof-archive.js';
import type { Problem, Recorded } from './recorded.js';
import {
  customerLine,
  sealOf,
  type ReachedCustomer,
  type SealedCustomer,
  type SealedRecipient,
} from './seals.js';
import type { RecordedNotice } from './verify-notice.js';
import { Reach } from './verify-reached.js';

export const RECIPIENTS = 'recipients.csv';
export const CUSTOMERS = 'customers.csv';

export interface SealCheck {
  problems: Problem[];
  notes: string[];
}

/**
 * The rows are as many, and the very ones, that the notice sealed on announcing; and, once closed, ended as it sealed then.
 * Which customers were reached follows from how the copies to their contacts ended, and from what history says was done else.
 */
export async function verifySeals(
  archive: ProofArchive,
  notice: RecordedNotice,
  { recorded, begun }: { recorded: Recorded; begun: string },
): Promise<SealCheck> {
  const customers: string[] = [];
  const reach = new Reach(recorded, begun);
  const [told, results]: [string[], string[]] = [[], []];
  let late = 0;
  for await (const row of rowsOf<SealedRecipient>(archive, RECIPIENTS)) {
    if (row.mail !== 'notice') continue;
    if (row.atAnnouncing === 'true') told.push(row.addressKey);
    reach.add(row);
    results.push(`${row.addressKey} ${row.state}`);
    if (notice.resultsAt !== null && Date.parse(row.updatedAt) > Date.parse(notice.resultsAt)) late += 1;
  }
  const mistaken: Problem[] = [];
  for await (const row of rowsOf<SealedCustomer & ReachedCustomer>(archive, CUSTOMERS)) {
    customers.push(customerLine(row));
    const message = reach.contradicted(row);
    if (message !== undefined) mistaken.push({ file: CUSTOMERS, message });
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
    ...mistaken,
  ];
  const notes =
    reach.unsure === 0
      ? []
      : [
          `On the move while the proof was written: copies for ${reach.unsure} customers. Whether these were reached is not checked.`,
        ];
  if (notice.resultsDigest === null)
    return { problems, notes: [...notes, 'What became of the copies is not sealed yet.'] };
  if (late > 0)
    return {
      problems,
      notes: [
        ...notes,
        `Reported on after the results were sealed: copies of ${late} recipients. That seal is not checked.`,
      ],
    };
  const count = Object.values(notice.results ?? {}).reduce((sum, n) => sum + n, 0);
  const ended = { count, digest: notice.resultsDigest };
  return { problems: [...problems, ...unlike(RECIPIENTS, 'results', sealOf(results), ended)], notes };
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
