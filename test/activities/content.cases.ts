import type { DataItem, Retention } from '../../src/activities/data-item.js';
import { DataCategory, DataSubjectCategory, RetentionKind } from '../../src/law/categories.js';
import type { RecipientRow } from '../../src/activities/activity-row.js';
import type { AgreementRow } from '../../src/agreements/agreement-row.js';
import { ContractKind, RecipientRole } from '../../src/law/roles.js';
import {
  agreement,
  controllerEntry as controller,
  joint,
  mapOf,
  party,
  processorEntry as processor,
  recipient,
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

const receivedBy = (more: Partial<RecipientRow>) =>
  controller({
    recipients: [recipient({ role: RecipientRole.JOINT_CONTROLLER, partyId: 'other', ...more })],
  });
const arrangement = { kind: ContractKind.ARTICLE_26, signedOn: '2025-01-01' };
const standing = (until: string | null, expiresOn?: string) => ({
  id: 's',
  agreementId: 'terms',
  versionId: 'v',
  partyId: 'other',
  since: '2026-01-01',
  until,
  noticeContacts: [],
  productIds: [],
  terms: { effectiveFrom: '2026-01-01', productIds: [], expiresOn },
});

const dpa = (more: Partial<AgreementRow>) => ({ agreements: mapOf(agreement('dpa', more)) });

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
  ['C02', 'receiving, with an arrangement', receivedBy({ contract: arrangement }), []],
  ['C02', 'receiving, without', receivedBy({}), ['recipients.0.contract WARNING']],
  [
    'C02',
    'receiving, by a contract of another kind',
    receivedBy({ agreementId: 'dpa' }),
    ['recipients.0.contract WARNING'],
  ],
  ['C02', 'receiving, no longer', receivedBy({ endsOn: '2026-05-31' }), []],
  [
    'C02',
    'receiving, cannot be reached',
    receivedBy({ contract: arrangement }),
    ['recipients.0.party'],
    unreached,
  ],
  [
    'C02',
    'receiving, nobody named',
    receivedBy({ partyId: null }),
    ['recipients.0.party', 'recipients.0.contract WARNING'],
  ],
  [
    'C02',
    'receiving, and named as controller: said once',
    controller({ ...receivedBy({}), controllers: [joint()] } as never),
    ['controllers.0.arrangement WARNING'],
  ],
  ['C03', 'specific', controller(), []],
  ['C03', 'none', controller({ purposes: [] }), ['purposes']],
  ['C03', 'anybody’s', purpose('Marketing'), ['purposes.0.label WARNING']],
  ['C03', 'anybody’s, in one word', purpose('Various'), ['purposes.0.label WARNING']],
  ['C03', 'a word among others', purpose('Various repairs of bicycles'), []],
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
      agreements: mapOf(agreement('terms', { standings: [standing(null)] })),
    },
  ],
  ['P04', 'ended', processor(), ['controllers.0.agreement'], dpa({ endedOn: '2026-05-31' })],
  ['P04', 'expired', processor(), ['controllers.0.agreement'], dpa({ expiresOn: '2026-05-31' })],
  ['P04', 'on its last day', processor(), [], dpa({ expiresOn: '2026-06-01' })],
  ['P04', 'not yet begun', processor(), ['controllers.0.agreement'], dpa({ effectiveFrom: '2026-06-02' })],
  [
    'P04',
    'begun when the activity does',
    processor({ activatedOn: null, startsOn: '2026-06-02' }),
    [],
    dpa({ effectiveFrom: '2026-06-02' }),
  ],
  [
    'P04',
    'the customer stood on one',
    processor({ controllers: [joint()] }),
    ['controllers.0.agreement'],
    { agreements: mapOf(agreement('terms', { standings: [standing('2026-05-31')] })) },
  ],
  [
    'P04',
    'the version it stands on has expired',
    processor(),
    ['controllers.0.agreement'],
    dpa({ standings: [{ ...standing(null, '2026-05-31'), agreementId: 'dpa' }], expiresOn: '2027-01-01' }),
  ],
  [
    'P04',
    'not named, and the one there was has ended',
    processor({ controllers: [joint()] }),
    ['controllers.0.agreement'],
    dpa({ partyId: 'other', endedOn: '2026-05-31' }),
  ],
];
