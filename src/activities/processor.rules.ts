import { ContractKind } from '../law/roles.js';
import { Severity, type Found } from '../shared/rules.js';
import { hasContact, ofProcessors, type ActivityRule, type ActivityWorld } from './activity-world.js';

const { ERROR, WARNING } = Severity;

const name = (partyId: string, { parties }: ActivityWorld) =>
  parties.get(partyId)?.legalName ?? 'a controller';

const partiesNamed = ofProcessors({
  id: 'P01',
  article: 'Art. 30(2)(a)',
  severity: ERROR,
  title: 'The entry names the processor and every controller it acts for, and how to reach them.',
  find: ({ controllers }, world) => {
    const { profile, parties } = world;
    const found: Found[] = [];
    const processor = parties.get(profile?.partyId ?? '');
    if (!processor)
      found.push({ message: 'No processor is named; record who the organisation is in its profile.' });
    else if (!hasContact(processor))
      found.push({
        message: `The processor ${processor.legalName} has neither address nor contact; record one.`,
      });
    if (controllers.length === 0)
      found.push({
        path: 'controllers',
        message: 'No controller is named; name each one that is acted for.',
      });
    controllers.forEach(({ partyId }, index) => {
      const party = parties.get(partyId);
      if (!party || !hasContact(party))
        found.push({
          path: `controllers.${index}.party`,
          message: `The controller ${name(partyId, world)} has neither address nor contact; record one.`,
        });
    });
    return found;
  },
});

const categoriesStated = ofProcessors({
  id: 'P02',
  article: 'Art. 30(2)(b)',
  severity: ERROR,
  title: 'Categories of processing are stated for each controller.',
  find: ({ controllers }, world) =>
    controllers.flatMap(({ partyId, processingCategories }, index) =>
      processingCategories?.length
        ? []
        : [
            {
              path: `controllers.${index}.processingCategories`,
              message: `No category of processing is stated for ${name(partyId, world)}; state what is carried out for it.`,
            },
          ],
    ),
});

const agreementNamed = ofProcessors({
  id: 'P04',
  article: 'Art. 28(3)',
  severity: WARNING,
  title: 'With each controller there is a data-processing agreement.',
  find: ({ controllers }, world) =>
    controllers.flatMap(({ partyId, agreementId }, index) => {
      const agreement = agreementId === null ? undefined : world.agreements.get(agreementId);
      const path = `controllers.${index}.agreement`;
      if (agreement && agreement.kind !== ContractKind.ARTICLE_28)
        return [
          {
            path,
            message: `The agreement ${agreement.reference} with ${name(partyId, world)} is no data-processing agreement; name the one of Art. 28(3).`,
          },
        ];
      if (agreementId !== null || underAgreement(world).has(partyId)) return [];
      return [
        {
          path,
          message: `No data-processing agreement with ${name(partyId, world)} is named; name the agreement.`,
        },
      ];
    }),
});

const known = new WeakMap<ActivityWorld, Set<string>>();

/** Parties that have a data-processing agreement on the day, or stand on one. */
function underAgreement(world: ActivityWorld): Set<string> {
  const cached = known.get(world);
  if (cached) return cached;
  const parties = [...world.agreements.values()]
    .filter(({ kind }) => kind === ContractKind.ARTICLE_28)
    .flatMap(({ partyId, standings }) => [
      partyId,
      ...standings
        .filter(({ since, until }) => since <= world.on && (until === null || world.on <= until))
        .map((standing) => standing.partyId),
    ]);
  const found = new Set(parties.filter((id) => id !== null));
  known.set(world, found);
  return found;
}

/** What the record of a processor must hold (P01, P02, P04); of C03 to C06 it owes nothing (P03). */
export const processorRules: readonly ActivityRule[] = [partiesNamed, categoriesStated, agreementNamed];
