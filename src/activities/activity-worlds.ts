import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { rowSource } from '../history/row-source.js';
import { insideEea } from '../law/countries.js';
import { ISO_CODES } from '../law/country-names.js';
import type { LawBook } from '../law/law-book.js';
import { PartyKind } from '../law/roles.js';
import type { Organisation } from '../organisations/organisation.entity.js';
import type { PartyRow } from '../parties/party-row.js';
import { Database } from '../platform/database.js';
import type { Day } from '../shared/days.js';
import { Listing } from '../sub-processors/listed-sub-processor.js';
import { SubProcessorsReader } from '../sub-processors/sub-processors.reader.js';
import type { ActivityWorld } from './activity-world.js';

/** Gathers what entries are judged against, in a fixed number of statements. */
@Injectable()
export class ActivityWorlds {
  constructor(
    private readonly database: Database,
    private readonly subProcessors: SubProcessorsReader,
  ) {}

  async on(
    organisation: Organisation,
    on: Day,
    asOf: Date | null = null,
    strict = false,
  ): Promise<ActivityWorld> {
    const listed = await this.subProcessors.list({ organisation, on, asOf, include: Listing.ALL });
    return {
      on,
      strict,
      law,
      profile: null,
      parties: byId(await this.parties(organisation, on, asOf)),
      agreements: new Map(),
      transfers: new Map(),
      subProcessors: byId(listed),
    };
  }

  private async parties({ id }: Organisation, on: Day, asOf: Date | null): Promise<PartyRow[]> {
    const { rows } = await this.database.read((db) =>
      sql<PartyRow>`select distinct on (v.party_id) v.party_id as id, null as reference, ${PartyKind.ORGANISATION} as kind,
          v.legal_name as "legalName", v.trading_name as "tradingName", v.registration_id as "registrationId",
          v.establishment, v.address, v.contact, v.website
        from ${rowSource('party_version', asOf, id)} v
        where v.organisation_id = ${id} and v.withdrawn_at is null and v.superseded_by_id is null
        order by v.party_id, (v.effective_from <= ${on}::date) desc,
          case when v.effective_from <= ${on}::date then v.effective_from end desc, v.effective_from`.execute(
        db,
      ),
    );
    return rows;
  }
}

function byId<T extends { id: string }>(rows: readonly T[]): Map<string, T> {
  return new Map(rows.map((row) => [row.id, row]));
}

const law: LawBook = {
  decisions: [],
  memberships: ISO_CODES.filter(insideEea).map((country) => ({
    country,
    memberFrom: '1994-01-01',
    memberUntil: null,
    standing: 'EU',
    source: 'Agreement on the European Economic Area, Art. 128, 129',
  })),
  exemptions: [],
};
