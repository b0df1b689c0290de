import { inUse } from '../authorisations/list.rules.js';
import { isThirdCountryOn, type LawBook } from '../law/law-book.js';
import { Severity, type Rule } from '../shared/rules.js';
import type { ListedSubProcessor } from '../sub-processors/listed-sub-processor.js';
import type { TransferRow } from '../transfers/transfer-row.js';
import type { KnownSubProcessor } from './activity-world.js';
import { usedIn, type UseWorld } from './sub-processor-use.rules.js';

/** A link of the chain: an engagement, and who engaged it. */
export type ChainLink = KnownSubProcessor & Pick<ListedSubProcessor, 'engagedById'>;

export interface ChainWorld extends UseWorld {
  law: LawBook;
  subProcessors: ReadonlyMap<string, ChainLink>;
  transfers: ReadonlyMap<string, TransferRow>;
}

/** What passes data on below an engagement that an activity names; what an activity names itself is judged there (T01). */
export const chainTransferRules: readonly Rule<ChainLink, ChainWorld>[] = [
  {
    id: 'T22',
    article: 'Art. 44; EDPB Opinion 22/2024',
    severity: Severity.ERROR,
    title:
      'For each country outside the EEA in which the chain below a sub-processor works there is a transfer.',
    find: (link, world) => {
      const engager = world.subProcessors.get(link.engagedById ?? '');
      if (!engager || !inUse(link) || usedIn(world).engagements.has(link.id) || !isReached(engager, world))
        return [];
      return link.countries
        .filter((place) => isThirdCountryOn(world.law, place, world.on))
        .filter(
          (place) => ![...world.transfers.values()].some((one) => carries(one, place, link, engager, world)),
        )
        .map((place) => ({
          path: 'countries',
          about: place,
          message: `${link.legalName}, engaged by ${engager.legalName}, processes data in ${place}, outside the EEA, and no transfer to ${place} is recorded for it; record the transfer with a mechanism of its own.`,
        }));
    },
  },
];

/** Whether data of an activity come to an engagement: by itself, or through those above it. */
function isReached(from: ChainLink, world: ChainWorld): boolean {
  const { engagements, parties } = usedIn(world);
  const passed = new Set<string>();
  for (
    let next: ChainLink | undefined = from;
    next && !passed.has(next.id);
    next = world.subProcessors.get(next.engagedById ?? '')
  ) {
    if (engagements.has(next.id) || parties.has(next.partyId)) return true;
    passed.add(next.id);
  }
  return false;
}

function carries(
  { destination, endsOn, subProcessorId, importerPartyId, onwardOfId }: TransferRow,
  place: string,
  link: ChainLink,
  engager: ChainLink,
  { on, transfers }: ChainWorld,
): boolean {
  if (destination !== place || (endsOn !== null && endsOn < on)) return false;
  if (subProcessorId === link.id || importerPartyId === link.partyId) return true;
  const first = transfers.get(onwardOfId ?? '');
  // carried on by the engager, to an importer that only a category names
  return (
    importerPartyId === null &&
    subProcessorId === null &&
    (first?.subProcessorId === engager.id || first?.importerPartyId === engager.partyId)
  );
}
