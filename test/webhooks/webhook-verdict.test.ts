import { describe, expect, it } from '@jest/globals';
import { WAITS, webhookVerdict } from '../../src/webhooks/webhook-verdict.js';

const verdict = (status: number | null, triesBefore = 0, random = 0.5, test = false) =>
  webhookVerdict({ status }, { triesBefore, test }, random);

describe('what an answer means', () => {
  it.each([200, 201, 202, 204, 299])('%i: received', (status) => {
    expect(verdict(status)).toEqual({ state: 'DELIVERED', wait: null, rest: null });
  });

  it.each([null, 100, 301, 302, 400, 401, 404, 429, 500, 503])('%s: again later', (status) => {
    expect(verdict(status)).toEqual({ state: 'PENDING', wait: 5, rest: null });
  });

  it('410: never again', () => {
    expect(verdict(410)).toEqual({ state: 'FAILED', wait: null, rest: 'GONE' });
  });

  it('is tried ten times in about three days, never twice at the same distance', () => {
    expect(WAITS.map((_wait, tries) => verdict(500, tries).wait)).toEqual(WAITS);
    const days = WAITS.reduce((sum, wait) => sum + wait, 0) / 86_400;
    expect(days).toBeGreaterThan(3);
    expect(days).toBeLessThan(3.5);
    expect(verdict(500, WAITS.length)).toEqual({ state: 'FAILED', wait: null, rest: 'FAILING' });
    expect([verdict(500, 1, 0).wait, verdict(500, 1, 1).wait]).toEqual([270, 330]);
  });

  it('of a test settles it, and says nothing about the webhook', () => {
    for (const status of [null, 500, 410])
      expect(verdict(status, 0, 0.5, true)).toEqual({ state: 'FAILED', wait: null, rest: null });
    expect(verdict(200, 0, 0.5, true)).toMatchObject({ state: 'DELIVERED' });
  });
});
