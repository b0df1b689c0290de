import { Injectable } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';
import { rowSource } from '../history/row-source.js';
import { Database } from '../platform/database.js';
import type { Moment } from '../platform/moment.js';
import type { Day } from '../shared/days.js';
import { decodeCursor, page, type Connection } from '../shared/pagination.js';
import { columnsOf } from '../shared/version-sql.js';
import type { AuthorisationRow } from './authorisation-on-record.js';

interface Filter {
  subProcessor?: string;
  agreement?: string;
}

/** Reads what customers said. */
@Injectable()
export class AuthorisationsReader {
  constructor(private readonly database: Database) {}

  /** What counts on a day: of each customer, agreement and sub-processor the last word by then. */
  async all(organisation: { id: string }, on: Day, asOf: Date | null = null): Promise<AuthorisationRow[]> {
    const { rows } = await this.database.read((db) =>
      sql<AuthorisationRow>`select distinct on (r."subProcessorId", r."agreementId", r."customerId") r.*
        from ${rowsAsOf(organisation.id, asOf)} r where r."decidedOn" <= ${on}::date
        order by r."subProcessorId", r."agreementId", r."customerId", r."decidedOn" desc`.execute(db),
    );
    return rows.map((row) => ({ ...row, moment: { on, asOf } }));
  }

  /** One page of everything said, by day. */
  async page(
    organisation: { id: string },
    { on, asOf }: Moment,
    { subProcessor = null, agreement = null }: { [name in keyof Filter]?: string | null },
    args: { first: number; after?: string },
  ): Promise<Connection<AuthorisationRow>> {
    const [day, id] = decodeCursor(args.after, 2) ?? [null, null];
    const found = sql`(select * from ${rowsAsOf(organisation.id, asOf)} a
      where (${subProcessor}::uuid is null or a."subProcessorId" = ${subProcessor}::uuid)
        and (${agreement}::uuid is null or a."agreementId" = ${agreement}::uuid))`;
    const { rows } = await this.database.read((db) =>
      sql<AuthorisationRow>`select r.* from ${found} r
        where ${day}::date is null or (r."decidedOn", r.id) > (${day}::date, ${id}::uuid)
        order by r."decidedOn", r.id limit ${args.first + 1}`.execute(db),
    );
    const count = () =>
      this.database.read((db) => sql<{ n: string }>`select count(*) as n from ${found} r`.execute(db));
    return page(
      rows.map((row) => ({ ...row, moment: { on, asOf } })),
      args,
      (row) => [row.decidedOn, row.id],
      async () => Number((await count()).rows[0]?.n ?? 0),
    );
  }

  async one(id: string): Promise<AuthorisationRow | undefined> {
    const { rows } = await this.database.read((db) =>
      sql<AuthorisationRow>`select ${columns} from authorisation a where a.id = ${id}`.execute(db),
    );
    return rows[0];
  }
}

const columns = columnsOf('a', [
  'id',
  'organisationId',
  'agreementId',
  'customerId',
  'subProcessorId',
  'state',
  'decidedOn',
  'by',
  'note',
  'createdAt',
  'updatedAt',
]);

function rowsAsOf(organisation: string, asOf: Date | null): RawBuilder<unknown> {
  return sql`(select ${columns} from ${rowSource('authorisation', asOf, organisation)} a
    where a.organisation_id = ${organisation})`;
}
