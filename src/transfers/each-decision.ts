import { decisionOf, type AdequacyDecisionFacts } from '../law/law-book.js';
import type { Mechanism } from '../law/mechanism-facts.js';
import { MechanismKind, Regime } from '../law/mechanisms.js';
import type { Found } from '../shared/rules.js';
import { leavesEea, mechanismsOf, type TransferWorld } from './rule-world.js';
import type { TransferRow } from './transfer-row.js';

interface Decided {
  mechanism: Mechanism;
  path: string;
  decision: AdequacyDecisionFacts | undefined;
  /** The law that the decision belongs to, or else the GDPR. */
  regime: Regime;
}

/** The adequacy mechanisms, each under the law of its decision, where that law is asked at all. */
export function eachDecision(
  transfer: TransferRow,
  world: TransferWorld,
  find: (decided: Decided) => Found[],
): Found[] {
  return mechanismsOf(transfer).flatMap(({ mechanism, path }) => {
    if (mechanism.kind !== MechanismKind.ADEQUACY) return [];
    const decision = decisionOf(world.law, mechanism.decision ?? '');
    const regime = REGIME_OF[decision?.regime ?? 'GDPR'];
    const asked = regime === Regime.EU_GDPR ? leavesEea(transfer, world) : transfer.regimes?.includes(regime);
    return asked ? find({ mechanism, path, decision, regime }) : [];
  });
}

const REGIME_OF: Record<AdequacyDecisionFacts['regime'], Regime> = {
  GDPR: Regime.EU_GDPR,
  LED: Regime.EU_GDPR,
  UK_GDPR: Regime.UK_GDPR,
  CH_FADP: Regime.CH_FADP,
};
