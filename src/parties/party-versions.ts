import { raw } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { PartyKind } from '../law/roles.js';
import type { Entry } from '../shared/timeline.js';
import { Party, PartyVersion } from './party.entity.js';
import { normalisedName, partyFields, sameName, type PartyFacts } from './party-facts.js';

export type NewPartyFacts = Partial<PartyFacts> & Pick<PartyFacts, 'legalName'>;

/** The party of this name whose known facts agree with those given, on the day of the entry. */
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
  return named
    .map(({ party }) => party)
    .find((party) => {
      const now = party.timeline().on(entry.effectiveFrom);
      return now && sameName(now.legalName, facts.legalName) && agrees(now, facts);
    });
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

function agrees(known: PartyFacts, given: Partial<PartyFacts>): boolean {
  return partyFields.every(
    (field) =>
      field === 'legalName' ||
      given[field] === undefined ||
      given[field] === null ||
      given[field] === known[field],
  );
}
