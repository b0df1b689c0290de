import { obstacle } from './adequacy.js';
import { CoverageReason as Reason, type Obstacle } from './coverage-types.js';
import type { Mechanism } from './mechanism-facts.js';
import { isDerogation, MechanismKind, TransferFrequency } from './mechanisms.js';

const CONTRACTUAL: readonly MechanismKind[] = [
  MechanismKind.DEROGATION_CONTRACT,
  MechanismKind.DEROGATION_CONTRACT_IN_INTEREST,
];
const COMPELLING = MechanismKind.DEROGATION_COMPELLING_INTERESTS;

/** Open only to what happens now and then (recital 111), or not repeatedly. */
export const isOccasionalOnly = (kind: MechanismKind) =>
  [...CONTRACTUAL, MechanismKind.DEROGATION_LEGAL_CLAIMS, COMPELLING].includes(kind);
/** Closed to public authorities in the exercise of their powers, Art. 49(3). */
export const isClosedToPublicPowers = (kind: MechanismKind) =>
  [...CONTRACTUAL, MechanismKind.DEROGATION_CONSENT, COMPELLING].includes(kind);

/** Conditions of the second subparagraph of Art. 49(1), and the fields that record them. */
export function missingOfCompellingInterests({ derogation: of }: Mechanism): string[] {
  const conditions: [string, unknown][] = [
    ['that it is not repetitive', of?.notRepetitive],
    ['the limited number of data subjects', of?.limitedNumber],
    ['its necessity', of?.necessary],
    ['that it is not overridden', of?.notOverridden],
    ['suitable safeguards', of?.safeguards],
    ['the day on which the supervisory authority was informed', of?.authorityInformedOn],
    ['the day on which the data subjects were informed', of?.subjectsInformedOn],
  ];
  return conditions.filter(([, recorded]) => !recorded).map(([name]) => name);
}

/** What keeps a derogation for specific situations from carrying the transfer (Art. 49). */
export function derogationObstacles(
  mechanism: Mechanism,
  frequency: TransferFrequency | null | undefined,
): Obstacle[] {
  const { kind, derogation } = mechanism;
  if (!isDerogation(kind)) return [];
  const found: Obstacle[] = [];
  if (!derogation?.reasoning)
    found.push(
      obstacle(Reason.DEROGATION_UNREASONED, 'Why the situation is one of Art. 49 is not recorded.'),
    );
  if (isOccasionalOnly(kind) && frequency && frequency !== TransferFrequency.ONE_OFF)
    found.push(
      obstacle(Reason.DEROGATION_REPETITIVE, 'The derogation is open to occasional transfers only.'),
    );
  if (isClosedToPublicPowers(kind) && derogation?.publicPowers)
    found.push(
      obstacle(
        Reason.DEROGATION_PUBLIC_POWERS,
        'The derogation is closed to public authorities in the exercise of their powers.',
      ),
    );
  if (kind === MechanismKind.DEROGATION_CONSENT && !derogation?.explicitInformedConsent)
    found.push(
      obstacle(
        Reason.DEROGATION_CONSENT_MISSING,
        'Explicit consent after information on the risks is not recorded.',
      ),
    );
  if (kind === COMPELLING)
    for (const missing of missingOfCompellingInterests(mechanism))
      found.push(
        obstacle(Reason.DEROGATION_CONDITION_MISSING, `Of compelling interests ${missing} is not recorded.`),
      );
  return found;
}
