import { Injectable } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';
import { rowSource } from '../history/row-source.js';
import { Database } from '../platform/database.js';
import type { Day } from '../shared/days.js';
import { decodeCursor, page, type Connection } from '../shared/pagination.js';
import type { ListedTransfer } from './listed-transfer.js';
import { transferRows, type KeyColumn } from './transfer-rows.js';

type Organisation = { id: string };
type Row = ListedTransfer & { onDay: Day };

interface ListQuery {
  organisation: Organisation;
  on: Day;
  asOf: Date | null;
  /** Only those that go there. */
  country?: string;
}

/** Reads transfers as flat rows, for any day, as recorded now or then. */
@Injectable()
export class TransfersReader {
  constructor(private readonly database: Database) {}

  /** Every transfer of the organisation, drafts included, by reference; in one statement. */
  async all(organisation: Organisation, on: Day, asOf: Date | null = null): Promise<ListedTransfer[]> {
    const { rows } = await this.database.read((db) =>
      sql<Row>`select r.* from ${this.rows({ organisation, on, asOf })} r order by ${byReference}`.execute(
        db,
      ),
    );
    return rows.map((row) => finished(row, asOf));
  }

  /** The references of all that there ever were, those of ended ones too: each stays taken. */
  async references(organisation: { id: string }, asOf: Date | null = null): Promise<string[]> {
    const { rows } = await this.database.read((db) =>
      sql<{ reference: string }>`select t.reference from ${rowSource('transfer', asOf, organisation.id)} t
        where t.organisation_id = ${organisation.id} order by t.reference collate "C"`.execute(db),
    );
    return rows.map(({ reference }) => reference);
  }

  /** One page of them, by reference. */
  async page(query: ListQuery, args: { first: number; after?: string }): Promise<Connection<ListedTransfer>> {
    const [after] = decodeCursor(args.after, 1) ?? [null];
    const { rows } = await this.database.read((db) =>
      sql<Row>`select r.* from ${this.rows(query)} r
        where ${after}::text is null or r.reference collate "C" > ${after}::text
        order by ${byReference} limit ${args.first + 1}`.execute(db),
    );
    return page(
      rows.map((row) => finished(row, query.asOf)),
      args,
      (row) => [row.reference],
      () => this.count(query),
    );
  }

  /** Transfers by themselves, by what they serve or by what they carry further, each on its day, in one statement. */
  async by(
    column: KeyColumn,
    organisation: Organisation,
    wanted: readonly { key: string; on: Day }[],
    asOf: Date | null,
  ): Promise<ListedTransfer[][]> {
    const query = {
      organisation: organisation.id,
      wanted: { column, keys: wanted.map(({ key }) => key), days: wanted.map(({ on }) => on) },
      asOf,
      drafts: true,
    };
    const { rows } = await this.database.read((db) =>
      sql<Row>`select r.* from ${transferRows(query)} r order by ${byReference}`.execute(db),
    );
    const keyOf = { id: 'id', sub_processor_id: 'subProcessorId', onward_of_id: 'onwardOfId' } as const;
    const found = Map.groupBy(rows, (row) => `${row[keyOf[column]]} ${row.onDay}`);
    return wanted.map(({ key, on }) => (found.get(`${key} ${on}`) ?? []).map((row) => finished(row, asOf)));
  }

  /** What is announced of the transfers that serve a sub-processor, on a day. */
  async published(organisation: Organisation, on: Day, asOf: Date | null = null): Promise<ListedTransfer[]> {
    const query = { organisation: organisation.id, wanted: { on }, asOf, drafts: false };
    const { rows } = await this.database.read((db) =>
      sql<Row>`select r.* from ${transferRows(query)} r where r."subProcessorId" is not null order by ${byReference}`.execute(
        db,
      ),
    );
    return rows.map((row) => finished(row, asOf));
  }

  /** The organisation that a transfer belongs to, if the caller may see it. */
  async organisationOf(id: string): Promise<string | undefined> {
    const { rows } = await this.database.read((db) =>
      sql<{ id: string }>`select organisation_id as id from transfer where id = ${id}`.execute(db),
    );
    return rows[0]?.id;
  }

  private rows({ organisation, on, asOf, country }: ListQuery): RawBuilder<unknown> {
    const all = transferRows({ organisation: organisation.id, wanted: { on }, asOf, drafts: true });
    return sql`(select l.* from ${all} l where ${country ?? null}::text is null or l.destination = ${country ?? null}::text)`;
  }

  private async count(query: ListQuery): Promise<number> {
    const { rows } = await this.database.read((db) =>
      sql<{ n: string }>`select count(*) as n from ${this.rows(query)} r`.execute(db),
    );
    return Number(rows[0]?.n ?? 0);
  }
}

const byReference = sql`r.reference collate "C", r.id`;

function finished(row: Row, asOf: Date | null): ListedTransfer {
  return { ...row, moment: { on: row.onDay, asOf } };
}
