import { ActivityStatus, DpiaCriterion, DpiaNecessity, DpiaStatus, RiskLevel } from '../law/assessments.js';
import { Article9Condition, AutomatedDecisionKind } from '../law/bases.js';
import { Severity, type Found } from '../shared/rules.js';
import type { ControllerActivityRow } from './activity-row.js';
import { statusOn } from './activity-status.js';
import { ofControllers, type ActivityRule } from './activity-world.js';
import { isSpecial } from './sensitive-data.rules.js';

const { ERROR, WARNING } = Severity;

/** Art. 35(3): one of these is enough; of the criteria of WP 248 normally two are. */
const CASES_OF_THE_LAW: readonly DpiaCriterion[] = [
  DpiaCriterion.SYSTEMATIC_EVALUATION_WITH_LEGAL_EFFECT,
  DpiaCriterion.LARGE_SCALE_SPECIAL_CATEGORIES,
  DpiaCriterion.LARGE_SCALE_PUBLIC_MONITORING,
];

const isDone = ({ dpia }: ControllerActivityRow) =>
  dpia?.status === DpiaStatus.COMPLETED || dpia?.status === DpiaStatus.PRIOR_CONSULTATION;

const automatedDecision = ofControllers({
  id: 'A01',
  article: 'Art. 22(2), (4), 35(3)(a)',
  severity: ERROR,
  title: 'A solely automated decision has a ground, and its impact is assessed.',
  find: ({ automatedDecision, dataItems, dpia }) => {
    if (automatedDecision?.kind !== AutomatedDecisionKind.SOLELY_AUTOMATED) return [];
    const { ground, article9Ground } = automatedDecision;
    const found: Found[] = [];
    if (!ground)
      found.push({
        path: 'automatedDecision.ground',
        message: 'Decisions are taken by machines alone and no ground of Art. 22(2) is named; name one.',
      });
    const allowed = [Article9Condition.EXPLICIT_CONSENT, Article9Condition.SUBSTANTIAL_PUBLIC_INTEREST];
    if (dataItems.some(isSpecial) && !(article9Ground && allowed.includes(article9Ground)))
      found.push({
        path: 'automatedDecision.article9Ground',
        message:
          'Machines decide on special categories without explicit consent or substantial public interest (Art. 22(4)); name which it is.',
      });
    if (dpia?.necessity !== DpiaNecessity.REQUIRED)
      found.push({
        path: 'dpia.necessity',
        severity: WARNING,
        message:
          'Decisions taken by machines alone normally require an impact assessment; state that it is required.',
      });
    return found;
  },
});

const assessed = ofControllers({
  id: 'D01',
  article: 'Art. 35(1), (3)',
  severity: ERROR,
  title: 'Where an impact assessment is required it is made before the processing begins.',
  find: (row, { on }) => {
    const { necessity, criteria } = row.dpia ?? {};
    const met = [...new Set(criteria)];
    const hit = met.length >= 2 || met.some((one) => CASES_OF_THE_LAW.includes(one));
    if (!hit && necessity !== DpiaNecessity.REQUIRED) return [];
    const found: Found[] = [];
    if (necessity !== DpiaNecessity.REQUIRED)
      found.push({
        path: 'dpia.necessity',
        severity: WARNING,
        message: `The criteria met (${met.join(', ')}) normally require an impact assessment; state that it is required.`,
      });
    const status = statusOn(row, on);
    if (!isDone(row) && status !== ActivityStatus.ENDED)
      found.push({
        path: 'dpia.status',
        severity: status === ActivityStatus.ACTIVE ? ERROR : WARNING,
        message:
          status === ActivityStatus.ACTIVE
            ? 'The activity is active and the impact assessment it requires is not completed; complete it or suspend the activity.'
            : 'The impact assessment that the activity requires is not completed; complete it before it begins.',
      });
    return found;
  },
});

const consulted = ofControllers({
  id: 'D02',
  article: 'Art. 36(1)',
  severity: ERROR,
  title: 'Where a high risk remains the supervisory authority is consulted.',
  find: ({ dpia }) =>
    dpia?.residualRisk === RiskLevel.HIGH &&
    !dpia.priorConsultation?.authority &&
    !dpia.priorConsultation?.askedOn
      ? [
          {
            path: 'dpia.priorConsultation',
            message:
              'A high risk remains and no prior consultation is recorded; consult the supervisory authority or lower the risk.',
          },
        ]
      : [],
});

const advised = ofControllers({
  id: 'D03',
  article: 'Art. 35(2)',
  severity: WARNING,
  title: 'The data protection officer was asked for advice on the impact assessment.',
  find: (row, { profile }) => {
    const advice = row.dpia?.dpoAdvice;
    if (!profile?.dpo?.appointed || !isDone(row) || advice?.givenOn || advice?.text) return [];
    return [
      {
        path: 'dpia.dpoAdvice',
        message: 'No advice of the data protection officer on the impact assessment is recorded; record it.',
      },
    ];
  },
});

/** Automated decisions and impact assessments (A01, D01–D03). */
export const assessmentRules: readonly ActivityRule[] = [automatedDecision, assessed, consulted, advised];
