import { describe, expect, it } from '@jest/globals';
import { Origin } from '../../src/shared/announceable.js';
import { engagementSteps, type VersionOnRecord } from '../../src/sub-processors/engagement-steps.js';

const version = (
  id: string,
  effectiveFrom: string,
  more: Partial<VersionOnRecord> = {},
): VersionOnRecord => ({
  id,
  subProcessorId: 'sub',
  effectiveFrom,
  origin: Origin.AMENDMENT,
  announcedAt: null,
  announcedOn: '2026-01-01',
  silent: false,
  removed: false,
  public: true,
  supersedesId: null,
  productIds: [],
  purpose: { en: 'Hosting' },
  countries: ['DE'],
  ...more,
});
const first = version('first', '2026-02-01');
const abroad = { countries: ['DE', 'US'], announcedOn: '2026-02-15' };
const draft = { public: false, announcedOn: null };

type Case = [
  what: string,
  versions: VersionOnRecord[],
  steps: [ids: string, told: string | null, period: boolean][],
];
const cases: Case[] = [
  ['a beginning', [first], [['first', '2026-01-01', true]]],
  [
    'a baseline of no day is known from its first day, and nobody was asked',
    [version('first', '2026-02-01', { origin: Origin.BASELINE, announcedOn: null })],
    [['first', '2026-02-01', false]],
  ],
  [
    'another country',
    [first, version('second', '2026-03-20', abroad)],
    [
      ['first', '2026-01-01', true],
      ['second', '2026-02-15', true],
    ],
  ],
  [
    'another note',
    [first, version('second', '2026-03-20', { note: { en: 'Soon more' } })],
    [
      ['first', '2026-01-01', true],
      ['second', '2026-01-01', false],
    ],
  ],
  [
    'released silently',
    [first, version('second', '2026-03-20', { ...abroad, announcedOn: null, silent: true })],
    [
      ['first', '2026-01-01', true],
      ['second', '2026-03-20', false],
    ],
  ],
  [
    'corrected: one step, told when it was told first',
    [
      first,
      version('right', '2026-02-01', { ...abroad, origin: Origin.CORRECTION, supersedesId: 'first' }),
      version('second', '2026-03-20', abroad),
    ],
    [
      ['first right', '2026-01-01', true],
      ['second', '2026-02-15', false],
    ],
  ],
  [
    'a correction that is a draft says nothing yet',
    [
      first,
      version('right', '2026-02-01', {
        ...abroad,
        ...draft,
        origin: Origin.CORRECTION,
        supersedesId: 'first',
      }),
      version('second', '2026-03-20', abroad),
    ],
    [
      ['first right', '2026-01-01', true],
      ['second', '2026-02-15', true],
    ],
  ],
  [
    'a second change of one day is a step of its own',
    [first, version('second', '2026-02-01', { ...abroad, supersedesId: 'first' })],
    [
      ['first', '2026-01-01', true],
      ['second', '2026-02-15', true],
    ],
  ],
  [
    'what follows a draft stands on what was public before',
    [first, version('draft', '2026-03-01', { ...abroad, ...draft }), version('second', '2026-03-20', abroad)],
    [
      ['first', '2026-01-01', true],
      ['draft', null, true],
      ['second', '2026-02-15', true],
    ],
  ],
  [
    'back after its end',
    [
      first,
      version('end', '2026-03-01', { removed: true }),
      version('again', '2026-04-01', { announcedOn: '2026-03-05' }),
    ],
    [
      ['first', '2026-01-01', true],
      ['end', '2026-01-01', false],
      ['again', '2026-03-05', true],
    ],
  ],
];

describe('the steps of an engagement', () => {
  it.each(cases)('%s', (_what, versions, expected) => {
    const steps = engagementSteps(versions, 'en').get('sub')!;
    expect(
      steps.map(({ versionIds, toldOn, needsPeriod }) => [versionIds.join(' '), toldOn, needsPeriod]),
    ).toEqual(expected);
    expect(steps.filter(({ begins }) => begins).map(({ versionIds }) => versionIds[0])).toEqual(
      versions.some(({ id }) => id === 'again') ? ['first', 'again'] : ['first'],
    );
  });
});
