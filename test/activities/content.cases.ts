import type { DataItem, Retention } from '../../src/activities/data-item.js';
import { DataCategory, DataSubjectCategory, RetentionKind } from '../../src/law/categories.js';
import { ContractKind } from '../../src/law/roles.js';
import {
  agreement,
  controllerEntry as controller,
  joint,
  mapOf,
  party,
  processorEntry as processor,
} from './world.js';
import type { Case } from './world.js';

const item = (more: Partial<DataItem> = {}): DataItem => ({ ...controller().dataItems[0]!, ...more });
const kept = (retention: Retention | null) => controller({ dataItems: [item({ retention })] });
const purpose = (label: string, description?: string) =>
  controller({
    purposes: [
      {
        ...controller().purposes[0]!,
        label: { en: label },
        description: description ? { en: description } : null,
      },
    ],
  });
const { FIXED, CRITERION, UNTIL_EVENT, NOT_POSSIBLE, INDEFINITE_ARCHIVING } = RetentionKind;
const unreached = { parties: mapOf(party('us', { address: null }), party('other', { address: null })) };

export const contentCases: Case[] = [
  ['C01', 'the organisation is the controller', controller(), []],
  ['C01', 'another party is', controller({ controllerPartyId: 'other' }), []],
  ['C01', 'nobody is named', controller(), ['undefined'], { profile: null }],
  ['C01', 'it cannot be reached', controller({ controllerPartyId: 'other' }), ['controllerParty'], unreached],
  ['C02', 'alone', controller(), []],
  ['C02', 'with an arrangement', controller({ controllers: [joint({ arrangement: 'Signed 2025' })] }), []],
  ['C02', 'without', controller({ controllers: [joint()] }), ['controllers.0.arrangement WARNING']],
  [
    'C02',
    'cannot be reached',
    controller({ controllers: [joint({ agreementId: 'x' })] }),
    ['controllers.0.party'],
    unreached,
  ],
  ['C03', 'specific', controller(), []],
  ['C03', 'none', controller({ purposes: [] }), ['purposes']],
  ['C03', 'anybody’s', purpose('Marketing'), ['purposes.0.label WARNING']],
  ['C03', 'described', purpose('Marketing', 'Monthly newsletter to customers who asked for it'), []],
  [
    'C03',
    'described by nothing',
    purpose('Marketing', 'For our business purposes'),
    ['purposes.0.label WARNING'],
  ],
  ['C04', 'whose and which', controller(), []],
  ['C04', 'neither', controller({ dataSubjects: [], dataItems: [] }), ['dataSubjects', 'dataItems']],
  ['C04', 'of nobody', controller({ dataItems: [item({ subjects: [] })] }), ['dataItems.0.subjects WARNING']],
  [
    'C04',
    'of a category that is its own key',
    controller({
      dataSubjects: [{ category: DataSubjectCategory.USERS }],
      dataItems: [{ category: DataCategory.CONTACT, subjects: ['USERS'] }],
    }),
    [],
  ],
  ['C05', 'named', controller(), []],
  ['C05', 'not named', controller({ recipients: [] }), ['recipients']],
  ['C05', 'stated to be none', controller({ recipients: [], noRecipients: true }), []],
  ['C05', 'a sub-processor used', controller({ recipients: [], subProcessorIds: ['host'] }), []],
  ['C05', 'none, and some', controller({ noRecipients: true }), ['noRecipients']],
  ['C06', 'a period', controller(), []],
  ['C06', 'nothing', kept(null), ['dataItems.0.retention']],
  ['C06', 'not possible', kept({ kind: NOT_POSSIBLE }), ['dataItems.0.retention.reason']],
  ['C06', 'not possible, and why', kept({ kind: NOT_POSSIBLE, reason: 'Set by the customer' }), []],
  ['C06', 'until what?', kept({ kind: UNTIL_EVENT }), ['dataItems.0.retention.trigger']],
  ['C07', 'a criterion', kept({ kind: CRITERION, criterion: 'Until the ticket is closed' }), []],
  ['C07', 'an empty one', kept({ kind: CRITERION, criterion: ' ' }), ['dataItems.0.retention.criterion']],
  [
    'C07',
    'as long as necessary',
    kept({ kind: CRITERION, criterion: 'As long as necessary' }),
    ['dataItems.0.retention.criterion'],
  ],
  [
    'C07',
    'until no longer needed',
    kept({ kind: UNTIL_EVENT, trigger: 'until it is no longer needed' }),
    ['dataItems.0.retention.trigger'],
  ],
  ['C08', 'described', controller(), []],
  ['C08', 'not described', controller({ measures: [] }), ['measures']],
  ['C08', 'not described by a processor', processor({ measures: [] }), ['measures']],
  ['C09', 'length and beginning', controller(), []],
  [
    'C09',
    'neither',
    kept({ kind: FIXED, period: 'ten years' }),
    ['dataItems.0.retention.period', 'dataItems.0.retention.trigger'],
  ],
  ['C10', 'not for ever', controller(), []],
  ['C10', 'for ever', kept({ kind: INDEFINITE_ARCHIVING }), ['dataItems.0.retention.reason']],
  ['C10', 'for ever by law', kept({ kind: INDEFINITE_ARCHIVING, law: { act: 'Bundesarchivgesetz' } }), []],
  ['P01', 'both named', processor(), []],
  ['P01', 'nobody acted for', processor({ controllers: [] }), ['controllers']],
  ['P01', 'not reached', processor(), ['undefined', 'controllers.0.party'], unreached],
  ['P01', 'no processor', processor(), ['undefined'], { profile: null }],
  ['P02', 'stated', processor(), []],
  [
    'P02',
    'not stated',
    processor({ controllers: [joint(), joint({ processingCategories: [] })] }),
    ['controllers.0.processingCategories', 'controllers.1.processingCategories'],
  ],
  ['P04', 'named', processor(), []],
  ['P04', 'not named', processor({ controllers: [joint()] }), ['controllers.0.agreement']],
  [
    'P04',
    'of another kind',
    processor(),
    ['controllers.0.agreement'],
    { agreements: mapOf(agreement('dpa', { kind: ContractKind.ARTICLE_26 })) },
  ],
  [
    'P04',
    'the customer stands on one',
    processor({ controllers: [joint()] }),
    [],
    {
      agreements: mapOf(
        agreement('terms', {
          standings: [
            {
              id: 's',
              agreementId: 'terms',
              versionId: 'v',
              partyId: 'other',
              since: '2026-01-01',
              until: null,
              noticeContacts: [],
              productIds: [],
              terms: { effectiveFrom: '2026-01-01', productIds: [] },
            },
          ],
        }),
      ),
    },
  ],
];
