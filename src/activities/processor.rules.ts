import { whyNotRunning } from '../agreements/agreement-row.js';
import { boundBy, runningOn, type BoundCustomer } from '../authorisations/list-world.js';
import { ContractKind } from '../law/roles.js';
import type { Day } from '../shared/days.js';
import { Severity, type Found } from '../shared/rules.js';
import { hasContact, ofProcessors, type ActivityRule, type ActivityWorld } from './activity-world.js';
import { judgedOn } from './receiving.js';

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
  title: 'With each controller there is a data-processing agreement in force.',
  find: (row, world) =>
    row.controllers.flatMap(({ partyId, agreementId }, index) => {
      const day = judgedOn(row, world.on);
      const gap = gapOf(partyId, agreementId, world, day);
      return gap ? [{ path: `controllers.${index}.agreement`, message: gap }] : [];
    }),
});

function gapOf(
  partyId: string,
  agreementId: string | null,
  world: ActivityWorld,
  day: Day,
): string | undefined {
  const who = name(partyId, world);
  const customers = boundCustomers(world).get(partyId) ?? [];
  if (agreementId === null) {
    if (customers.some((one) => runningOn(one, day))) return undefined;
    const others = customers.map(({ reference }) => reference).join(', ');
    return others
      ? `No data-processing agreement with ${who} is in force on ${day} (${others}); name the one that is.`
      : `No data-processing agreement with ${who} is named; name the agreement.`;
  }
  const agreement = world.agreements.get(agreementId);
  if (!agreement) return undefined;
  const called = `The agreement ${agreement.reference} with ${who}`;
  if (agreement.kind !== ContractKind.ARTICLE_28)
    return `${called} is no data-processing agreement; name the one of Art. 28(3).`;
  // whoever stands on a version is bound by its terms, whatever holds for others today
  const stands = customers.filter((one) => one.agreementId === agreementId);
  if (stands.some((one) => runningOn(one, day))) return undefined;
  const why = whyNotRunning(agreement, day) ?? (stands.length > 0 ? `does not bind it on ${day}` : undefined);
  return why && `${called} ${why}; name the one that is in force on ${day}.`;
}

const known = new WeakMap<ActivityWorld, Map<string, BoundCustomer[]>>();

/** Whom data-processing agreements bind, by party: those they were made with, and those who stand on them. */
function boundCustomers(world: ActivityWorld): Map<string, BoundCustomer[]> {
  let found = known.get(world);
  if (!found) {
    const agreements = [...world.agreements.values()].filter(({ kind }) => kind === ContractKind.ARTICLE_28);
    found = Map.groupBy(agreements.flatMap(boundBy), ({ partyId }) => partyId);
    known.set(world, found);
  }
  return found;
}

/** What the record of a processor must hold (P01, P02, P04); of C03 to C06 it owes nothing (P03). */
export const processorRules: readonly ActivityRule[] = [partiesNamed, categoriesStated, agreementNamed];
