import { decisionObstacle, isDpfDecision, recipientObstacles } from '../law/adequacy.js';
import { CoverageReason } from '../law/coverage-types.js';
import { decisionOf, inForceOn, type AdequacyDecisionFacts, type LawBook } from '../law/law-book.js';
import type { Mechanism } from '../law/mechanism-facts.js';
import { MechanismKind, Regime } from '../law/mechanisms.js';
import { addDays, daysBetween, type Day } from '../shared/days.js';
import { Severity } from '../shared/rules.js';
import { eachDecision } from './each-decision.js';
import { towards } from './importer.js';
import { called, gdprCoverage, mechanismsOf, when, type TransferRule } from './rule-world.js';

const DPF_KINDS: readonly MechanismKind[] = [MechanismKind.UK_EXTENSION_DPF, MechanismKind.CH_US_DPF];
const YEAR = 365;

/** Adequacy decisions (Art. 45), and participation in the Data Privacy Framework. */
export const adequacyRules: readonly TransferRule[] = [
  {
    id: 'T04',
    article: 'Art. 45',
    severity: Severity.ERROR,
    title: 'An adequacy decision that is relied on is in force and speaks of the place.',
    find: (transfer, world) =>
      eachDecision(transfer, world, ({ mechanism, path, regime }) => {
        const found = decisionObstacle(mechanism, transfer, world.law, regime, world.on);
        return when(found !== undefined && found.reason !== CoverageReason.DECISION_OF_OTHER_LAW, () => ({
          message: `${called(transfer, world)} rests on an adequacy decision that does not hold. ${found!.message} Name the decision that does, or another mechanism.`,
          path: `${path}.decision`,
        }));
      }),
  },
  {
    id: 'T05',
    article: 'Art. 45(3)',
    severity: Severity.ERROR,
    title: 'What a decision asks of the recipient is true of it, and dated.',
    find: (transfer, world) =>
      eachDecision(transfer, world, ({ mechanism, path, regime, decision }) => {
        if (!decision || decisionObstacle(mechanism, transfer, world.law, regime, world.on)) return [];
        const receipt = towards(transfer, world.parties);
        return recipientObstacles(mechanism, decision, receipt, regime).map(({ reason, message }) => ({
          message: `${called(transfer, world)} is not shown to meet ${decision.code}. ${message} Check it and record what was found, with the day.`,
          path: `${path}.${reason.startsWith('DPF') ? 'dpf' : 'conditions'}`,
          about: reason,
        }));
      }),
  },
  {
    id: 'T06',
    article: 'Art. 45',
    severity: Severity.WARNING,
    title:
      'Participation in the Data Privacy Framework was checked within the year, and since re-certification was due.',
    find: (transfer, world) =>
      mechanismsOf(transfer).flatMap(({ mechanism, path }) => {
        const { checkedOn, recertificationDue } = restsOnDpf(mechanism, world.law)
          ? (mechanism.dpf ?? {})
          : {};
        if (!checkedOn) return [];
        const overdue =
          recertificationDue && recertificationDue < world.on && checkedOn <= recertificationDue;
        return when(overdue || daysBetween(checkedOn, world.on) > YEAR, () => ({
          message: `${called(transfer, world)} rests on a participation in the Data Privacy Framework last checked on ${checkedOn}${overdue ? `, before its re-certification was due on ${recertificationDue}` : ''}; look at the list again and record the day.`,
          path: `${path}.dpf.checkedOn`,
        }));
      }),
  },
  {
    id: 'T07',
    article: 'Art. 45(3), (5)',
    severity: Severity.WARNING,
    title: 'A decision that is relied on does not end soon.',
    find: (transfer, world) =>
      eachDecision(transfer, world, ({ path, decision }) => {
        const last = decision && inForceOn(decision, world.on) ? lastDayOf(decision) : undefined;
        return when(last !== undefined && daysBetween(world.on, last) <= world.warnDays, () => ({
          message: `${called(transfer, world)} rests on ${decision!.code}, whose last day is ${last}; prepare another mechanism.`,
          path: `${path}.decision`,
        }));
      }),
  },
  {
    id: 'T08',
    article: 'Art. 45(5), C-362/14, C-311/18',
    severity: Severity.ERROR,
    title: 'No transfer rests on a decision that has ended; a complete fallback takes its place.',
    find: (transfer, world) =>
      eachDecision(transfer, world, ({ mechanism, path, regime }) => {
        const found = decisionObstacle(mechanism, transfer, world.law, regime, world.on);
        if (regime !== Regime.EU_GDPR || found?.reason !== CoverageReason.DECISION_ENDED) return [];
        const { reliedOn } = gdprCoverage(transfer, world);
        return [
          reliedOn
            ? {
                message: `${called(transfer, world)}: ${found.message} It is now allowed by ${reliedOn.kind}; put that first and tell those who were told of the old mechanism.`,
                path,
                severity: Severity.WARNING,
              }
            : {
                message: `${called(transfer, world)}: ${found.message} Nothing else allows it; suspend the transfer until another mechanism holds.`,
                path,
              },
        ];
      }),
  },
  {
    id: 'T09',
    article: 'Art. 45(5), 46(2)(c)',
    severity: Severity.INFO,
    title: 'A transfer to the United States does not hang on one decision alone.',
    find: (transfer, world) => {
      const { mechanisms, destination, destinationOrganisation, assessment } = transfer;
      const kinds = new Set(mechanisms?.map(({ kind }) => kind));
      const alone = kinds.has(MechanismKind.ADEQUACY) && [...kinds].every((kind) => isAdequacy(kind));
      return when(destination === 'US' && !destinationOrganisation && alone, () => ({
        message: `${called(transfer, world)} rests on adequacy alone, and two decisions on the United States have fallen before; agree standard contractual clauses as a fallback${assessment?.outcome ? '' : ' and assess the transfer'}.`,
        path: 'mechanisms',
        severity: assessment?.outcome ? Severity.INFO : Severity.WARNING,
      }));
    },
  },
  {
    id: 'T23',
    article: 'Directive (EU) 2016/680 Art. 36',
    severity: Severity.ERROR,
    title: 'A decision under the law enforcement directive carries no transfer under the GDPR.',
    find: (transfer, world) =>
      eachDecision(transfer, world, ({ path, decision }) =>
        when(decision?.regime === 'LED', () => ({
          message: `${called(transfer, world)} rests on ${decision!.code}, which is for competent authorities under Directive (EU) 2016/680; name the decision under the GDPR.`,
          path: `${path}.decision`,
        })),
      ),
  },
];

function isAdequacy(kind: MechanismKind): boolean {
  return kind === MechanismKind.ADEQUACY || DPF_KINDS.includes(kind);
}

function restsOnDpf({ kind, decision: code }: Mechanism, law: LawBook): boolean {
  const decision = kind === MechanismKind.ADEQUACY ? decisionOf(law, code ?? '') : undefined;
  return DPF_KINDS.includes(kind) || (decision !== undefined && isDpfDecision(decision));
}

/** The last day on which a decision may be relied on, as far as it is known. */
function lastDayOf({ validUntil, endedOn }: AdequacyDecisionFacts): Day | undefined {
  const ends = [validUntil, endedOn && addDays(endedOn, -1)].filter((day) => day !== null);
  return ends.sort()[0];
}
