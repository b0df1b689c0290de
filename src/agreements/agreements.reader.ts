import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { AgreementSide } from '../law/roles.js';
import { Database } from '../platform/database.js';
import { inRecordings, type Recording } from '../platform/loaders.js';
import type { Moment } from '../platform/moment.js';
import type { Day } from '../shared/days.js';
import { instantOf } from '../shared/scalars.js';
import { decodeCursor, page, type Connection } from '../shared/pagination.js';
import type { AgreementOnDay, AgreementVersionRow, StandingOnRecord } from './agreement-on-day.js';
import type { AgreementRow, StandingRow } from './agreement-row.js';
import { agreedVersionRows, agreementRows, standingRows } from './agreement-rows.js';

type Row = AgreementOnDay & { onDay: Day };

/** An agreement, and the moment for which it is wanted. */
export interface AgreementKey extends Recording {
  id: string;
  on: Day;
}

/** Reads agreements as flat rows, for any day, as recorded now or then. */
@Injectable()
export class AgreementsReader {
  constructor(private readonly database: Database) {}

  /** Every agreement with the terms that hold on a day, and everyone who stands, stood or will stand on it. */
  all(
    organisation: { id: string },
    on: Day,
    asOf: Date | null = null,
  ): Promise<(AgreementOnDay & AgreementRow)[]> {
    return this.database.read(async (db) => {
      const { id } = organisation;
      const agreements = await sql<Row>`select * from ${agreementRows(id, { on }, asOf)} r
        order by r.reference collate "C"`.execute(db);
      const standings = await sql<StandingOnRecord>`select * from ${standingRows(id, asOf)} s
        order by s.since, s.id`.execute(db);
      const agreed = await sql<AgreementVersionRow & { namedId: string }>`select *
        from ${agreedVersionRows(id, null, asOf)} v`.execute(db);
      const terms = new Map(agreed.rows.map((row) => [row.namedId, row]));
      const stood = Map.groupBy(
        standings.rows.map((row): StandingRow => {
          const version = terms.get(row.versionId)!;
          return { ...row, versionId: version.id, terms: version, recordedAt: instantOf(row.createdAt) };
        }),
        ({ agreementId }) => agreementId,
      );
      return agreements.rows.map((row) => ({
        ...finished(row, asOf),
        recordedAt: instantOf(row.createdAt),
        standings: stood.get(row.id) ?? [],
      }));
    });
  }

  /** One page of them, by reference, without standings. */
  async page(
    organisation: { id: string },
    { on, asOf, side }: Moment & { side?: AgreementSide },
    args: { first: number; after?: string },
  ): Promise<Connection<AgreementOnDay>> {
    const [reference] = decodeCursor(args.after, 1) ?? [null];
    const found = sql`(select * from ${agreementRows(organisation.id, { on }, asOf)} a
      where ${side ?? null}::text is null or a.side = ${side ?? null})`;
    const { rows } = await this.database.read((db) =>
      sql<Row>`select r.* from ${found} r
        where ${reference}::text is null or r.reference collate "C" > ${reference}::text
        order by r.reference collate "C" limit ${args.first + 1}`.execute(db),
    );
    const count = () =>
      this.database.read((db) => sql<{ n: string }>`select count(*) as n from ${found} r`.execute(db));
    return page(
      rows.map((row) => finished(row, asOf)),
      args,
      (row) => [row.reference],
      async () => Number((await count()).rows[0]?.n ?? 0),
    );
  }

  /** Agreements each on its own day; one statement for each recording. */
  byIds(keys: readonly AgreementKey[]): Promise<(AgreementOnDay | null)[]> {
    return inRecordings(keys, async (group, { organisations, asOf }) => {
      const wanted = { ids: group.map(({ id }) => id), days: group.map(({ on }) => on) };
      const { rows } = await this.database.read((db) =>
        sql<Row>`select * from ${agreementRows(organisations, wanted, asOf)} r`.execute(db),
      );
      const found = new Map(rows.map((row) => [`${row.id} ${row.onDay}`, finished(row, asOf)]));
      return group.map(({ id, on }) => found.get(`${id} ${on}`) ?? null);
    });
  }

  /** The organisation that an agreement belongs to, if the caller may see it. */
  async organisationOf(id: string): Promise<string | undefined> {
    const { rows } = await this.database.read((db) =>
      sql<{ id: string }>`select organisation_id as id from agreement where id = ${id}`.execute(db),
    );
    return rows[0]?.id;
  }
}

function finished(row: Row, asOf: Date | null): AgreementOnDay {
  return { ...row, moment: { on: row.onDay, asOf } };
}
