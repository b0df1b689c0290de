import PostalMime from 'postal-mime';
import { sql } from 'kysely';
import { runAs, systemContext } from './context.js';
import type { Database } from './database.js';
import { Mailer, WITHHELD, type Mail, type MailAnswer } from './mailer.js';

/** How many mails the mailbox holds; older ones are dropped. */
const KEPT = 1_000;

/** A mail as a reader sees it. */
export interface ReadMail {
  id: string;
  at: Date;
  to: string;
  subject: string;
  /** Lower-case name → value; several of one name are joined by a line break. */
  headers: Record<string, string>;
  text: string;
  html: string;
}

/** Development without a mail server: keeps what would have been sent, for /mailbox to show. */
export class Mailbox extends Mailer {
  readonly connections = 5;
  readonly slowest = 60_000;

  constructor(private readonly database: Database) {
    super();
  }

  async send(mail: Mail, go?: () => Promise<boolean>): Promise<MailAnswer> {
    if (go && !(await go())) return WITHHELD;
    const raw = mail.raw.toString('utf8');
    const id = await runAs(systemContext('mailbox'), () =>
      this.database.unseen(async (db) => {
        const { rows } = await sql<{ id: string }>`
          insert into mailbox_mail (recipient, raw) values (${mail.to}, ${raw}) returning id`.execute(db);
        await sql`delete from mailbox_mail where id <= ${rows[0]!.id}::bigint - ${KEPT}`.execute(db);
        return rows[0]!.id;
      }),
    );
    return { outcome: 'accepted', code: 250, answer: `250 kept in the mailbox as ${id}` };
  }

  close(): void {}

  /** Newest first; one of them when its id is given. */
  async read(id?: string): Promise<ReadMail[]> {
    const { rows } = await runAs(systemContext('mailbox'), () =>
      this.database.read((db) =>
        sql<{
          id: string;
          at: string;
          recipient: string;
          raw: string;
        }>`select id, at, recipient, raw from mailbox_mail
          where ${id ?? null}::bigint is null or id = ${id ?? null}::bigint order by mailbox_mail.id desc`.execute(
          db,
        ),
      ),
    );
    return Promise.all(
      rows.map(async (row) => {
        const { subject = '', headers, text = '', html = '' } = await PostalMime.parse(row.raw);
        return {
          id: row.id,
          at: new Date(row.at),
          to: row.recipient,
          subject,
          headers: byName(headers),
          text,
          html,
        };
      }),
    );
  }
}

function byName(headers: { key: string; value: string }[]): Record<string, string> {
  const named: Record<string, string> = {};
  for (const { key, value } of headers) named[key] = key in named ? `${named[key]}\n${value}` : value;
  return named;
}
