import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { rowSource } from '../history/row-source.js';
import { Database } from '../platform/database.js';
import { dayIn, type Day } from '../shared/days.js';
import { instantOf } from '../shared/scalars.js';
import { isPublic } from '../shared/version-sql.js';

/** Reads when the public list of an organisation was last looked after. */
@Injectable()
export class PublicListReader {
  constructor(private readonly database: Database) {}

  /**
   * The last day by `on` on which what the public list says was announced or recorded: when it was last looked after.
   * Null: nothing is on it.
   */
  async stampedOn(
    organisation: { id: string; timeZone: string },
    on: Day,
    asOf: Date | null = null,
  ): Promise<Day | null> {
    const versions = sql.join(
      ['sub_processor_version', 'party_version'].map(
        (table) =>
          sql`select v.announced_on, v.updated_at from ${rowSource(table, asOf, organisation.id)} v
            where v.organisation_id = ${organisation.id} and ${isPublic('v')}`,
      ),
      sql` union all `,
    );
    const { rows } = await this.database.read((db) =>
      sql<{ announced: Day | null; recorded: string | null }>`select
          max(announced_on) filter (where announced_on <= ${on}::date) as announced,
          max(updated_at) filter (where (updated_at at time zone ${organisation.timeZone})::date <= ${on}::date) as recorded
        from (${versions}) v`.execute(db),
    );
    const { announced, recorded } = rows[0] ?? { announced: null, recorded: null };
    const days = [announced, recorded && dayIn(organisation.timeZone, instantOf(recorded))];
    return (
      days
        .filter((day) => day !== null)
        .sort()
        .at(-1) ?? null
    );
  }
}
