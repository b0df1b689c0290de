import { Injectable } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';
import { rowSource } from '../history/row-source.js';
import type { Organisation } from '../organisations/organisation.entity.js';
import { Database } from '../platform/database.js';
import type { Moment } from '../platform/moment.js';
import type { Day } from '../shared/days.js';
import { decodeCursor, page, type Connection } from '../shared/pagination.js';
import { columnsOf } from '../shared/version-sql.js';
import { EngagementStepsReader } from '../sub-processors/engagement-steps.reader.js';
import type { AuthorisationRow } from './authorisation-on-record.js';

interface Filter {
  subProcessor?: string;
  agreement?: string;
}

/** Reads what customers said. */
@Injectable()
export class AuthorisationsReader {
  constructor(
    private readonly database: Database,
    private readonly steps: EngagementStepsReader,
  ) {}

  /** What counts on a day: of each customer, agreement and version the last word by then. */
  async all(organisation: { id: string }, on: Day, asOf: Date | null = null): Promise<AuthorisationRow[]> {
    const { rows } = await this.database.read((db) =>
      sql<AuthorisationRow>`select distinct on (r."versionId", r."agreementId", r."customerId") r.*
        from ${rowsAsOf(organisation.id, asOf)} r where r."decidedOn" <= ${on}::date
        order by r."versionId", r."agreementId", r."customerId", r."decidedOn" desc`.execute(db),
    );
    return rows.map((row) => ({ ...row, moment: { on, asOf } }));
  }

  /** What counts on a day, with the steps of the engagements that it is said of. */
  async spoken(organisation: Organisation, on: Day, asOf: Date | null = null) {
    return {
      authorisations: await this.all(organisation, on, asOf),
      steps: await this.steps.of(organisation, asOf),
    };
  }

  /** All that was said, of every day, by day, with the steps of the engagements that it is said of. */
  async everything(organisation: Organisation, moment: Moment) {
    const { rows } = await this.database.read((db) =>
      sql<AuthorisationRow>`select r.* from ${rowsAsOf(organisation.id, moment.asOf)} r
        order by r."decidedOn", r.id`.execute(db),
    );
    const authorisations = rows.map((row) => ({ ...row, moment }));
    return { authorisations, steps: await this.steps.of(organisation, moment.asOf) };
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
      sql<AuthorisationRow>`select ${columns} from authorisation a
        join sub_processor_version v on v.id = a.version_id where a.id = ${id}`.execute(db),
    );
    return rows[0];
  }
}

const columns = sql`${columnsOf('a', [
  'id',
  'organisationId',
  'agreementId',
  'customerId',
  'versionId',
  'state',
  'decidedOn',
  'by',
  'note',
  'createdAt',
  'updatedAt',
])}, v.sub_processor_id as "subProcessorId", v.effective_from as "effectiveFrom"`;

function rowsAsOf(organisation: string, asOf: Date | null): RawBuilder<unknown> {
  return sql`(select ${columns} from ${rowSource('authorisation', asOf, organisation)} a
    join ${rowSource('sub_processor_version', asOf, organisation)} v on v.id = a.version_id
    where a.organisation_id = ${organisation})`;
}
