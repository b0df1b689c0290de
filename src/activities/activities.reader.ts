import { Injectable } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';
import { rowSource } from '../history/row-source.js';
import { ActivityStatus } from '../law/assessments.js';
import type { Organisation } from '../organisations/organisation.entity.js';
import { Database } from '../platform/database.js';
import type { Day } from '../shared/days.js';
import { prevailingFirst } from '../shared/localized-text.js';
import { decodeCursor, page, type Connection } from '../shared/pagination.js';
import type { Moment } from '../sub-processors/listed-sub-processor.js';
import { activityColumns, linksOf, type StoredActivity } from './activity-columns.js';
import type { ActivityRow } from './activity-row.js';
import { suspendedOn, type RecordRole, type Suspension } from './activity-status.js';

/** An entry of the record with what its GraphQL type shows beyond what rules read. */
export type ReadActivity = ActivityRow & {
  organisationId: string;
  moment: Moment;
  activationReason: string | null;
  suspensions: Suspension[];
  createdAt: Date;
  updatedAt: Date;
};

export interface ActivityQuery {
  organisation: Organisation;
  on: Day;
  asOf: Date | null;
  role?: RecordRole;
  /** On the day. */
  status?: ActivityStatus;
  /** Slug of a product: those that belong to it, or to all. */
  product?: string;
}

/** Reads entries of the record as flat rows: one statement for the entries, four for what they point to. */
@Injectable()
export class ActivitiesReader {
  constructor(private readonly database: Database) {}

  /** The whole record, by reference. */
  async all(organisation: Organisation, on: Day, asOf: Date | null = null): Promise<ReadActivity[]> {
    const rows = await this.read(organisation, asOf, sql`true`, 'all');
    return rows.map((row) => onDay(row, on, asOf));
  }

  /** One page of the record, by reference. */
  async page(
    query: ActivityQuery,
    args: { first: number; after?: string },
  ): Promise<Connection<ReadActivity>> {
    const [reference] = decodeCursor(args.after, 1) ?? [null];
    const where = sql`${this.wanted(query)} and (${reference}::text is null or a.reference collate "C" > ${reference}::text)`;
    const { organisation, on, asOf } = query;
    const rows = await this.read(organisation, asOf, where, 'page', args.first + 1);
    return page(
      rows.map((row) => onDay(row, on, asOf)),
      args,
      (row) => [row.reference],
      () => this.count(query),
    );
  }

  /** In the order of the ids; undefined where one is not to be seen. */
  async byIds(
    organisation: Organisation,
    ids: readonly string[],
    on: Day,
    asOf: Date | null = null,
  ): Promise<(ReadActivity | undefined)[]> {
    const rows = await this.read(organisation, asOf, sql`a.id = any(${ids}::uuid[])`, 'page');
    const found = new Map(rows.map((row) => [row.id, onDay(row, on, asOf)]));
    return ids.map((id) => found.get(id));
  }

  /** Of each sub-processor, on its day, the entries that use it, as recipient or by a link. */
  async using(
    organisation: Organisation,
    wanted: readonly { id: string; on: Day }[],
    asOf: Date | null,
  ): Promise<ReadActivity[][]> {
    const source = (table: string) => rowSource(table, asOf, organisation.id);
    const ids = sql`any(${wanted.map(({ id }) => id)}::uuid[])`;
    const { rows: uses } = await this.database.read((db) =>
      sql<{ activity: string; used: string }>`
        select l.activity_id as activity, l.sub_processor_id as used from ${source('activity_sub_processor')} l where l.sub_processor_id = ${ids}
        union select r.activity_id, r.sub_processor_id from ${source('activity_recipient')} r where r.sub_processor_id = ${ids}`.execute(
        db,
      ),
    );
    const pairs = new Set(uses.map(({ activity, used }) => `${activity} ${used}`));
    const activities = [...new Set(uses.map(({ activity }) => activity))];
    const rows = await this.read(organisation, asOf, sql`a.id = any(${activities}::uuid[])`, 'page');
    return wanted.map(({ id, on }) =>
      rows.filter((row) => pairs.has(`${row.id} ${id}`)).map((row) => onDay(row, on, asOf)),
    );
  }

  /** The organisation that an entry belongs to, if the caller may see it. */
  async organisationOf(id: string): Promise<string | undefined> {
    const { rows } = await this.database.read((db) =>
      sql<{ id: string }>`select organisation_id as id from processing_activity where id = ${id}`.execute(db),
    );
    return rows[0]?.id;
  }

  private read(
    organisation: Organisation,
    asOf: Date | null,
    where: RawBuilder<unknown>,
    links: 'all' | 'page',
    limit: number | null = null,
  ): Promise<LinkedActivity[]> {
    return this.database.read(async (db) => {
      const { rows } = await sql<StoredActivity>`select ${activityColumns}
        from ${rowSource('processing_activity', asOf, organisation.id)} a
        where a.organisation_id = ${organisation.id} and ${where}
        order by a.reference collate "C" limit ${limit}`.execute(db);
      const ids = links === 'page' ? rows.map(({ id }) => id) : null;
      const linked = await linksOf(db, organisation.id, ids, asOf);
      const prevailing = organisation.prevailingLanguage();
      return rows.map((row) => prevailingFirst(Object.assign(row, linked(row.id)), prevailing));
    });
  }

  private wanted({ organisation, on, role, status, product }: ActivityQuery): RawBuilder<unknown> {
    return sql`(${role ?? null}::text is null or a.role = ${role ?? null}::text)
      and (${status ?? null}::text is null or ${statusSql(on)} = ${status ?? null}::text)
      and (${product ?? null}::text is null or cardinality(a.product_ids) = 0 or exists (
        select from product where organisation_id = ${organisation.id} and slug = ${product ?? null}::text
          and product.id = any(a.product_ids)))`;
  }

  private async count(query: ActivityQuery): Promise<number> {
    const { organisation, asOf } = query;
    const { rows } = await this.database.read((db) =>
      sql<{
        n: string;
      }>`select count(*) as n from ${rowSource('processing_activity', asOf, organisation.id)} a
        where a.organisation_id = ${organisation.id} and ${this.wanted(query)}`.execute(db),
    );
    return Number(rows[0]?.n ?? 0);
  }
}

type LinkedActivity = StoredActivity & ReturnType<Awaited<ReturnType<typeof linksOf>>>;

/** Of what an entry says only the suspension depends on the day. */
function onDay(row: LinkedActivity, on: Day, asOf: Date | null): ReadActivity {
  return { ...row, suspendedOn: suspendedOn(row.suspensions, on), moment: { on, asOf } } as ReadActivity;
}

/** `statusOn`, for a filter. */
function statusSql(on: Day): RawBuilder<string> {
  return sql`case when a.ended_on <= ${on}::date then ${ActivityStatus.ENDED}
    when a.activated_on is null or a.activated_on > ${on}::date then ${ActivityStatus.PLANNED}
    when exists (select from jsonb_array_elements(a.suspensions) s
      where s ->> 'from' <= ${on}::text and coalesce(s ->> 'until', ${on}::text) >= ${on}::text) then ${ActivityStatus.SUSPENDED}
    else ${ActivityStatus.ACTIVE} end`;
}
