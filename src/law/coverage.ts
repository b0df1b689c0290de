import type { Day } from '../shared/days.js';
import { obstacle, type Destination } from './adequacy.js';
import { CoverageReason as Reason, type RegimeCoverage, type Reliance } from './coverage-types.js';
import { bridgeOn, insideEeaOn, type LawBook } from './law-book.js';
import { obstaclesTo, type TransferToJudge } from './mechanism-obstacles.js';
import { Regime } from './mechanisms.js';

/** Each law of transfers that the data stand under, judged for itself on a day. */
export function coverageOf(transfer: TransferToJudge, book: LawBook, on: Day): RegimeCoverage[] {
  return regimesOf(transfer).map((regime) => coverageUnder(regime, transfer, book, on));
}

export function regimesOf({ regimes }: Pick<TransferToJudge, 'regimes'>): readonly Regime[] {
  return regimes?.length ? [...new Set(regimes)] : [Regime.EU_GDPR];
}

export function coverageUnder(
  regime: Regime,
  transfer: TransferToJudge,
  book: LawBook,
  on: Day,
): RegimeCoverage {
  const nothing = { regime, covered: false, inside: false, reliedOn: null, passedOver: [], fallbacks: [] };
  if (!isNamed(transfer))
    return {
      ...nothing,
      ...obstacle(
        Reason.DESTINATION_UNNAMED,
        'Neither a country nor an international organisation is named.',
      ),
    };
  const none = { reason: null, message: null };
  if (isInside(regime, transfer, book, on))
    return { ...nothing, ...none, message: bridged(regime, transfer, book, on), covered: true, inside: true };
  const mechanisms = transfer.mechanisms ?? [];
  if (mechanisms.length === 0)
    return { ...nothing, ...obstacle(Reason.NO_MECHANISM, 'No mechanism is recorded.') };
  const asked = mechanisms.map((mechanism, index) => ({
    reliance: { index, kind: mechanism.kind, decision: mechanism.decision ?? null } satisfies Reliance,
    gaps: obstaclesTo(mechanism, transfer, book, regime, on),
  }));
  const first = asked.findIndex(({ gaps }) => gaps.length === 0);
  const passedOver = asked
    .slice(0, first < 0 ? undefined : first)
    .map(({ reliance, gaps }) => ({ ...reliance, ...gaps[0]!, gaps }));
  if (first < 0)
    return {
      ...nothing,
      passedOver,
      ...obstacle(Reason.NONE_HOLDS, 'None of the recorded mechanisms holds on that day.'),
    };
  const fallbacks = asked.slice(first + 1).filter(({ gaps }) => gaps.length === 0);
  return {
    ...none,
    regime,
    covered: true,
    inside: false,
    reliedOn: asked[first]!.reliance,
    passedOver,
    fallbacks: fallbacks.map(({ reliance }) => reliance),
  };
}

/** "Europe" and "worldwide" name no country. */
export function isNamed({ destination, destinationOrganisation }: Destination): boolean {
  if (destinationOrganisation) return true;
  return !!destination && destination !== 'EUROPE' && destination !== 'WORLDWIDE';
}

const HOME: Partial<Record<Regime, string>> = { [Regime.UK_GDPR]: 'GB', [Regime.CH_FADP]: 'CH' };

/**
 * No mechanism is needed there. EEA states count under all three laws: Data Protection Act 2018, Schedule 21, paragraph
 * 5; Swiss Data Protection Ordinance, Annex 1. International organisations stand outside wherever they sit.
 */
export function isInside(regime: Regime, transfer: Destination, book: LawBook, on: Day): boolean {
  const { destination, destinationOrganisation } = transfer;
  if (destinationOrganisation || !destination) return false;
  if (destination === HOME[regime] || insideEeaOn(book, destination, on)) return true;
  return regime === Regime.EU_GDPR && bridgeOn(book, destination, on) !== undefined;
}

/** Why no mechanism is needed where the place alone does not say so. */
function bridged(regime: Regime, { destination }: Destination, book: LawBook, on: Day): string | null {
  if (regime !== Regime.EU_GDPR || !destination || insideEeaOn(book, destination, on)) return null;
  const bridge = bridgeOn(book, destination, on);
  return bridge
    ? `From ${bridge.memberFrom}${bridge.memberUntil ? ` to ${bridge.memberUntil}` : ''} the place is not treated as a third country: ${bridge.source}.`
    : null;
}
