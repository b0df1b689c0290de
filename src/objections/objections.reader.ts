import { Injectable } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';
import type { AuthorisationState } from '../authorisations/authorisation.entity.js';
import type { NotifiedCustomer } from '../notified-customers/notified-customer.entity.js';
import { Database } from '../platform/database.js';
import type { Day } from '../shared/days.js';
import { decodeCursor, page, type Connection } from '../shared/pagination.js';
import { columnsOf } from '../shared/version-sql.js';
import type { ObjectionRow } from './objection-on-record.js';

/** A page of them, newest first. `open`: only those not decided, or only those decided. */
export interface ObjectionsWanted {
  first: number;
  after?: string;
  open?: boolean;
}

type Row = ObjectionRow & { cursor: string };

/** A customer's last word on a sub-processor. */
export interface LastWord {
  subProcessorId: string;
  state: AuthorisationState;
  decidedOn: Day;
}

/** Reads objections, with what was done with each last. */
@Injectable()
export class ObjectionsReader {
  constructor(private readonly database: Database) {}

  async page(organisationId: string, args: ObjectionsWanted): Promise<Connection<Row>> {
    const found = objectionRows(sql`o.organisation_id = ${organisationId}`, args.open);
    const { rows } = await this.database.read((db) =>
      sql<Row>`select r.* from ${found} r where ${after(args)}
        order by r."createdAt" desc, r.id desc limit ${args.first + 1}`.execute(db),
    );
    const count = () =>
      this.database.read((db) => sql<{ n: string }>`select count(*) as n from ${found} r`.execute(db));
    return page(rows.map(atItsDay), args, keyOf, async () => Number((await count()).rows[0]?.n ?? 0));
  }

  /** The first of each notice's, one more than asked for, in the order of the notices. */
  async ofNotices(notices: readonly string[], args: ObjectionsWanted): Promise<Row[][]> {
    const found = objectionRows(sql`o.notice_id = any(${notices}::uuid[])`, args.open);
    const { rows } = await this.database.read((db) =>
      sql<Row>`select * from (
          select r.*, row_number() over (partition by r."noticeId" order by r."createdAt" desc, r.id desc) as place
          from ${found} r where ${after(args)}) p
        where p.place <= ${args.first + 1} order by p.place`.execute(db),
    );
    const each = Map.groupBy(rows.map(atItsDay), ({ noticeId }) => noticeId);
    return notices.map((id) => each.get(id) ?? []);
  }

  /** How many of each notice, in the order of the notices. */
  async counts(notices: readonly string[], open?: boolean): Promise<number[]> {
    const found = objectionRows(sql`o.notice_id = any(${notices}::uuid[])`, open);
    const { rows } = await this.database.read((db) =>
      sql<{
        id: string;
        n: string;
      }>`select r."noticeId" as id, count(*) as n from ${found} r group by 1`.execute(db),
    );
    const each = new Map(rows.map(({ id, n }) => [id, Number(n)]));
    return notices.map((id) => each.get(id) ?? 0);
  }

  async one(id: string): Promise<ObjectionRow | undefined> {
    const { rows } = await this.database.read((db) =>
      sql<Row>`select r.* from ${objectionRows(sql`o.id = ${id}`)} r`.execute(db),
    );
    return rows.map(atItsDay)[0];
  }

  /** Of one notified customer, oldest first. */
  async ofCustomer(id: string): Promise<ObjectionRow[]> {
    const { rows } = await this.database.read((db) =>
      sql<Row>`select r.* from ${objectionRows(sql`o.notified_customer_id = ${id}`)} r order by r."createdAt"`.execute(
        db,
      ),
    );
    return rows.map(atItsDay);
  }

  /**
   * What a customer said on a day of versions that hold, or will: the first day of each, and what it had said before. Of a
   * version that was withdrawn its words are gone with it.
   */
  async wordsOf(
    { agreement, customer, subProcessor }: { agreement: string; customer: string; subProcessor: string },
    day: Day,
  ): Promise<{ on: Day; state: AuthorisationState | null; by: string | null }[]> {
    const { rows } = await this.database.read((db) =>
      sql<{ on: Day; state: AuthorisationState | null; by: string | null }>`
        select v.effective_from as on, b.state, b.by
        from authorisation a join sub_processor_version v on v.id = a.version_id and v.withdrawn_at is null
        left join lateral (select state, by from authorisation b where b.version_id = a.version_id
          and b.agreement_id = a.agreement_id and b.customer_id = a.customer_id and b.decided_on < a.decided_on
          order by b.decided_on desc limit 1) b on true
        where a.agreement_id = ${agreement} and a.customer_id = ${customer} and a.decided_on = ${day}::date
          and v.sub_processor_id = ${subProcessor}`.execute(db),
    );
    return rows;
  }

  /** What a customer said last to each of some sub-processors since a notice; nothing of those it said nothing to. */
  async lastWords(
    { agreementId, customerId }: NotifiedCustomer,
    subProcessorIds: readonly string[],
    since: Day | null,
  ): Promise<LastWord[]> {
    const { rows } = await this.database.read((db) =>
      sql<LastWord>`select distinct on (v.sub_processor_id) v.sub_processor_id as "subProcessorId", a.state,
          a.decided_on as "decidedOn" from authorisation a join sub_processor_version v on v.id = a.version_id
        where a.agreement_id = ${agreementId} and a.customer_id = ${customerId}
          and v.sub_processor_id = any(${subProcessorIds}::uuid[]) and a.decided_on >= ${since}::date
        order by v.sub_processor_id, a.decided_on desc, v.effective_from desc`.execute(db),
    );
    return rows;
  }
}

const columns = columnsOf('o', [
  'id',
  'organisationId',
  'noticeId',
  'notifiedCustomerId',
  'subProcessorIds',
  'publicationIds',
  'reference',
  'grounds',
  'contact',
  'by',
  'receivedOn',
  'late',
  'createdAt',
  'updatedAt',
]);

function objectionRows(where: RawBuilder<unknown>, open?: boolean): RawBuilder<unknown> {
  return sql`(select ${columns}, o.created_at::text as cursor, coalesce(d.kind, 'FILED') as state, d.reason,
      d.by as "decidedBy", d.created_at as "decidedAt"
    from objection o left join objection_act d on d.objection_id = o.id and d.kind <> 'FILED'
    where ${where} and (${open ?? null}::boolean is null or (d.id is null) = ${open ?? null}::boolean))`;
}

function after(args: ObjectionsWanted): RawBuilder<unknown> {
  const [at, id] = decodeCursor(args.after, 2) ?? [null, null];
  return sql`(${at}::timestamptz is null or (r."createdAt", r.id) < (${at}::timestamptz, ${id}::uuid))`;
}

export function keyOf({ cursor, id }: { cursor: string; id: string }): [string, string] {
  return [cursor, id];
}

/** What it points to is read for the day on which it came in. */
function atItsDay(row: Row): Row {
  return { ...row, moment: { on: row.receivedOn, asOf: null } };
}
