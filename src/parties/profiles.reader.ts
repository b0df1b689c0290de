import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { ofOrganisations, rowSource } from '../history/row-source.js';
import { Database } from '../platform/database.js';
import { inRecordings, type Recording } from '../platform/loaders.js';
import type { Day } from '../shared/days.js';
import { columnsOf } from '../shared/version-sql.js';
import type { PartyOnDay } from './party-on-day.js';
import { PartiesReader } from './parties.reader.js';
import { profileFields } from './profile-facts.js';
import type { ProfileOnRecord } from './profile-on-record.js';

type Row = Omit<ProfileOnRecord, 'moment'>;

const columns = [
  'id',
  'organisationId',
  'partyId',
  'dpoPartyId',
  'representativePartyId',
  'leadAuthorityPartyId',
  'createdAt',
  'updatedAt',
  ...profileFields,
] as const;

/** Reads what the record says of organisations, as recorded now or then. */
@Injectable()
export class ProfilesReader {
  constructor(
    private readonly database: Database,
    private readonly parties: PartiesReader,
  ) {}

  /** What the record says of an organisation, and the parties it names, by id. */
  async withParties(
    organisation: { id: string },
    on: Day,
    asOf: Date | null = null,
  ): Promise<{ profile: Row | null; parties: ReadonlyMap<string, PartyOnDay> }> {
    const profile = await this.of(organisation.id, asOf);
    const parties = await this.parties.all(organisation, on, asOf);
    return { profile, parties: new Map(parties.map((party) => [party.id, party])) };
  }

  /** Null: nothing is recorded. */
  async of(organisationId: string, asOf: Date | null = null): Promise<Row | null> {
    const [row] = await this.ofAll([{ organisation: organisationId, asOf }]);
    return row ?? null;
  }

  /** Profiles of several organisations; one statement for each recording. */
  ofAll(keys: readonly Recording[]): Promise<(Row | null)[]> {
    return inRecordings(keys, async (group, { organisations, asOf }) => {
      const { rows } = await this.database.read((db) =>
        sql<Row>`select ${columnsOf('p', columns)}
          from ${rowSource('organisation_profile', asOf, organisations)} p
          where ${ofOrganisations('p.organisation_id', organisations)}`.execute(db),
      );
      const found = new Map(rows.map((row) => [row.organisationId, row]));
      return group.map(({ organisation }) => found.get(organisation) ?? null);
    });
  }
}
