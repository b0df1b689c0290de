import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { nextDigest } from '../../src/subscriptions/digest-time.js';

describe('the next digest', () => {
  it.each([
    // a Sunday, the Monday's morning before and after eight, a Tuesday
    ['UTC', '2026-03-01T09:00:00Z', '2026-03-02T08:00:00.000Z'],
    ['UTC', '2026-03-02T07:59:59Z', '2026-03-02T08:00:00.000Z'],
    ['UTC', '2026-03-02T08:00:00Z', '2026-03-09T08:00:00.000Z'],
    ['UTC', '2026-03-03T00:00:00Z', '2026-03-09T08:00:00.000Z'],
    // it is Monday already, or still Sunday, elsewhere
    ['Pacific/Auckland', '2026-03-01T18:00:00Z', '2026-03-01T19:00:00.000Z'],
    ['America/Los_Angeles', '2026-03-02T09:00:00Z', '2026-03-02T16:00:00.000Z'],
    // the clocks change in the week between
    ['Europe/Berlin', '2026-03-24T12:00:00Z', '2026-03-30T06:00:00.000Z'],
    ['Europe/Berlin', '2026-10-20T12:00:00Z', '2026-10-26T07:00:00.000Z'],
  ])('%s, %s → %s', (zone, now, expected) => {
    expect(nextDigest(zone, new Date(now)).toISOString()).toBe(expected);
  });

  it('is a coming Monday at eight, wherever and whenever', () => {
    const zones = ['Europe/Oslo', 'America/St_Johns', 'Asia/Kathmandu', 'Pacific/Kiritimati', 'Pacific/Niue'];
    const noon = { min: new Date('2020-01-01T00:00:00Z'), max: new Date('2040-01-01T00:00:00Z') };
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.date({ ...noon, noInvalidDate: true }), (timeZone, now) => {
        const next = nextDigest(timeZone, now);
        const hours = (next.getTime() - now.getTime()) / 3_600_000;
        expect(hours).toBeGreaterThan(0);
        expect(hours).toBeLessThanOrEqual(7 * 24 + 1);
        const said = next.toLocaleString('en-GB', {
          timeZone,
          weekday: 'short',
          hour: '2-digit',
          minute: '2-digit',
        });
        expect(said).toBe('Mon 08:00');
      }),
    );
  });
});
