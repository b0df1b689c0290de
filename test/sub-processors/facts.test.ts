import { describe, expect, it } from '@jest/globals';
import { Origin } from '../../src/shared/announceable.js';
import { AmendmentKind, needsPeriod } from '../../src/sub-processors/amendment.js';
import { factChanges, type FactField } from '../../src/sub-processors/facts.js';
import { tooSoon } from '../../src/notices/notice-clock.js';

const fact = (field: FactField) => ({ field, from: null, to: 'x' });

describe('what needs the notice period', () => {
  it.each([
    [AmendmentKind.ADDED, [], true],
    [AmendmentKind.REPLACED, [], true],
    [AmendmentKind.REMOVED, ['purpose'], false],
    [AmendmentKind.RENAMED, ['legalName', 'website'], false],
    [AmendmentKind.RENAMED, ['legalName', 'establishment'], true],
    ...(
      [
        'countries',
        'establishment',
        'purpose',
        'service',
        'dataCategories',
        'dataSubjects',
        'productIds',
        'conditions',
        'transferMechanism',
        'usesAi',
        'placesAsWritten',
      ] as const
    ).map((field) => [AmendmentKind.AMENDED, [field], true] as const),
    ...(['tradingName', 'registrationId', 'address', 'contact', 'website', 'note'] as const).map(
      (field) => [AmendmentKind.AMENDED, [field], false] as const,
    ),
  ] as const)('%s of %j: %j', (kind, fields, period) => {
    expect(
      needsPeriod({ kind, origin: Origin.AMENDMENT, facts: fields.map((field) => fact(field as FactField)) }),
    ).toBe(period);
  });

  it('a correction never does: it says what always was so', () => {
    expect(
      needsPeriod({ kind: AmendmentKind.AMENDED, origin: Origin.CORRECTION, facts: [fact('countries')] }),
    ).toBe(false);
  });

  it('is too soon by one day, and not by none', () => {
    const added = (effectiveFrom: string) => ({
      kind: AmendmentKind.ADDED,
      origin: Origin.AMENDMENT,
      facts: [],
      legalName: 'Nordcloud Oy',
      effectiveFrom,
    });
    expect(tooSoon([added('2026-03-31'), added('2026-04-01')], '2026-03-01', 30)).toEqual([
      added('2026-03-31'),
    ]);
    expect(tooSoon([added('2026-03-01')], '2026-03-01', 0)).toEqual([]);
  });
});

describe('what differs', () => {
  it.each([
    ['an added translation', { purpose: { en: 'A' } }, { purpose: { en: 'A', de: 'B' } }, []],
    ['another order of countries', { countries: ['DE', 'US'] }, { countries: ['US', 'DE'] }, []],
    ['space at the ends', { address: ' Street 1' }, { address: 'Street 1 ' }, []],
    ['nothing and nothing', { note: null }, {}, []],
    ['an empty and a missing list', { dataCategories: [] }, {}, []],
    [
      'another text in the prevailing language',
      { purpose: { en: 'A' } },
      { purpose: { en: 'B' } },
      ['purpose'],
    ],
    ['one country more', { countries: ['DE'] }, { countries: ['DE', 'US'] }, ['countries']],
    ['AI said to be used', { usesAi: null }, { usesAi: true }, ['usesAi']],
    ['AI said not to be used', { usesAi: null }, { usesAi: false }, ['usesAi']],
  ])('%s', (_title, from, to, fields) => {
    expect(factChanges(from, to, 'en').map(({ field }) => field)).toEqual(fields);
  });
});
