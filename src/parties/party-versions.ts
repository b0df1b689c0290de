import { raw } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { PartyKind } from '../law/roles.js';
import type { Entry } from '../shared/timeline.js';
import { Party, PartyVersion } from './party.entity.js';
import { normalisedName, partyFields, sameName, type PartyFacts } from './party-facts.js';

export type NewPartyFacts = Partial<PartyFacts> & Pick<PartyFacts, 'legalName'>;

/**
 * The party of this name whose known facts agree with those given, on the day of the entry. Of a party on no list the
 * record may have heard later than it was so: it is then known from that day on, with the facts it lacked.
 */
export async function knownParty(
  em: SqlEntityManager,
  organisationId: string,
  facts: NewPartyFacts,
  entry: Entry,
): Promise<Party | undefined> {
  const named = await em.find(
    PartyVersion,
    {
      organisationId,
      withdrawnAt: null,
      supersededById: null,
      [raw('lower(legal_name)')]: normalisedName(facts.legalName),
    },
    { populate: ['party.versions'] },
  );
  const party = named
    .map(({ party }) => party)
    .find((party) => {
      const now = party.knownOn(entry.effectiveFrom);
      return now && sameName(now.legalName, facts.legalName) && agrees(now, facts, party.listed);
    });
  if (party && !party.listed) {
    party.knowFrom(entry.effectiveFrom);
    const { legalName: _known, ...others } = facts;
    const given = Object.entries(others).filter(([, value]) => value !== null && value !== undefined);
    party.amend(Object.fromEntries(given), entry.effectiveFrom, true);
  }
  return party;
}

export function newParty(
  em: SqlEntityManager,
  organisationId: string,
  facts: NewPartyFacts,
  entry: Entry,
  identity: Pick<Partial<Party>, 'reference' | 'kind'> = {},
): Party {
  const party = em.create(Party, {
    organisationId,
    kind: PartyKind.ORGANISATION,
    listed: false,
    ...identity,
  });
  const { effectiveFrom, origin, announcedOn } = entry;
  const version = new PartyVersion();
  Object.assign(version, {
    organisationId,
    party,
    effectiveFrom,
    origin,
    announcedOn: announcedOn ?? null,
    ...facts,
  });
  party.versions.add(version);
  return party;
}

/** What is public must be the same; what the record merely lacks may be given. */
function agrees(known: PartyFacts, given: Partial<PartyFacts>, listed: boolean): boolean {
  return partyFields.every(
    (field) =>
      field === 'legalName' ||
      given[field] === undefined ||
      given[field] === null ||
      given[field] === known[field] ||
      (!listed && known[field] === null),
  );
}
