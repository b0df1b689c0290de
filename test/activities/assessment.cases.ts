import type { Dpia } from '../../src/activities/safeguards.js';
import { DpiaCriterion, DpiaNecessity, DpiaStatus, RiskLevel } from '../../src/law/assessments.js';
import { Article22Ground, Article9Condition, AutomatedDecisionKind } from '../../src/law/bases.js';
import { SpecialCategory } from '../../src/law/categories.js';
import {
  controllerEntry as controller,
  mapOf,
  processorEntry as processor,
  recipient,
  transfer,
} from './world.js';
import type { Case } from './world.js';

const { REQUIRED } = DpiaNecessity;
const done: Dpia = { necessity: REQUIRED, status: DpiaStatus.COMPLETED };
const machine = { kind: AutomatedDecisionKind.SOLELY_AUTOMATED };
const health = [{ ...controller().dataItems[0]!, specialCategory: SpecialCategory.HEALTH }];
const planned = { activatedOn: null };
const withDpo = {
  profile: {
    partyId: 'us',
    dpoPartyId: 'dpo',
    representativePartyId: null,
    leadAuthorityPartyId: null,
    dpo: { appointed: true },
  },
};
const ended = { endedOn: '2026-05-01' };

export const assessmentCases: Case[] = [
  ['A01', 'profiling only', controller({ automatedDecision: { kind: AutomatedDecisionKind.PROFILING } }), []],
  [
    'A01',
    'by machines alone',
    controller({ automatedDecision: machine }),
    ['automatedDecision.ground', 'dpia.necessity WARNING'],
  ],
  [
    'A01',
    'allowed and assessed',
    controller({ automatedDecision: { ...machine, ground: Article22Ground.CONTRACT }, dpia: done }),
    [],
  ],
  [
    'A01',
    'on health',
    controller({
      automatedDecision: {
        ...machine,
        ground: Article22Ground.CONTRACT,
        article9Ground: Article9Condition.LEGAL_CLAIMS,
      },
      dpia: done,
      dataItems: health,
    }),
    ['automatedDecision.article9Ground'],
  ],
  ['D01', 'not needed', controller({ dpia: { criteria: [DpiaCriterion.LARGE_SCALE] } }), []],
  [
    'D01',
    'needed and done',
    controller({ dpia: { ...done, criteria: [DpiaCriterion.LARGE_SCALE_PUBLIC_MONITORING] } }),
    [],
  ],
  [
    'D01',
    'two criteria',
    controller({ dpia: { criteria: [DpiaCriterion.LARGE_SCALE, DpiaCriterion.SENSITIVE_DATA] } }),
    ['dpia.necessity WARNING', 'dpia.status'],
  ],
  [
    'D01',
    'a case of the law',
    controller({ dpia: { necessity: REQUIRED, criteria: [DpiaCriterion.LARGE_SCALE_SPECIAL_CATEGORIES] } }),
    ['dpia.status'],
  ],
  [
    'D01',
    'before it begins',
    controller({ ...planned, dpia: { necessity: REQUIRED } }),
    ['dpia.status WARNING'],
  ],
  ['D02', 'a low risk remains', controller({ dpia: { ...done, residualRisk: RiskLevel.LOW } }), []],
  [
    'D02',
    'a high risk remains',
    controller({ dpia: { ...done, residualRisk: RiskLevel.HIGH } }),
    ['dpia.priorConsultation'],
  ],
  [
    'D02',
    'and was asked about',
    controller({
      dpia: { ...done, residualRisk: RiskLevel.HIGH, priorConsultation: { askedOn: '2026-01-01' } },
    }),
    [],
  ],
  ['D03', 'nobody to ask', controller({ dpia: done }), []],
  ['D03', 'not asked', controller({ dpia: done }), ['dpia.dpoAdvice'], withDpo],
  ['D03', 'asked', controller({ dpia: { ...done, dpoAdvice: { text: 'Fine' } } }), [], withDpo],
  ['R05', 'another function', controller(), []],
  ['R05', 'the officer', controller({ owner: 'Data Protection Officer' }), ['owner']],
  ['R05', 'the officer, by name', processor({ owner: 'DPO Ltd' }), ['owner']],
  ['R05', 'the officer, in German', controller({ owner: 'Konzerndatenschutzbeauftragter' }), ['owner']],
  ['G01', 'due later', controller({ review: { nextDue: '2026-06-01' } }), []],
  [
    'G01',
    'past',
    controller({ review: { nextDue: '2026-05-31' }, dpia: { reviewDue: '2026-05-31' } }),
    ['review.nextDue', 'dpia.reviewDue'],
  ],
  ['G01', 'past, of what has ended', controller({ ...ended, review: { nextDue: '2026-05-31' } }), []],
  ['G02', 'goes on', controller(), []],
  [
    'G02',
    'has ended',
    controller({ ...ended, transferIds: ['to-us'] }),
    ['recipients.0.endsOn', 'transfers.0'],
  ],
  [
    'G02',
    'has ended with all',
    controller({ ...ended, recipients: [recipient({ endsOn: '2026-04-30' })], transferIds: ['to-us'] }),
    [],
    { transfers: mapOf(transfer('to-us', { endsOn: '2026-04-30' })) },
  ],
  ['G03', 'begun', controller({ startsOn: '2026-01-01' }), []],
  ['G03', 'not begun', controller({ ...planned, startsOn: '2026-05-31' }), ['startsOn']],
  ['G03', 'begins today', controller({ ...planned, startsOn: '2026-06-01' }), []],
  ['G04', 'codes', controller({ systems: [{ name: 'Vault', hostedIn: ['DE', 'EEA'] }] }), []],
  [
    'G04',
    'no codes',
    controller({
      systems: [{ name: 'Vault', hostedIn: ['DE', 'UK'] }],
      recipients: [recipient({ countries: ['Germany'], remoteAccessCountries: ['XX'] })],
    }),
    ['recipients.0.countries.0', 'recipients.0.remoteAccessCountries.0', 'systems.0.hostedIn.1'],
  ],
];
