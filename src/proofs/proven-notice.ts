import type { ChainLink } from '../history/chain-link.js';
import { afterOf } from '../history/chain-link.js';
import { inCamelCase } from '../evidence/manifest.js';
import type { RecordedNotice } from '../evidence/verify-notice.js';
import { Refusal } from '../shared/errors.js';

/** A notice as history has it: what was frozen on announcing, and what was done with it since. */
export interface ProvenNotice extends RecordedNotice {
  announcedAt: string;
  /** The last instant before announcing that the history can be asked for, and the first after it. */
  recordedBefore: Date;
  recordedAt: Date;
}

/** @param links of the row of the notice @throws WRONG_STATUS while nothing was announced */
export function provenNotice(links: readonly ChainLink[]): ProvenNotice {
  const states = links.map((link) => ({ at: link.at, row: afterOf(link) }));
  const announced = states.find(({ row }) => row?.['announced_on']);
  const latest = states.at(-1)?.row;
  if (!announced || !latest)
    throw new Refusal('WRONG_STATUS', 'the notice is a draft: nothing was announced that could be proved');
  // history is asked by the millisecond and written by the microsecond
  const [, micro] = /\.\d{3}(\d{3})Z$/.exec(announced.at)!;
  const milli = Date.parse(announced.at.replace(/\d{3}Z$/, 'Z'));
  const between = micro === '000' ? 0 : 1;
  return {
    ...(inCamelCase(latest) as unknown as RecordedNotice & { announcedAt: string }),
    recordedBefore: new Date(milli - 1 + between),
    recordedAt: new Date(milli + between),
  };
}
