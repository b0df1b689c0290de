import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { Audience, MessageText } from '../deliveries/message.entity.js';
import type { RECIPIENT_COLUMNS } from '../evidence/seals.js';
import { Database } from '../platform/database.js';

export type RecipientRow = Record<(typeof RECIPIENT_COLUMNS)[number], string | boolean | null>;

/** A message that told of a notice. */
export interface ToldMessage {
  id: string;
  kind: string;
  audience: Audience | null;
}

/** Words that were mailed. */
export interface ToldWords {
  kind: string;
  texts: Record<string, MessageText>;
}

/** How a copy ended, or stands: one that goes with a digest as the digest does. */
export const stateNow = sql`case when d.state = 'IN_DIGEST' then coalesce(g.state, 'PENDING') else d.state end`;

/** Reads to whom a notice went, in which words, and what mail servers answered. */
@Injectable()
export class ToldRecipientsReader {
  constructor(private readonly database: Database) {}

  /** Messages in the order in which they were written. */
  async messages(noticeId: string): Promise<ToldMessage[]> {
    const { rows } = await this.database.read((db) =>
      sql<ToldMessage>`select id, kind, audience from message where notice_id = ${noticeId} order by created_at, id`.execute(
        db,
      ),
    );
    return rows;
  }

  /** Every wording once: of the notice and what was said of it later, and of the digests that carried it. */
  async words(noticeId: string): Promise<ToldWords[]> {
    const { rows } = await this.database.read((db) =>
      sql<ToldWords>`select distinct kind, texts from (
          select m.kind, m.texts from message m where m.notice_id = ${noticeId}
          union all
          select m.kind, m.texts from message m where m.id in (select distinct g.message_id
            from message n join delivery d on d.message_id = n.id join delivery g on g.id = d.digest_delivery_id
            where n.notice_id = ${noticeId})) w
        order by kind, texts`.execute(db),
    );
    return rows;
  }

  /** The next copies of a message in the order of their address keys, each with every try that was made for it. */
  async page({ id, kind, audience }: ToldMessage, after: string, limit: number): Promise<RecipientRow[]> {
    const { rows } = await this.database.read((db) =>
      sql<RecipientRow>`with page as materialized (
          select d.* from delivery d where d.message_id = ${id} and d.address_key > ${after}
          order by d.address_key limit ${limit})
        select d.id as delivery, ${kind} as mail, ${audience}::text as audience, d.address_key as "addressKey", d.address,
          d.language, case when d.contact then d.recipient_id end as customer, d.escalation_of as "escalationOf",
          d.created_at = m.created_at as "atAnnouncing", ${stateNow} as state,
          d.digest_delivery_id as "digestDelivery", ${instant('d.created_at')} as "createdAt",
          ${instant('coalesce(g.settled_at, d.settled_at)')} as "settledAt",
          ${instant('greatest(d.updated_at, g.updated_at)')} as "updatedAt",
          (select string_agg(concat_ws(' ', ${instant('t.at')}, t.code, regexp_replace(t.answer, '\\s+', ' ', 'g')), e'\\n'
            order by t.at, t.id) from ${tries}) as attempts
        from page d join message m on m.id = d.message_id left join delivery g on g.id = d.digest_delivery_id
        order by d.address_key`.execute(db),
    );
    return rows;
  }
}

/** Those that failed are rows of their own; the one that succeeded stands on the delivery. */
const tries = sql`(
  select a.id, a.at, a.code, a.answer from attempt a where a.delivery_id in (d.id, d.digest_delivery_id)
  union all
  select s.id, s.settled_at, left(s.answer, 3)::int, s.answer from delivery s
  where s.id in (d.id, d.digest_delivery_id) and s.settled_at is not null and s.answer ~ '^2[0-9]{2}') t`;

function instant(expression: string) {
  return sql.raw(`to_char(${expression} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`);
}
