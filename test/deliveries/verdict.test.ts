import { describe, expect, it } from '@jest/globals';
import { TRIES, verdict } from '../../src/deliveries/verdict.js';

const deferred = { outcome: 'deferred', code: 451, answer: '451 later' } as const;

describe('what an answer makes of a delivery', () => {
  it('waits a minute, then twice as long each time, never more than four hours', () => {
    const minutes = Array.from({ length: 11 }, (_, tries) => verdict(deferred, tries).wait! / 60);
    expect(minutes).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 240, 240, 240]);
  });

  it('gives up after about five days, and says what the server said last', () => {
    const waits = Array.from({ length: TRIES }, (_, tries) => verdict(deferred, tries));
    expect(waits.slice(0, -1).every(({ state }) => state === 'PENDING')).toBe(true);
    expect(waits.at(-1)).toEqual({
      state: 'FAILED',
      wait: null,
      code: 451,
      answer: 'given up after 38 tries: 451 later',
      bounceClass: 'SOFT',
      status: null,
    });
    const seconds = waits.reduce((sum, { wait }) => sum + (wait ?? 0), 0);
    expect(seconds / 86_400).toBeCloseTo(5, 1);
  });

  it('settles at once on yes and on never', () => {
    expect(verdict({ outcome: 'accepted', code: 250, answer: '250 ok' }, 5)).toMatchObject({
      state: 'DELIVERED',
      wait: null,
    });
    expect(verdict({ outcome: 'refused', code: 550, answer: '550 no' }, 0)).toMatchObject({
      state: 'FAILED',
      wait: null,
    });
  });
});
