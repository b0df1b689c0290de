import { describe, expect, it } from '@jest/globals';
import type { EeaMembership } from '../../src/law/law-book.js';
import { shippedLaw } from '../../src/law/shipped-law.js';
import { Regime } from '../../src/law/mechanisms.js';
import { coverageChanges, membershipChange } from '../../src/transfers/membership-change.js';

const TODAY = '2026-03-01';
const member = (more: Partial<EeaMembership> = {}): EeaMembership => ({
  country: 'ME',
  memberFrom: '2028-01-01',
  memberUntil: null,
  standing: 'EU',
  source: 'a treaty to come',
  ...more,
});
const books = (former: EeaMembership[], now: EeaMembership) => ({
  before: { ...shippedLaw, memberships: [...shippedLaw.memberships, ...former] },
  after: { ...shippedLaw, memberships: [...shippedLaw.memberships, now] },
});

const days: [
  what: string,
  former: Partial<EeaMembership> | null,
  now: Partial<EeaMembership>,
  on: string | null,
][] = [
  ['a member to come', null, {}, '2028-01-01'],
  ['one that has been all along', null, { memberFrom: '2020-01-01' }, TODAY],
  ['one that comes later than was said', {}, { memberFrom: '2030-01-01' }, '2028-01-01'],
  ['one that leaves', {}, { memberUntil: '2029-06-30' }, '2029-07-01'],
  ['one that stays longer', { memberUntil: '2029-06-30' }, {}, '2029-07-01'],
  [
    'one that was outside now and then, long ago',
    null,
    { memberFrom: '2001-01-01', memberUntil: '2001-12-31' },
    '2001-01-01',
  ],
  ['another source and nothing else', {}, { source: 'the journal' }, null],
  ['member of EFTA instead of the Union: the law is the same', {}, { standing: 'EFTA' }, null],
  ['a bridge instead', {}, { standing: 'BRIDGE' }, '2028-01-01'],
  ['the place put right', {}, { country: 'AL' }, '2028-01-01'],
];

describe('the day on which a membership changes', () => {
  it.each(days)('%s', (_, former, now, on) => {
    const was = former ? [member(former)] : [];
    const change = membershipChange(books(was, member(now)), [member(now), ...was], TODAY);
    expect(change?.on ?? null).toBe(on);
  });
});

describe('what it changes for a transfer', () => {
  const change = books([], member());
  const after = (transfer: object, on = '2028-01-01') =>
    coverageChanges({ destination: 'ME', importer: null, ...transfer }, change, on).map(
      ({ regime, before, after: is }) => [regime, before.covered, is.covered, is.inside],
    );
  it.each([
    ['none is needed any more', {}, [[Regime.EU_GDPR, false, true, true]]],
    [
      'each law for itself',
      { regimes: [Regime.EU_GDPR, Regime.UK_GDPR] },
      [
        [Regime.EU_GDPR, false, true, true],
        [Regime.UK_GDPR, false, true, true],
      ],
    ],
    ['nothing elsewhere', { destination: 'US' }, []],
    ['nothing to an organisation that sits there', { destinationOrganisation: 'A court' }, []],
  ])('%s', (_, transfer, expected) => {
    expect(after(transfer)).toEqual(expected);
  });

  it('is nothing the day before', () => {
    expect(after({}, '2027-12-31')).toEqual([]);
  });
});
