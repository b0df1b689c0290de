import { Origin } from '../shared/announceable.js';
import type { Day } from '../shared/days.js';
import { SubProcessorStatus, type ListedSubProcessor } from '../sub-processors/listed-sub-processor.js';

type Told = Pick<ListedSubProcessor, 'status' | 'origin' | 'effectiveFrom' | 'listedSince' | 'announcedOn'>;

/**
 * The day on which the list came to name an engagement to customers: the day it was announced, also when it takes effect
 * later; of one known before announcing was recorded, the day it began. Null: nobody was told.
 */
export function toldOn({ status, origin, effectiveFrom, listedSince, announcedOn }: Told): Day | null {
  if (status === SubProcessorStatus.UNANNOUNCED || status === SubProcessorStatus.DRAFT) return null;
  if (announcedOn === null) return listedSince;
  // what was corrected or amended since was told of on its first day at the latest
  const beginning = effectiveFrom === listedSince && origin !== Origin.CORRECTION;
  return beginning || announcedOn < listedSince ? announcedOn : listedSince;
}

/**
 * Whether a customer approved an engagement by signing. The list, with the changes announced by then, is part of what a
 * customer signs: it authorises whatever the list names or announces on the day from which the customer stands on the
 * agreement (`since`), and nothing that is announced later. A word of its own counts instead.
 */
export function tookWithTheList(since: Day, row: Told): boolean {
  const told = toldOn(row);
  return told !== null && told <= since;
}
