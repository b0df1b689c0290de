import { Injectable } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';
import { asCaller, type RequestContext } from '../access/access.guard.js';
import { ofOrganisations, rowSource } from '../history/row-source.js';
import { Database } from '../platform/database.js';
import { inRecordings, loaderOf, type Recording } from '../platform/loaders.js';
import type { Moment } from '../platform/moment.js';
import type { Day } from '../shared/days.js';
import { decodeCursor, page, type Connection } from '../shared/pagination.js';
import { columnsOf, heldFirst, isLive } from '../shared/version-sql.js';
import { partyFields } from './party-facts.js';
import type { PartyOnDay } from './party-on-day.js';

type Row = PartyOnDay & { onDay: Day; sortName: string };

/** A party, and the moment for which it is wanted. */
export interface PartyKey extends Recording {
  id: string;
  on: Day;
}

/** Reads parties as flat rows, for any day, as recorded now or then. */
@Injectable()
export class PartiesReader {
  constructor(private readonly database: Database) {}

  /** Every party of the organisation on a day, by name. */
  async all(organisation: { id: string }, on: Day, asOf: Date | null = null): Promise<PartyOnDay[]> {
    const { rows } = await this.database.read((db) =>
      sql<Row>`select * from ${partyRows(organisation.id, { on }, asOf)} r order by ${byName}`.execute(db),
    );
    return rows.map((row) => finished(row, asOf));
  }

  /** One page of them. */
  async page(
    organisation: { id: string },
    { on, asOf }: Moment,
    args: { first: number; after?: string },
  ): Promise<Connection<PartyOnDay>> {
    const [name, id] = decodeCursor(args.after, 2) ?? [null, null];
    const { rows } = await this.database.read((db) =>
      sql<Row>`select r.*, ${nameKey} as "sortName" from ${partyRows(organisation.id, { on }, asOf)} r
        where ${name}::text is null or (${nameKey}, r.id) > (${name}::text, ${id}::uuid)
        order by ${byName} limit ${args.first + 1}`.execute(db),
    );
    return page(
      rows.map((row) => ({ ...finished(row, asOf), sortName: row.sortName })),
      args,
      (row) => [row.sortName, row.id],
      () => this.count(organisation.id, on, asOf),
    );
  }

  /** Parties each on its own day; one statement for each recording. */
  byIds(keys: readonly PartyKey[]): Promise<(PartyOnDay | null)[]> {
    return inRecordings(keys, async (group, { organisations, asOf }) => {
      const wanted = { ids: group.map(({ id }) => id), days: group.map(({ on }) => on) };
      const { rows } = await this.database.read((db) =>
        sql<Row>`select * from ${partyRows(organisations, wanted, asOf)} r`.execute(db),
      );
      const found = new Map(rows.map((row) => [`${row.id} ${row.onDay}`, finished(row, asOf)]));
      return group.map(({ id, on }) => found.get(`${id} ${on}`) ?? null);
    });
  }

  /** The organisation that a party belongs to, if the caller may see it. */
  async organisationOf(id: string): Promise<string | undefined> {
    const { rows } = await this.database.read((db) =>
      sql<{ id: string }>`select organisation_id as id from party where id = ${id}`.execute(db),
    );
    return rows[0]?.id;
  }

  private async count(organisation: string, on: Day, asOf: Date | null): Promise<number> {
    const { rows } = await this.database.read((db) =>
      sql<{ n: string }>`select count(*) as n from ${partyRows(organisation, { on }, asOf)} r`.execute(db),
    );
    return Number(rows[0]?.n ?? 0);
  }
}

/** The party that a row points to: all of an answer in one batch. */
export function partyOf(
  request: RequestContext,
  reader: PartiesReader,
  row: { organisationId: string; moment: Moment },
  id: string | null,
): Promise<PartyOnDay | null> {
  if (id === null) return Promise.resolve(null);
  return loaderOf(request, 'parties', (keys: readonly PartyKey[]) =>
    asCaller(request, () => reader.byIds(keys)),
  ).load({ id, organisation: row.organisationId, ...row.moment });
}

/** One row for each party: the facts that hold on its day, or, where none do yet, the first to come. */
function partyRows(
  organisation: string | readonly string[],
  wanted: { on: Day } | { ids: readonly string[]; days: readonly Day[] },
  asOf: Date | null,
): RawBuilder<unknown> {
  const days =
    'on' in wanted
      ? sql`cross join (select ${wanted.on}::date as on_day) w`
      : sql`join (select distinct * from unnest(${wanted.ids}::uuid[], ${wanted.days}::date[]) as u (id, on_day)) w on w.id = p.id`;
  return sql`(
    select distinct on (p.id, w.on_day) p.id, p.organisation_id as "organisationId", p.reference, p.kind, p.listed,
      ${columnsOf('v', partyFields)}, v.effective_from as "effectiveFrom", v.announced_on as "announcedOn",
      w.on_day as "onDay", p.created_at as "createdAt", greatest(p.updated_at, v.updated_at) as "updatedAt"
    from ${rowSource('party', asOf, organisation)} p ${days}
    join ${rowSource('party_version', asOf, organisation)} v on v.party_id = p.id and ${isLive('v')}
    where ${ofOrganisations('p.organisation_id', organisation)}
    order by p.id, w.on_day, ${heldFirst('v', sql.ref('w.on_day'))}
  )`;
}

// one order on every engine and in every collation
const nameKey = sql`(lower(r."legalName") collate "C")`;
const byName = sql`${nameKey}, r.id`;

function finished(row: Row, asOf: Date | null): PartyOnDay {
  return { ...row, moment: { on: row.onDay, asOf } };
}
