import { describe, expect, it } from '@jest/globals';
import { AuthorisationState } from '../../src/authorisations/authorisation.entity.js';
import { listWorld } from '../../src/authorisations/list-world.js';
import { AuthorisationKind } from '../../src/law/roles.js';
import { withheldCustomers } from '../../src/notified-customers/withheld-customers.js';
import type { EngagementStep } from '../../src/sub-processors/engagement-steps.js';
import { customer } from '../authorisations/examples.js';

const ON = '2026-03-01';
const step = (subProcessorId: string, versionIds: string[], productIds: string[] = []): EngagementStep => ({
  subProcessorId,
  versionIds,
  effectiveFrom: ON,
  toldOn: '2026-02-01',
  toldAt: null,
  begins: true,
  needsPeriod: true,
  removed: false,
  productIds,
});
const steps = new Map([
  ['one', [step('one', ['v1', 'v1 corrected'])]],
  ['two', [step('two', ['v2'], ['desk'])]],
]);
const strict = { authorisation: AuthorisationKind.SPECIFIC };
const yes = (versionId: string) => ({
  agreementId: 'dpa',
  customerId: 'alpha',
  versionId,
  state: AuthorisationState.AUTHORISED,
  decidedOn: '2026-02-10',
});

interface Case {
  what: string;
  standing?: Parameters<typeof customer>[1];
  of: string[];
  said?: string[];
  withheld: boolean;
}
const cases: Case[] = [
  { what: 'silent', of: ['v1'], withheld: true },
  { what: 'silent to a correction of it', of: ['v1 corrected'], withheld: true },
  { what: 'approving', of: ['v1'], said: ['v1'], withheld: false },
  { what: 'approving one of two', of: ['v1', 'v2'], said: ['v1'], withheld: true },
  { what: 'approving all that the notice was about', of: ['v2'], said: ['v2'], withheld: false },
  { what: 'told of texts alone', of: ['policy'], withheld: false },
  { what: 'gone since', standing: { until: '2026-02-20' }, of: ['v1'], withheld: false },
  {
    what: 'that has given the product up since',
    standing: { productIds: ['chat'] },
    of: ['v2'],
    withheld: false,
  },
];

describe('not all of a notice is used', () => {
  it.each(cases)('for a customer that is $what: $withheld', ({ standing, of, said = [], withheld }) => {
    const world = listWorld(ON, new Map(), [customer(strict, standing)], said.map(yes), steps);
    const found = withheldCustomers([{ id: 'told', customerId: 'alpha', versionIds: of }], world);
    expect(found).toEqual(withheld ? ['told'] : []);
  });
});
