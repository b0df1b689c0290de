import { describe, expect, it } from '@jest/globals';
import type { AgreementRow, StandingRow } from '../../src/agreements/agreement-row.js';
import { boundCustomers } from '../../src/authorisations/list-world.js';
import { affectedCustomers } from '../../src/notified-customers/affected-customers.js';
import { customer } from '../authorisations/examples.js';

/** Under an agreement with so many days of notice. */
const stands = (
  agreement: string,
  noticeDays: number,
  standing: Partial<StandingRow> = {},
): AgreementRow => ({
  ...customer(
    { noticeDays, objectionDays: 5 },
    { id: agreement, versionId: `version of ${agreement}`, ...standing },
  ),
  id: agreement,
});
const ended = (agreement: string, noticeDays: number, until: string) =>
  stands(agreement, noticeDays, { until });
const later = (agreement: string, noticeDays: number, since: string) =>
  stands(agreement, noticeDays, { since, recordedAt: new Date('2026-02-01') });

type Told = [agreement: string, effectiveFrom: string, tooShort: boolean];
// announced on 1 March, in effect on 1 April
const cases: [what: string, agreements: AgreementRow[], told: Told[]][] = [
  ['one that stands', [stands('one', 30)], [['one', '2026-04-01', false]]],
  ['one that stands, too short', [stands('one', 31)], [['one', '2026-04-01', true]]],
  ['one that has gone', [ended('one', 60, '2026-02-28')], []],
  ['one that will have gone', [ended('one', 60, '2026-03-31')], [['one', '2026-04-01', false]]],
  ['one that goes on the day of effect', [ended('one', 60, '2026-04-01')], [['one', '2026-04-01', true]]],
  [
    'one that has signed and begins before the effect',
    [later('one', 30, '2026-03-20')],
    [['one', '2026-04-01', false]],
  ],
  ['the same, too short', [later('one', 31, '2026-03-20')], [['one', '2026-04-01', true]]],
  ['one that begins after the effect', [later('one', 60, '2026-05-01')], [['one', '2026-05-01', false]]],
  ['the same, too short', [later('one', 61, '2026-05-01')], [['one', '2026-05-01', true]]],
  [
    'one that moves before the effect: the days of the second count',
    [ended('one', 5, '2026-03-19'), later('two', 60, '2026-03-20')],
    [['two', '2026-04-01', true]],
  ],
  [
    'one that moves after the effect: the days of the first count',
    [ended('one', 5, '2026-04-30'), later('two', 90, '2026-05-01')],
    [['one', '2026-04-01', false]],
  ],
  [
    'one on two agreements: both count',
    [stands('one', 5), stands('two', 60)],
    [
      ['one', '2026-04-01', false],
      ['two', '2026-04-01', true],
    ],
  ],
  [
    'one that moves with a pause over the day of effect',
    [ended('one', 5, '2026-03-15'), later('two', 30, '2026-04-15')],
    [
      ['one', '2026-04-01', false],
      ['two', '2026-04-15', false],
    ],
  ],
];

describe('whom a change concerns, and whether its days are left', () => {
  it.each(cases)('%s', (_what, agreements, told) => {
    const change = { versionId: 'v1', effectiveFrom: '2026-04-01', productIds: [], needsPeriod: true };
    const defaults = { noticeDays: 30, objectionDays: 5 };
    const affected = affectedCustomers(boundCustomers(agreements), [change], '2026-03-01', defaults);
    expect(
      affected.map(({ bound, effectiveFrom, tooShort }) => [bound.agreementId, effectiveFrom, tooShort]),
    ).toEqual(told);
  });

  it('new terms concern who stands on them, or will', () => {
    const agreements = [stands('one', 5), later('two', 5, '2026-06-01')];
    const change = {
      versionId: 'v1',
      effectiveFrom: '2026-04-01',
      productIds: [],
      needsPeriod: false,
      agreementId: 'two',
    };
    const affected = affectedCustomers(boundCustomers(agreements), [change], '2026-03-01', {
      noticeDays: 30,
      objectionDays: 5,
    });
    expect(affected.map(({ bound }) => bound.agreementId)).toEqual(['two']);
  });
});
