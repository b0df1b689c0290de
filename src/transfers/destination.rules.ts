import { isInside, isNamed } from '../law/coverage.js';
import { CoverageReason, type RegimeCoverage } from '../law/coverage-types.js';
import { derogationObstacles } from '../law/derogations.js';
import { bridgeOn, inForceOn } from '../law/law-book.js';
import { MechanismKind, Regime } from '../law/mechanisms.js';
import { Severity, type Found } from '../shared/rules.js';
import {
  called,
  coverageIn,
  gdprCoverage,
  leavesEea,
  mechanismsOf,
  placeOf,
  underGdpr,
  when,
  type TransferRule,
  type TransferWorld,
} from './rule-world.js';
import type { TransferRow } from './transfer-row.js';

/** Where the data go, and whether anything carries them there. */
export const destinationRules: readonly TransferRule[] = [
  {
    id: 'T02',
    article: 'Art. 30(1)(e)',
    severity: Severity.ERROR,
    title: 'A transfer names the third country or international organisation.',
    find: (transfer, world) =>
      when(!isNamed(transfer), () => ({
        message: `${called(transfer, world)} names neither a country nor an international organisation; name where the data go.`,
        path: 'destination',
      })),
  },
  {
    id: 'T03',
    article: 'Art. 44-49',
    severity: Severity.ERROR,
    title: 'A transfer out of the EEA has a mechanism that holds on the day.',
    find: (transfer, world) => {
      if (!isNamed(transfer)) return unmetWherever(transfer, world);
      if (!leavesEea(transfer, world) || isBareOnward(transfer)) return [];
      const coverage = gdprCoverage(transfer, world);
      return when(!coverage.covered, () => ({
        message: `${called(transfer, world)} goes to ${placeOf(transfer)} and nothing allows it on ${world.on}. ${why(coverage)} ${remedy(transfer, world)}`,
        path: 'mechanisms',
      }));
    },
  },
  {
    id: 'T21',
    article: 'UK GDPR Art. 46; FADP Art. 16',
    severity: Severity.WARNING,
    title: 'Data under the UK GDPR or the FADP have a mechanism of that law.',
    find: (transfer, world) =>
      [Regime.UK_GDPR, Regime.CH_FADP].flatMap((regime) => {
        if (!transfer.regimes?.includes(regime) || !isNamed(transfer)) return [];
        const coverage = coverageIn(regime, transfer, world);
        return when(!coverage.covered, () => ({
          message: `${called(transfer, world)} carries data under the ${LAW[regime]} and nothing of that law allows it on ${world.on}. ${why(coverage)} Record ${OWN[regime]}.`,
          // each law is a finding of its own, to be accepted by itself
          path: `regimes.${transfer.regimes?.indexOf(regime)}`,
        }));
      }),
  },
  {
    id: 'T22',
    article: 'Art. 44',
    severity: Severity.ERROR,
    title: 'An onward transfer out of the EEA has a mechanism of its own.',
    find: (transfer, world) =>
      when(isBareOnward(transfer) && leavesEea(transfer, world), () => {
        const first = world.transfers.get(transfer.onwardOfId ?? '')?.reference;
        return {
          message: `${called(transfer, world)} carries data of transfer ${first ?? 'before it'} on to ${placeOf(transfer)} without a mechanism of its own; that of the first transfer does not reach so far. Record one.`,
          path: 'mechanisms',
        };
      }),
  },
  {
    id: 'T24',
    article: 'Art. 44',
    severity: Severity.INFO,
    title: 'Inside the EEA no mechanism is needed.',
    find: (transfer, world) => {
      const stored = mechanismsOf(transfer).some(
        ({ mechanism }) => mechanism.kind !== MechanismKind.NONE_EEA,
      );
      const inside = underGdpr(transfer) && isInside(Regime.EU_GDPR, transfer, world.law, world.on);
      const others = transfer.regimes?.some((regime) => regime !== Regime.EU_GDPR) ?? false;
      const bridged = bridgeOn(world.law, transfer.destination ?? '', world.on) !== undefined;
      return when(stored && inside && !bridged && !others, () => ({
        message: `${called(transfer, world)} stays inside the EEA (${placeOf(transfer)}) and needs none of the mechanisms recorded; check the destination or take them out.`,
        path: 'mechanisms',
      }));
    },
  },
];

const LAW: Partial<Record<Regime, string>> = { [Regime.UK_GDPR]: 'UK GDPR', [Regime.CH_FADP]: 'Swiss FADP' };
const OWN: Partial<Record<Regime, string>> = {
  [Regime.UK_GDPR]:
    'UK adequacy regulations, the IDTA, the Addendum or the UK Extension of the Data Privacy Framework; EU clauses alone are not enough',
  [Regime.CH_FADP]:
    'a place on the Swiss list, clauses adapted for Switzerland or the Swiss-US Data Privacy Framework',
};

/** What the other rules on derogations do not look for. */
const OWN_GAPS: readonly CoverageReason[] = [
  CoverageReason.DEROGATION_UNREASONED,
  CoverageReason.DEROGATION_CONSENT_MISSING,
];

/** The conditions of a derogation are the same wherever the data go: they are judged before the place is named. */
function unmetWherever(transfer: TransferRow, world: TransferWorld): Found[] {
  if (!underGdpr(transfer)) return [];
  return mechanismsOf(transfer).flatMap(({ mechanism, path }) => {
    const gaps = derogationObstacles(mechanism, transfer.frequency).filter(({ reason }) =>
      OWN_GAPS.includes(reason),
    );
    return when(gaps.length > 0, () => ({
      message: `${called(transfer, world)} rests on ${mechanism.kind}, which holds nowhere so. ${gaps.map(({ message }) => message).join(' ')} Record it, or choose a safeguard of Art. 46.`,
      path: `${path}.derogation`,
    }));
  });
}

function isBareOnward({ onwardOfId, mechanisms }: TransferRow): boolean {
  return onwardOfId !== null && !mechanisms?.length;
}

function why({ passedOver, message }: RegimeCoverage): string {
  if (passedOver.length === 0) return message ?? '';
  return passedOver
    .map(({ kind, gaps }) => `${kind}: ${gaps.map(({ message: gap }) => gap).join(' ')}`)
    .join(' ');
}

/** A decision that covers everybody in the place needs only to be recorded. */
function remedy({ destination, destinationOrganisation }: TransferRow, { law, on }: TransferWorld): string {
  const decision = law.decisions.find(
    (row) =>
      !destinationOrganisation &&
      row.country !== null &&
      row.country === destination &&
      row.regime === 'GDPR' &&
      row.conditions.length === 0 &&
      row.coverage === 'FULL' &&
      inForceOn(row, on),
  );
  return decision
    ? `The adequacy decision ${decision.code} is in force: record it, or another mechanism that holds.`
    : 'Record a mechanism that holds, or suspend the transfer.';
}
