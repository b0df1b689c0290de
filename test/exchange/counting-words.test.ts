import { describe, expect, it } from '@jest/globals';
import { AuthorisationState } from '../../src/authorisations/authorisation.entity.js';
import type { AuthorisationRow } from '../../src/authorisations/authorisation-on-record.js';
import { countingWords } from '../../src/exchange/counting-words.js';
import { AuthorisationKind } from '../../src/law/roles.js';
import { customer, ON, row } from '../authorisations/examples.js';

const step = (id: string, effectiveFrom: string, begins: boolean) => ({
  subProcessorId: 'sub',
  versionIds: [id],
  effectiveFrom,
  toldOn: effectiveFrom,
  toldAt: null,
  begins,
  needsPeriod: true,
  removed: false,
  productIds: [],
});
const steps = new Map([['sub', [step('v1', '2026-01-01', true), step('v2', '2026-02-01', false)]]]);
const said = (id: string, versionId: string, decidedOn: string): AuthorisationRow => ({
  id,
  versionId,
  decidedOn,
  organisationId: 'us',
  moment: { on: ON, asOf: null },
  agreementId: 'dpa',
  customerId: 'alpha',
  subProcessorId: 'sub',
  effectiveFrom: '2026-01-01',
  state: AuthorisationState.OBJECTED,
  by: null,
  note: null,
  createdAt: new Date(0),
  updatedAt: new Date(0),
});

type Case = [
  what: string,
  kind: AuthorisationKind,
  listed: string,
  words: AuthorisationRow[],
  counting: string[],
];
const first = said('first', 'v1', '2026-01-10');
const second = said('second', 'v2', '2026-02-10');
const cases: Case[] = [
  ['silence on an amendment takes nothing back', AuthorisationKind.GENERAL, 'v2', [first], ['first']],
  [
    'a word on the amendment puts an end to the one before',
    AuthorisationKind.GENERAL,
    'v2',
    [first, second],
    ['second'],
  ],
  ['silence on an amendment is refusal: nothing counts', AuthorisationKind.SPECIFIC, 'v2', [first], []],
  ['a word on what is yet to come', AuthorisationKind.SPECIFIC, 'v1', [first, second], ['first']],
  ['a word of tomorrow', AuthorisationKind.GENERAL, 'v1', [said('later', 'v1', '2026-03-02')], []],
  ['a word on what is off the list', AuthorisationKind.GENERAL, 'gone', [first], []],
];

describe('what a file says of the words of customers', () => {
  it.each(cases)('%s', (_what, authorisation, versionId, words, counting) => {
    const register = {
      on: ON,
      subProcessors: [row({ versionId })],
      agreements: [customer({ authorisation })],
      steps,
    };
    expect([...countingWords(words, register)]).toEqual(counting);
  });
});
