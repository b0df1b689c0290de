import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Database } from '../platform/database.js';
import type { Moment } from '../platform/moment.js';
import { decodeCursor, page, type Connection } from '../shared/pagination.js';
import type { PolicyKind } from '../shared/policy-kind.js';
import { isLive, isPublic } from '../shared/version-sql.js';
import type { PolicyOnDay } from './policy-on-day.js';
import { policyRows } from './policy-rows.js';

type Row = Omit<PolicyOnDay, 'moment'>;

/** A policy by what readers know it by. */
export type NamedPolicy = Pick<PolicyOnDay, 'slug' | 'title'>;

/** Reads policies as flat rows, as recorded now or then. */
@Injectable()
export class PoliciesReader {
  constructor(private readonly database: Database) {}

  /** Every policy of the organisation, by place and slug. */
  async all({ id }: { id: string }, moment: Moment): Promise<PolicyOnDay[]> {
    const { rows } = await this.database.read((db) =>
      sql<Row>`select r.* from ${policyRows(id, moment.asOf)} r order by ${byPlace}`.execute(db),
    );
    return rows.map((row) => ({ ...row, moment }));
  }

  /** One page of them. */
  async page(
    { id }: { id: string },
    moment: Moment,
    { kind, ...args }: { first: number; after?: string; kind?: PolicyKind },
  ): Promise<Connection<PolicyOnDay>> {
    const [position, slug] = decodeCursor(args.after, 2) ?? [null, null];
    const found = sql`(select * from ${policyRows(id, moment.asOf)} p
      where ${kind ?? null}::text is null or p.kind = ${kind ?? null}::text)`;
    const { rows } = await this.database.read((db) =>
      sql<Row>`select r.* from ${found} r
        where ${position}::int is null or (r.position, r.slug collate "C") > (${position}::int, ${slug}::text)
        order by ${byPlace} limit ${args.first + 1}`.execute(db),
    );
    const count = () =>
      this.database.read((db) => sql<{ n: string }>`select count(*) as n from ${found} r`.execute(db));
    return page(
      rows.map((row) => ({ ...row, moment })),
      args,
      (row) => [row.position, row.slug],
      async () => Number((await count()).rows[0]?.n ?? 0),
    );
  }

  /** How many have a version that is public, and was not withdrawn. */
  async published({ id }: { id: string }): Promise<number> {
    const { rows } = await this.database.read((db) =>
      sql<{ n: string }>`select count(distinct v.policy_id) as n from policy_version v
        where v.organisation_id = ${id} and ${isLive('v')} and ${isPublic('v')}`.execute(db),
    );
    return Number(rows[0]?.n ?? 0);
  }

  /** Those that have a version that is public, and was not withdrawn; by place and slug. */
  async publishedNames({ id }: { id: string }): Promise<NamedPolicy[]> {
    const { rows } = await this.database.read((db) =>
      sql<NamedPolicy>`select r.slug, r.title from policy r where r.organisation_id = ${id}
        and exists (select from policy_version v where v.policy_id = r.id and ${isLive('v')} and ${isPublic('v')})
        order by ${byPlace}`.execute(db),
    );
    return rows;
  }

  /** Undefined when there is none of that slug or id. */
  async one(
    { id }: { id: string },
    named: { slug: string } | { id: string },
    moment: Moment,
  ): Promise<PolicyOnDay | undefined> {
    const wanted = 'slug' in named ? sql`r.slug = ${named.slug}` : sql`r.id = ${named.id}::uuid`;
    const { rows } = await this.database.read((db) =>
      sql<Row>`select r.* from ${policyRows(id, moment.asOf)} r where ${wanted}`.execute(db),
    );
    return rows[0] && { ...rows[0], moment };
  }
}

const byPlace = sql`r.position, r.slug collate "C"`;
