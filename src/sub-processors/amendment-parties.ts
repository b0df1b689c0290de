import { sql } from 'kysely';
import { partyFields, type PartyFacts } from '../parties/party-facts.js';
import type { Rows } from '../platform/database.js';
import type { Day } from '../shared/days.js';
import { isPublic } from '../shared/version-sql.js';

export type PartyRow = PartyFacts & { partyId: string; effectiveFrom: Day };
type PartyVersionRow = PartyRow & { public: boolean; withdrawn: boolean };

const partyColumns =
  sql.raw(`party_id as "partyId", effective_from as "effectiveFrom", legal_name as "legalName",
  trading_name as "tradingName", registration_id as "registrationId", establishment, address, contact, website`);

export async function partyVersions(db: Rows, ids: readonly string[]): Promise<PartyVersionRow[]> {
  const { rows } =
    await sql<PartyVersionRow>`select ${partyColumns}, ${isPublic('v')} as public, withdrawn_at is not null as withdrawn
    from party_version v where party_id = any(${[...new Set(ids)]}::uuid[]) and superseded_by_id is null
    order by effective_from desc, created_at desc`.execute(db);
  return rows;
}

/** The party as it is on a day, or as it first is; beside an announced change only as it was announced itself. */
export function partyOn(
  versions: readonly PartyVersionRow[],
  partyId: string,
  day: Day,
  announced: boolean,
): PartyFacts | undefined {
  const all = versions.filter((version) => version.partyId === partyId);
  const live = all.filter(({ withdrawn }) => !withdrawn);
  const known = live.filter((version) => version.public);
  const own = announced && known.length > 0 ? known : live.length > 0 ? live : all;
  const row = own.find(({ effectiveFrom }) => effectiveFrom <= day) ?? own.at(-1);
  return (
    row && (Object.fromEntries(partyFields.map((field) => [field, row[field]])) as unknown as PartyFacts)
  );
}
