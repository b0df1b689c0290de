import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { NoticeRow } from '../notices/notices.reader.js';
import { Database } from '../platform/database.js';
import { decodeCursor } from '../shared/pagination.js';

/** A notice that an account has not acknowledged, as it was announced. */
export type Pending = Pick<
  NoticeRow,
  'id' | 'number' | 'content' | 'publications' | 'objectionDeadline' | 'emergencyReason'
> & {
  announcedOn: string;
  announcedAt: Date;
};

export interface PendingFilter {
  organisationId: string;
  /** Of the account, one for each secret. */
  accountKeys: readonly string[];
  productId: string | null;
  /** Id or reference. */
  customer: string | null;
  since: Date;
}

/** Reads what accounts have not seen, and how many have. */
@Injectable()
export class SignInReader {
  constructor(private readonly database: Database) {}

  /** Newest first, one more than asked for. */
  async pending(filter: PendingFilter, args: { first: number; after?: string }): Promise<Pending[]> {
    const [before] = decodeCursor(args.after, 1) ?? [null];
    const { rows } = await this.database.read((db) =>
      sql<Pending>`select n.id, n.number, n.content, n.publications, n.objection_deadline as "objectionDeadline",
          n.emergency_reason as "emergencyReason",
          n.announced_on as "announcedOn", n.announced_at as "announcedAt" from ${pendingRows(filter)}
        and (${before}::int is null or n.number < ${before}::int) order by n.number desc limit ${args.first + 1}`.execute(
        db,
      ),
    );
    return rows;
  }

  async count(filter: PendingFilter): Promise<number> {
    const { rows } = await this.database.read((db) =>
      sql<{ n: string }>`select count(*) as n from ${pendingRows(filter)}`.execute(db),
    );
    return Number(rows[0]?.n ?? 0);
  }

  /** How many accounts acknowledged each notice, those of one product or all; in the order of the ids. */
  async acknowledged(noticeIds: readonly string[], product: string | null): Promise<number[]> {
    const { rows } = await this.database.read((db) =>
      sql<{ id: string; n: string }>`select a.notice_id as id, count(*) as n from acknowledgement a
        left join product p on p.id = a.product_id
        where a.notice_id = any(${noticeIds}::uuid[]) and (${product}::text is null or p.slug = ${product}::text)
        group by 1`.execute(db),
    );
    const found = new Map(rows.map(({ id, n }) => [id, Number(n)]));
    return noticeIds.map((id) => found.get(id) ?? 0);
  }
}

/** New terms for one customer are told to its contacts, and shown to nobody else. */
function pendingRows({ organisationId, accountKeys, productId, customer, since }: PendingFilter) {
  return sql`notice n where n.organisation_id = ${organisationId} and n.state = 'ANNOUNCED' and n.announced_at >= ${since}
    and (${productId}::uuid is null or n.product_ids = '{}' or ${productId}::uuid = any(n.product_ids))
    and not exists (select from acknowledgement a where a.notice_id = n.id and a.account_key = any(${accountKeys}::text[]))
    and (jsonb_array_length(n.content) > 0
      or exists (select from jsonb_array_elements(n.publications) p where (p ->> 'isPublic')::boolean))
    and (${customer}::text is null
      or not exists (select from notified_customer c where c.notice_id = n.id)
      or exists (select from notified_customer c join party p on p.id = c.customer_id
        where c.notice_id = n.id and (p.id::text = ${customer}::text or p.reference = ${customer}::text)))`;
}
