import { Injectable } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';
import { Database } from '../platform/database.js';
import { dayIn } from '../shared/days.js';
import { decodeCursor } from '../shared/pagination.js';
import { instantOf } from '../shared/scalars.js';
import { columnsOf } from '../shared/version-sql.js';
import { leavesTooLittle } from '../agreements/contract-clock.js';
import { Reached, type NotifiedCustomerRow } from './notified-customer.js';

type Row = Omit<NotifiedCustomerRow, 'toldLate' | 'moment' | 'reached'> & {
  noticeDays: number;
  holidayCalendar: string | null;
  delivered: boolean;
  pending: boolean;
  timeZone: string;
};

/** Reads whom notices must reach, and whether they have. */
@Injectable()
export class NotifiedCustomersReader {
  constructor(private readonly database: Database) {}

  /** The first of each notice's customers after a cursor, one more than asked for, in the order of their ids. */
  async ofNotices(
    notices: readonly string[],
    args: { first: number; after?: string; reached?: Reached },
  ): Promise<NotifiedCustomerRow[][]> {
    const [after] = decodeCursor(args.after, 1) ?? [null];
    const { rows } = await this.database.read((db) =>
      sql<Row>`select r.* from unnest(${notices}::uuid[]) as n (id) cross join lateral (
          select r.* from ${reachedRows(sql`c.notice_id = n.id and (${after}::uuid is null or c.id > ${after}::uuid)`)} r
          where ${args.reached ?? null}::text is null or ${reachedAs} = ${args.reached ?? null}::text
          order by r.id limit ${args.first + 1}) r order by r.id`.execute(db),
    );
    const found = Map.groupBy(rows.map(finished), ({ noticeId }) => noticeId);
    return notices.map((id) => found.get(id) ?? []);
  }

  /** In the order of the ids. */
  async counts(notices: readonly string[], reached?: Reached): Promise<number[]> {
    const { rows } = await this.database.read((db) =>
      sql<{ id: string; n: string }>`select r."noticeId" as id, count(*) as n
        from ${reachedRows(sql`c.notice_id = any(${notices}::uuid[])`)} r
        where ${reached ?? null}::text is null or ${reachedAs} = ${reached ?? null}::text group by r."noticeId"`.execute(
        db,
      ),
    );
    const found = new Map(rows.map(({ id, n }) => [id, Number(n)]));
    return notices.map((id) => found.get(id) ?? 0);
  }

  async one(id: string): Promise<NotifiedCustomerRow | undefined> {
    const { rows } = await this.database.read((db) =>
      sql<Row>`select * from ${reachedRows(sql`c.id = ${id}`)} r`.execute(db),
    );
    return rows[0] && finished(rows[0]);
  }

  /** In the order of the ids. */
  async byIds(ids: readonly string[]): Promise<(NotifiedCustomerRow | null)[]> {
    const { rows } = await this.database.read((db) =>
      sql<Row>`select * from ${reachedRows(sql`c.id = any(${ids}::uuid[])`)} r`.execute(db),
    );
    const found = new Map(rows.map((row) => [row.id, finished(row)]));
    return ids.map((id) => found.get(id) ?? null);
  }
}

const columns = columnsOf('c', [
  'id',
  'organisationId',
  'noticeId',
  'agreementId',
  'agreementVersionId',
  'customerId',
  'authorisation',
  'objectionEffect',
  'noticeDays',
  'holidayCalendar',
  'earliestEffect',
  'effectiveFrom',
  'objectionDeadline',
  'tooShort',
  'emergencyClause',
  'createdAt',
  'updatedAt',
]);

const reachedAs = sql`case when r.delivered then 'DELIVERED' when r.pending then 'PENDING'
  when r.resolution is not null then 'RESOLVED' else 'NOT_DELIVERED' end`;

function reachedRows(where: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select ${columns}, o.time_zone as "timeZone", coalesce(d.copies, 0)::int as copies,
      coalesce(d.escalated, 0)::int as escalated, d.accepted as "acceptedAt", coalesce(d.delivered, false) as delivered,
      coalesce(d.pending, false) as pending, x.note as resolution
    from notified_customer c join organisation o on o.id = c.organisation_id
    left join delivery_resolution x on x.notified_customer_id = c.id
    left join lateral (select count(*) as copies, count(d.escalation_of) as escalated, bool_or(d.state = 'PENDING') as pending,
        bool_or(d.state = 'DELIVERED') as delivered, min(d.settled_at) filter (where d.state = 'DELIVERED') as accepted
      from (select d.* from delivery d where d.recipient_id = c.id and d.contact offset 0) d
        join message m on m.id = d.message_id and m.kind = 'notice') d on true
    where ${where})`;
}

function finished({
  delivered,
  pending,
  timeZone,
  noticeDays,
  holidayCalendar,
  ...row
}: Row): NotifiedCustomerRow {
  const acceptedOn = row.acceptedAt && dayIn(timeZone, instantOf(row.acceptedAt));
  return {
    ...row,
    reached: reachedOf(delivered, pending, row.resolution),
    toldLate:
      !row.tooShort &&
      row.effectiveFrom !== null &&
      acceptedOn !== null &&
      leavesTooLittle({ noticeDays, holidayCalendar }, acceptedOn, row.effectiveFrom),
    moment: { on: dayIn(timeZone, instantOf(row.createdAt)), asOf: null },
  };
}

function reachedOf(delivered: boolean, pending: boolean, resolution: string | null): Reached {
  if (delivered) return Reached.DELIVERED;
  if (pending) return Reached.PENDING;
  return resolution === null ? Reached.NOT_DELIVERED : Reached.RESOLVED;
}
