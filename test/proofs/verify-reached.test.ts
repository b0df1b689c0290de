import { describe, expect, it } from '@jest/globals';
import { Recorded } from '../../src/evidence/recorded.js';
import { Reach } from '../../src/evidence/verify-reached.js';

const BEGUN = '2026-03-02T09:00:00.000Z';
const copy = (state: string, updatedAt = '2026-03-01T09:00:00.000000Z', customer = 'c') => ({
  mail: 'notice',
  addressKey: 'key',
  customer,
  state,
  atAnnouncing: 'true',
  updatedAt,
});

describe('whether a customer was reached', () => {
  it.each([
    ['DELIVERED', ['FAILED', 'DELIVERED', 'PENDING']],
    ['PENDING', ['FAILED', 'PENDING']],
    ['NOT_DELIVERED', ['FAILED', 'BOUNCED']],
    ['NOT_DELIVERED', []],
  ])('is %s by the copies %j, and nothing else', (expected, states) => {
    const reach = new Reach(new Recorded([]), BEGUN);
    reach.add(copy('DELIVERED', undefined, 'other'));
    reach.add(copy('DELIVERED', undefined, ''));
    for (const state of states) reach.add(copy(state));
    for (const reached of ['DELIVERED', 'PENDING', 'RESOLVED', 'NOT_DELIVERED'])
      expect(reach.contradicted({ notifiedCustomer: 'c', reached }) === undefined).toBe(reached === expected);
    expect(reach.unsure).toBe(0);
  });

  it('is not to be said where a copy moved while the proof was written', () => {
    const reach = new Reach(new Recorded([]), BEGUN);
    reach.add(copy('DELIVERED', '2026-03-02T09:00:00.500000Z'));
    expect(reach.contradicted({ notifiedCustomer: 'c', reached: 'PENDING' })).toBeUndefined();
    expect(reach.unsure).toBe(1);
  });
});
