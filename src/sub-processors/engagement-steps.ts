import { Origin } from '../shared/announceable.js';
import type { Day } from '../shared/days.js';
import { instantOf } from '../shared/scalars.js';
import { changesNeedPeriod, factChanges, type Facts } from './facts.js';

/** A version of an engagement, as far as it decides what customers were asked. */
export interface VersionOnRecord extends Facts {
  id: string;
  subProcessorId: string;
  effectiveFrom: Day;
  origin: Origin;
  announcedOn: Day | null;
  /** When the notice that brought it was announced, as the database writes it. */
  announcedAt: unknown;
  silent: boolean;
  removed: boolean;
  public: boolean;
  supersedesId: string | null;
  productIds: string[];
}

/**
 * One step that an engagement takes, and on which customers have a say: its beginning, an amendment, its end. A correction
 * says what always was so and is no step of its own: what was said of the version it corrects, was said of it.
 */
export interface EngagementStep {
  subProcessorId: string;
  /** The version that brought it, and its corrections. */
  versionIds: string[];
  effectiveFrom: Day;
  /** The day on which customers were told; null: nobody was. */
  toldOn: Day | null;
  /** The instant of the notice by which they were told; null: no notice told them. */
  toldAt: Date | null;
  /** It begins an engagement: nothing stands before it, or only its end. */
  begins: boolean;
  /** Whether what it changes needs the notice period, so that customers have a say. */
  needsPeriod: boolean;
  removed: boolean;
  /** Products it is about; none: all. */
  productIds: readonly string[];
}

/** The steps of each engagement, in their order. `versions`: by effective day, then as they were made. */
export function engagementSteps(
  versions: readonly VersionOnRecord[],
  prevailing: string,
): Map<string, EngagementStep[]> {
  const steps = new Map<string, { step: EngagementStep; facts: VersionOnRecord }[]>();
  for (const version of versions) {
    const own = steps.get(version.subProcessorId) ?? [];
    steps.set(version.subProcessorId, own);
    const corrected =
      version.origin === Origin.CORRECTION &&
      own.find(({ step }) => step.versionIds.includes(version.supersedesId ?? ''));
    if (corrected) {
      corrected.step.versionIds.push(version.id);
      // a correction that is a draft says nothing yet
      if (!version.public) continue;
      corrected.facts = version;
      corrected.step.productIds = version.productIds;
      continue;
    }
    // what nobody was told of is no ground to stand on, but for another draft
    const before = own.findLast(({ facts }) => facts.public || !version.public);
    const begins = before === undefined || before.step.removed;
    own.push({ facts: version, step: stepOf(version, begins ? undefined : before.facts, prevailing) });
  }
  return new Map([...steps].map(([id, own]) => [id, own.map(({ step }) => step)]));
}

function stepOf(
  version: VersionOnRecord,
  before: VersionOnRecord | undefined,
  prevailing: string,
): EngagementStep {
  const { id, subProcessorId, effectiveFrom, announcedOn, origin, removed, silent, productIds } = version;
  const asked = origin === Origin.AMENDMENT && !removed && !silent;
  return {
    subProcessorId,
    versionIds: [id],
    effectiveFrom,
    toldOn: version.public ? (announcedOn ?? effectiveFrom) : null,
    toldAt: version.announcedAt ? instantOf(version.announcedAt) : null,
    begins: before === undefined,
    needsPeriod:
      asked && (before === undefined || changesNeedPeriod(factChanges(before, version, prevailing))),
    removed,
    productIds,
  };
}
