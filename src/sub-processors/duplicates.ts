import { raw } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Organisation } from '../organisations/organisation.entity.js';
import { PartyVersion } from '../parties/party.entity.js';
import { normalisedName } from '../parties/party-facts.js';
import { Refusal } from '../shared/errors.js';
import { textIn, type LocalizedText } from '../shared/localized-text.js';
import type { Entry } from '../shared/timeline.js';
import type { EngagementFacts } from './facts.js';
import { SubProcessor } from './sub-processor.entity.js';

/**
 * A party may be engaged several times, but not twice for one service on one product. Where no service is stated, the
 * purpose tells two engagements apart. @throws DUPLICATE_SUB_PROCESSOR
 */
export async function refuseDuplicate(
  em: SqlEntityManager,
  organisation: Organisation,
  legalName: string,
  facts: Partial<EngagementFacts>,
  entry: Entry,
  replaced?: SubProcessor,
): Promise<void> {
  const named = await em.find(PartyVersion, {
    organisationId: organisation.id,
    withdrawnAt: null,
    supersededById: null,
    [raw('lower(legal_name)')]: normalisedName(legalName),
  });
  const parties = [...new Set(named.map(({ party }) => party.id))];
  if (parties.length === 0) return;
  const engagements = await em.find(
    SubProcessor,
    { party: { id: { $in: parties } } },
    { populate: ['versions'] },
  );
  const prevailing = organisation.prevailingLanguage();
  const twin = engagements.some((engagement) => {
    if (engagement === replaced) return false;
    const now =
      engagement.timeline().on(entry.effectiveFrom) ?? engagement.versions.getItems().find((v) => v.isLive());
    return (
      now &&
      !now.isRemoval() &&
      now.isLive() &&
      sameService(now, facts, prevailing) &&
      overlap(now.productIds, facts.productIds ?? [])
    );
  });
  if (twin)
    throw Refusal.field(
      'legalName',
      'is already engaged for this service on an overlapping set of products; amend that engagement, or name another service or other products',
      'DUPLICATE_SUB_PROCESSOR',
    );
}

function sameService(known: EngagementFacts, given: Partial<EngagementFacts>, prevailing: string): boolean {
  const key = (service?: LocalizedText | null, purpose?: LocalizedText | null) =>
    normalisedName(textIn(service, null, prevailing) ?? textIn(purpose, null, prevailing) ?? '');
  return key(known.service, known.purpose) === key(given.service, given.purpose);
}

/** No products means all of them. */
function overlap(one: readonly string[], other: readonly string[]): boolean {
  return one.length === 0 || other.length === 0 || one.some((id) => other.includes(id));
}
