import { Injectable } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';
import type { Organisation } from '../organisations/organisation.entity.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import type { Day } from '../shared/days.js';
import { Refusal } from '../shared/errors.js';
import { decodeCursor, page, type Connection } from '../shared/pagination.js';
import { Listing, type ListedSubProcessor } from './listed-sub-processor.js';
import { engagementRows } from './version-rows.js';

export interface ListQuery {
  organisation: Organisation;
  on: Day;
  asOf: Date | null;
  include: Listing;
  /** Slug of a product: those engaged for it, or for all. */
  product?: string;
  /** Ids of versions that are left out: the one before counts instead. */
  withheld?: readonly string[];
}

type Row = ListedSubProcessor & { onDay: Day; sortName: string };

/** Reads lists of engagements as flat rows, for any day, as recorded now or then. */
@Injectable()
export class SubProcessorsReader {
  constructor(
    private readonly database: Database,
    private readonly organisations: OrganisationsService,
    private readonly clock: Clock,
  ) {}

  /** The whole list, by name. */
  async list(query: ListQuery): Promise<ListedSubProcessor[]> {
    const { rows } = await this.database.read((db) =>
      sql<Row>`select r.* from ${this.rows(query)} r order by ${byName}`.execute(db),
    );
    return rows.map((row) => finished(row, query.organisation, query.asOf));
  }

  /** One page of the list on a day, today unless said, by name. @throws NOT_FOUND, BAD_USER_INPUT */
  async page(
    {
      withheld,
      ...args
    }: Omit<ListQuery, 'organisation' | 'on' | 'withheld'> & {
      organisation: string;
      on?: Day;
      /** Finds what is left out. */
      withheld?: (organisation: Organisation, on: Day) => Promise<string[]>;
    },
    cut: { first: number; after?: string },
  ): Promise<Connection<ListedSubProcessor>> {
    const [name, id] = decodeCursor(cut.after, 2) ?? [null, null];
    const { rows, query } = await this.database.read(async (db) => {
      const organisation = await this.organisations.bySlug(args.organisation);
      const on = args.on ?? this.clock.today(organisation.timeZone);
      const query = { ...args, organisation, on, withheld: await withheld?.(organisation, on) };
      const { product } = args;
      const known = product === undefined ? [] : await this.organisations.products(organisation.id);
      if (product !== undefined && !known.some(({ slug }) => slug === product))
        throw Refusal.field('product', `names no product "${product}" of the organisation`);
      const { rows } = await sql<Row>`select r.*, ${nameKey} as "sortName" from ${this.rows(query)} r
        where ${name}::text is null or (${nameKey}, r.id) > (${name}::text, ${id}::uuid)
        order by ${byName} limit ${cut.first + 1}`.execute(db);
      return { rows, query };
    });
    const found = rows.map((row) => ({
      ...finished(row, query.organisation, query.asOf),
      sortName: row.sortName,
    }));
    return page(
      found,
      cut,
      (row) => [row.sortName, row.id],
      () => this.count(query),
    );
  }

  /** Engagements each on its own day, drafts included, in one statement; undefined where one is not to be seen. */
  async onDays(
    organisation: Organisation,
    wanted: readonly { id: string; on: Day }[],
    asOf: Date | null,
    status: 'seen today' | 'seen that day' = 'seen today',
  ): Promise<(ListedSubProcessor | undefined)[]> {
    const query = {
      organisation: organisation.id,
      wanted: { ids: wanted.map(({ id }) => id), days: wanted.map(({ on }) => on) },
      asOf,
      drafts: true,
      today: status === 'seen today' ? this.clock.today(organisation.timeZone) : undefined,
    };
    const { rows } = await this.database.read((db) =>
      sql<Row>`select * from ${engagementRows(query)} r`.execute(db),
    );
    const found = new Map(rows.map((row) => [`${row.id} ${row.onDay}`, finished(row, organisation, asOf)]));
    return wanted.map(({ id, on }) => found.get(`${id} ${on}`));
  }

  /** The organisation that an engagement belongs to, if the caller may see it. */
  async organisationOf(id: string): Promise<string | undefined> {
    const { rows } = await this.database.read((db) =>
      sql<{ id: string }>`select organisation_id as id from sub_processor where id = ${id}`.execute(db),
    );
    return rows[0]?.id;
  }

  private rows({ organisation, on, asOf, include, product, withheld }: ListQuery): RawBuilder<unknown> {
    const list = engagementRows({
      organisation: organisation.id,
      wanted: { on },
      asOf,
      drafts: include === Listing.ALL,
      withheld,
    });
    return sql`(select l.* from ${list} l where l.status <> 'REMOVED'
      and (${product ?? null}::text is null or cardinality(l."productIds") = 0 or exists (
        select from product where organisation_id = ${organisation.id} and slug = ${product ?? null}::text
          and product.id = any(l."productIds"))))`;
  }

  private async count(query: ListQuery): Promise<number> {
    const { rows } = await this.database.read((db) =>
      sql<{ n: string }>`select count(*) as n from ${this.rows(query)} r`.execute(db),
    );
    return Number(rows[0]?.n ?? 0);
  }
}

// one order on every engine and in every collation
const nameKey = sql`(lower(r."legalName") collate "C")`;
const byName = sql`${nameKey}, r.id`;

function finished(row: Row, organisation: Organisation, asOf: Date | null): ListedSubProcessor {
  return { ...row, prevailing: organisation.prevailingLanguage(), moment: { on: row.onDay, asOf } };
}
