import { Origin } from './announceable.js';
import type { Day } from './days.js';
import { Refusal } from './errors.js';
import type { TextVersion } from './text-version.js';

/**
 * A baseline says what readers knew before this register did: it lies neither in the future nor after anything that they
 * were told of, or could read, from here. @throws BAD_USER_INPUT
 */
export function refuseLateBaseline(
  versions: readonly TextVersion[],
  { effectiveFrom, announcedOn }: { effectiveFrom: Day; announcedOn?: Day | null },
  today: Day,
): void {
  if (effectiveFrom > today)
    throw Refusal.field(
      'effectiveFrom',
      `lies after today, ${today}: a baseline was known before; what is to come is an AMENDMENT, and announced`,
    );
  if (announcedOn && announcedOn > today)
    throw Refusal.field('announcedOn', `lies after today, ${today}: a baseline was public before`);
  const from = (version: TextVersion) =>
    version.publishedOn && version.publishedOn < version.effectiveFrom
      ? version.publishedOn
      : version.effectiveFrom;
  const known = versions.find(
    (version) => version.isPublic() && version.origin !== Origin.BASELINE && from(version) <= effectiveFrom,
  );
  if (known)
    throw Refusal.field(
      'origin',
      `version ${known.label ?? known.effectiveFrom} was published by this register on ${from(known)}, and a baseline was known before that: publish an AMENDMENT, or a version that is not material with the reason for silence`,
    );
}
