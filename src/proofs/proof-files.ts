import { Injectable } from '@nestjs/common';
import { mailDigest, mailText } from '../evidence/mail-names.js';
import { HISTORY, Recorded } from '../evidence/recorded.js';
import { CUSTOMER_COLUMNS, RECIPIENT_COLUMNS } from '../evidence/seals.js';
import { LIST_AFTER, LIST_BEFORE } from '../evidence/verify-lists.js';
import { NOTICE } from '../evidence/verify-notice.js';
import { CUSTOMERS, RECIPIENTS } from '../evidence/verify-seals.js';
import type { ChainLink } from '../history/chain-link.js';
import { csvLine } from '../shared/csv.js';
import type { ProvenNotice } from './proven-notice.js';
import { ProofLists, versionsOf, type RecordedLists } from './proof-lists.js';
import { ProofTrail } from './proof-trail.js';
import { ToldCustomersReader, type CustomerRow } from './told-customers.reader.js';
import { ToldRecipientsReader } from './told-recipients.reader.js';

/** Rows read by one statement. */
const PAGE = 2_000;

/** A file of a proof, in pieces, so that a hundred thousand rows are never held at once. */
export interface ProofFile {
  name: string;
  pieces: AsyncIterable<string>;
  /** The table whose rows it repeats. */
  table?: string;
}

/** Writes the files of a proof, always in the same order. Each statement is a transaction of its own, in the caller's context. */
@Injectable()
export class ProofFiles {
  constructor(
    private readonly lists: ProofLists,
    private readonly trail: ProofTrail,
    private readonly customers: ToldCustomersReader,
    private readonly recipients: ToldRecipientsReader,
  ) {}

  async *of(notice: ProvenNotice): AsyncGenerator<ProofFile> {
    const before = await this.lists.before(notice);
    const after = await this.lists.after(notice);
    const { links, parts } = await this.trail.of(notice, versionsOf(before, after));
    const recorded = new Recorded(links);
    const [row] = recorded.rows('notice');
    yield json(NOTICE, { notice: row, acts: recorded.rows('notice_act') });
    yield json(LIST_BEFORE, before);
    yield json(LIST_AFTER, after);
    yield* this.mails(notice);
    yield { name: CUSTOMERS, pieces: this.customerLines(notice, recorded) };
    yield { name: RECIPIENTS, pieces: this.recipientLines(notice) };
    for (const { file, table } of parts) yield { ...json(file, recorded.rows(table)), table };
    yield { name: HISTORY, pieces: lines(links) };
  }

  /** Those whose words were sealed by the names under which they were; digests, and what nobody sealed, counted through. */
  private async *mails({ id, renderedDigests }: ProvenNotice): AsyncGenerator<ProofFile> {
    const words = await this.recipients.words(id);
    const mails = words.flatMap(({ kind, texts }) =>
      Object.entries(texts).map(([language, text]) => ({ kind, language, text, digest: mailDigest(text) })),
    );
    const sealed = Object.entries(renderedDigests ?? {}).sort(([one], [other]) => (one < other ? -1 : 1));
    for (const [name, digest] of sealed) {
      const mail = mails.find((one) => one.digest === digest);
      if (mail) yield* mailFiles(name, mail.text);
    }
    const known = new Set(sealed.map(([, digest]) => digest));
    const others = mails.filter(({ digest }) => !known.has(digest));
    for (const [index, { kind, language, text }] of others.entries())
      yield* mailFiles(`${kind}.${index + 1}.${language}`, text);
  }

  private async *customerLines(notice: ProvenNotice, recorded: Recorded): AsyncGenerator<string> {
    // those of the history in the same archive, not one that came since
    const resolutions = recorded.rows('delivery_resolution').map(({ id }) => String(id));
    yield csvLine(CUSTOMER_COLUMNS);
    for (let last: CustomerRow | undefined, more = true; more;) {
      const page = await this.customers.page({ ...notice, resolutions }, last, PAGE);
      yield page.map((row) => csvLine(CUSTOMER_COLUMNS.map((column) => row[column]))).join('');
      last = page.at(-1);
      more = page.length === PAGE;
    }
  }

  private async *recipientLines({ id }: ProvenNotice): AsyncGenerator<string> {
    yield csvLine(RECIPIENT_COLUMNS);
    for (const message of await this.recipients.messages(id))
      for (let last = '', more = true; more;) {
        const page = await this.recipients.page(message, last, PAGE);
        yield page.map((row) => csvLine(RECIPIENT_COLUMNS.map((column) => row[column]))).join('');
        last = String(page.at(-1)?.addressKey ?? '');
        more = page.length === PAGE;
      }
  }
}

function json(name: string, value: RecordedLists | object): ProofFile {
  return { name, pieces: once(`${JSON.stringify(value, null, 2)}\n`) };
}

function* mailFiles(
  name: string,
  text: { subject: string; text: string; html: string },
): Generator<ProofFile> {
  yield { name: `mails/${name}.txt`, pieces: once(mailText(text)) };
  yield { name: `mails/${name}.html`, pieces: once(text.html) };
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

async function* lines(links: readonly ChainLink[]): AsyncGenerator<string> {
  for (const link of links) yield `${JSON.stringify(link)}\n`;
}
