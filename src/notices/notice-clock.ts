import { earliestEffectiveDay, type Day } from '../shared/days.js';
import { Refusal } from '../shared/errors.js';
import { needsPeriod, type Amendment } from '../sub-processors/amendment.js';

/** Changes whose effective day leaves less than the notice period, when announced on a day. */
export function tooSoon<A extends Pick<Amendment, 'kind' | 'origin' | 'facts' | 'effectiveFrom'>>(
  amendments: readonly A[],
  announced: Day,
  noticeDays: number,
): A[] {
  const earliest = earliestEffectiveDay(announced, noticeDays);
  return amendments.filter((amendment) => needsPeriod(amendment) && amendment.effectiveFrom < earliest);
}

/** @throws NOTICE_TOO_SHORT naming each change and the earliest day it may have */
export function refuseTooSoon(short: readonly Amendment[], announced: Day, noticeDays: number): never {
  const earliest = earliestEffectiveDay(announced, noticeDays);
  throw new Refusal(
    'NOTICE_TOO_SHORT',
    `announced on ${announced} with ${noticeDays} notice days, the earliest effective day is ${earliest}`,
    short.map(({ legalName, kind, effectiveFrom }) => ({
      path: 'effectiveFrom',
      message: `${legalName} (${kind}) takes effect on ${effectiveFrom}; the earliest day is ${earliest}`,
    })),
  );
}
