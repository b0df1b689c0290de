import { ContractKind, PartyKind, RecipientRole } from '../../src/law/roles.js';
import { SubProcessorStatus } from '../../src/sub-processors/listed-sub-processor.js';
import {
  agreement,
  controllerEntry as controller,
  engaged,
  mapOf,
  party,
  processorEntry as processor,
  recipient,
  transfer,
} from './world.js';
import type { RecipientRow } from '../../src/activities/activity-row.js';
import type { Case } from './world.js';

const { PROCESSOR, SUB_PROCESSOR, INTERNAL_UNIT, THIRD_PARTY } = RecipientRole;
const to = (more: Partial<RecipientRow>, transferIds: string[] = []) =>
  controller({ recipients: [recipient({ role: PROCESSOR, partyId: 'other', ...more })], transferIds });
const signed = { kind: ContractKind.ARTICLE_28, signedOn: '2025-01-01' };
const begunLater = { agreements: mapOf(agreement('dpa', { effectiveFrom: '2026-07-01' })) };
const subProcessor = { role: SUB_PROCESSOR, partyId: null, subProcessorId: 'host' };
const host = (more: Parameters<typeof engaged>[1]) => ({ subProcessors: mapOf(engaged('host', more)) });

export const recipientCases: Case[] = [
  ['T01', 'inside the EEA', to({ countries: ['DE', 'NO', 'EEA'] }), []],
  ['T01', 'outside', to({ countries: ['DE', 'US'] }), ['recipients.0.countries']],
  ['T01', 'outside, by a transfer', to({ countries: ['US'] }, ['to-us']), []],
  [
    'T01',
    'outside, by a transfer elsewhere',
    to({ countries: ['IN'] }, ['to-us']),
    ['recipients.0.countries'],
  ],
  [
    'T01',
    'reached from outside',
    to({ countries: ['DE'], remoteAccessCountries: ['IN'] }),
    ['recipients.0.remoteAccessCountries'],
  ],
  ['T01', 'who knows where', to({ countries: ['WORLDWIDE'] }), ['recipients.0.countries']],
  ['T01', 'no longer', to({ countries: ['US'], endsOn: '2026-05-31' }), []],
  ['T01', 'an own unit abroad', to({ role: INTERNAL_UNIT, partyId: null, countries: ['US'] }), []],
  [
    'T01',
    'by a transfer that has ended',
    to({ countries: ['US'] }, ['to-us']),
    ['recipients.0.countries'],
    { transfers: mapOf(transfer('to-us', { endsOn: '2026-05-31' })) },
  ],
  [
    'T01',
    'a sub-processor abroad',
    to(subProcessor),
    ['recipients.0.countries'],
    host({ countries: ['US'] }),
  ],
  [
    'T01',
    'a sub-processor abroad, served by a transfer',
    to(subProcessor),
    [],
    { ...host({ countries: ['US'] }), transfers: mapOf(transfer('to-us', { subProcessorId: 'host' })) },
  ],
  [
    'T01',
    'a sub-processor linked',
    processor({ subProcessorIds: ['host'] }),
    ['subProcessors.0'],
    host({ countries: ['US'] }),
  ],
  [
    'T01',
    'an international organisation',
    to({ role: THIRD_PARTY }),
    ['recipients.0.party'],
    { parties: mapOf(party('us'), party('other', { kind: PartyKind.INTERNATIONAL_ORGANISATION })) },
  ],
  ['T01', 'after the end', { ...to({ countries: ['US'] }), endedOn: '2026-06-01' }, []],
  ['S01', 'an agreement', to({ agreementId: 'dpa' }), []],
  ['S01', 'a contract', to({ contract: signed }), []],
  ['S01', 'neither', to({}), ['recipients.0.contract']],
  ['S01', 'no processor', to({ role: THIRD_PARTY }), []],
  [
    'S01',
    'not signed',
    to({ contract: { kind: ContractKind.ARTICLE_28 } }),
    ['recipients.0.contract.signedOn'],
  ],
  [
    'S01',
    'part of another',
    to({ contract: { kind: ContractKind.ARTICLE_28, incorporatedBy: 'Terms, clause 9' } }),
    [],
  ],
  [
    'S01',
    'another kind',
    to({ contract: { ...signed, kind: ContractKind.CONTROLLER_TO_CONTROLLER } }),
    ['recipients.0.contract'],
  ],
  [
    'S01',
    'expired',
    to({ agreementId: 'dpa' }),
    ['recipients.0.agreement'],
    { agreements: mapOf(agreement('dpa', { expiresOn: '2026-05-31' })) },
  ],
  [
    'S01',
    'on its last day',
    to({ agreementId: 'dpa' }),
    [],
    { agreements: mapOf(agreement('dpa', { expiresOn: '2026-06-01', endedOn: '2026-06-01' })) },
  ],
  [
    'S01',
    'ended before its time',
    to({ agreementId: 'dpa' }),
    ['recipients.0.agreement'],
    { agreements: mapOf(agreement('dpa', { endedOn: '2026-05-31' })) },
  ],
  ['S01', 'not yet begun', to({ agreementId: 'dpa' }), ['recipients.0.agreement'], begunLater],
  ['S01', 'begun when it first receives', to({ agreementId: 'dpa', startsOn: '2026-07-01' }), [], begunLater],
  [
    'S01',
    'begun when the activity does',
    { ...to({ agreementId: 'dpa' }), activatedOn: null, startsOn: '2026-07-01' },
    [],
    begunLater,
  ],
  [
    'S01',
    'a contract signed later',
    to({ contract: { ...signed, signedOn: '2026-06-02' } }),
    ['recipients.0.contract'],
  ],
  ['S02', 'on the list', to(subProcessor), []],
  ['S02', 'on the list, by its party', to({ role: SUB_PROCESSOR, partyId: 'other' }), []],
  ['S02', 'not on it', to({ role: SUB_PROCESSOR, partyId: 'us' }), ['recipients.0.contract']],
  ['S02', 'not on it, a category', to({ role: SUB_PROCESSOR, partyId: null }), ['recipients.0.contract']],
  ['S02', 'not on it, with a contract', to({ role: SUB_PROCESSOR, partyId: 'us', contract: signed }), []],
  ['S02', 'not on it, engaged by another', to({ role: SUB_PROCESSOR, partyId: 'us', below: 'first' }), []],
  [
    'S02',
    'not on it, under an agreement that the recipient does not name',
    to({ role: SUB_PROCESSOR, partyId: 'us' }),
    [],
    { agreements: mapOf(agreement('dpa', { partyId: 'us' })) },
  ],
  [
    'S02',
    'not on it, under one that has ended',
    to({ role: SUB_PROCESSOR, partyId: 'us' }),
    ['recipients.0.contract'],
    { agreements: mapOf(agreement('dpa', { partyId: 'us', endedOn: '2026-05-31' })) },
  ],
  ['S07', 'published', to(subProcessor), []],
  ['S07', 'published, by its party', to({ role: SUB_PROCESSOR, partyId: 'other' }), []],
  ['S07', 'not published', to({ role: SUB_PROCESSOR, partyId: 'us' }), ['recipients.0']],
  [
    'S07',
    'a draft',
    to(subProcessor),
    ['recipients.0.subProcessor'],
    host({ status: SubProcessorStatus.UNANNOUNCED }),
  ],
  ['S07', 'taken off', to(subProcessor), ['recipients.0.subProcessor'], { subProcessors: mapOf() }],
  [
    'S07',
    'to come',
    to({ ...subProcessor, startsOn: '2026-07-01' }),
    [],
    host({ status: SubProcessorStatus.COMING }),
  ],
  [
    'S07',
    'to come, and no first day',
    to(subProcessor),
    ['recipients.0.startsOn'],
    host({ status: SubProcessorStatus.COMING, listedSince: '2026-07-01' }),
  ],
  [
    'S07',
    'to come with the activity',
    { ...to(subProcessor), activatedOn: null, startsOn: '2026-07-01' },
    [],
    host({ status: SubProcessorStatus.COMING, listedSince: '2026-07-01' }),
  ],
  ['S07', 'a category', to({ role: SUB_PROCESSOR, partyId: null }), ['recipients.0']],
];
