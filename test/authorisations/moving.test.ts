import { describe, expect, it } from '@jest/globals';
import type { AgreementRow, StandingRow, VersionTerms } from '../../src/agreements/agreement-row.js';
import { AuthorisationState } from '../../src/authorisations/authorisation.entity.js';
import { withheldFrom } from '../../src/authorisations/approval.js';
import { listWorld, runningOn } from '../../src/authorisations/list-world.js';
import { AuthorisationKind, ObjectionEffect } from '../../src/law/roles.js';
import { addDays } from '../../src/shared/days.js';
import type { EngagementStep } from '../../src/sub-processors/engagement-steps.js';
import { alpha, customer } from './examples.js';

const { SPECIFIC, GENERAL } = AuthorisationKind;
const { AUTHORISED, REFUSED, OBJECTED } = AuthorisationState;
const { MAY_TERMINATE } = ObjectionEffect;

/** Told on 13 April, in effect on 5 May: its beginning. */
const newcomer = (facts: Partial<EngagementStep> = {}): EngagementStep => ({
  subProcessorId: 'sub',
  versionIds: ['v1'],
  effectiveFrom: '2026-05-05',
  toldOn: '2026-04-13',
  toldAt: new Date('2026-04-13T09:00:00Z'),
  begins: true,
  needsPeriod: true,
  removed: false,
  productIds: [],
  ...facts,
});
const stands = (
  agreement: string,
  terms: Partial<VersionTerms>,
  standing: Partial<StandingRow>,
): AgreementRow => ({ ...customer(terms, { id: agreement, ...standing }), id: agreement });
const first = (authorisation: AuthorisationKind, until: string | null = '2026-05-09') =>
  stands('first', { authorisation }, { since: '2025-06-01', until });
const second = (terms: Partial<VersionTerms>, standing: Partial<StandingRow> = {}) =>
  stands('second', terms, { since: '2026-05-10', recordedAt: new Date('2026-04-20'), ...standing });
const said = (agreementId: string, state: AuthorisationState) => [
  { agreementId, customerId: 'alpha', versionId: 'v1', state, decidedOn: '2026-04-15' },
];

interface Case {
  what: string;
  agreements: AgreementRow[];
  says?: ReturnType<typeof said>;
  step?: Partial<EngagementStep>;
  used: boolean;
}
const cases: Case[] = [
  {
    what: 'silent under both',
    agreements: [first(SPECIFIC), second({ authorisation: SPECIFIC })],
    used: false,
  },
  {
    what: 'approved under the first',
    agreements: [first(SPECIFIC), second({ authorisation: SPECIFIC })],
    says: said('first', AUTHORISED),
    used: true,
  },
  {
    what: 'refused under the first, the second lets it refuse too',
    agreements: [first(SPECIFIC), second({ authorisation: SPECIFIC })],
    says: said('first', REFUSED),
    used: false,
  },
  {
    what: 'refused under the first, the second authorises in general',
    agreements: [first(SPECIFIC), second({ authorisation: GENERAL })],
    says: said('first', REFUSED),
    used: false,
  },
  {
    what: 'objected under the first, the second only lets it go',
    agreements: [first(GENERAL), second({ authorisation: GENERAL, objectionEffect: MAY_TERMINATE })],
    says: said('first', OBJECTED),
    used: true,
  },
  {
    what: 'objected under the first, approved under the second',
    agreements: [first(GENERAL), second({ authorisation: GENERAL })],
    says: [...said('first', OBJECTED), { ...said('second', AUTHORISED)[0]!, decidedOn: '2026-05-11' }],
    used: true,
  },
  {
    what: 'accepted in silence under a general one, then authorises one by one',
    agreements: [first(GENERAL), second({ authorisation: SPECIFIC })],
    used: true,
  },
  {
    what: 'silent, moves on when it is in use and was told under the second',
    agreements: [
      first(GENERAL, '2026-04-30'),
      second({ authorisation: SPECIFIC }, { since: '2026-05-01', recordedAt: new Date('2026-04-01') }),
    ],
    used: false,
  },
  {
    what: 'silent where that is refusal, then authorises in general',
    agreements: [first(SPECIFIC), second({ authorisation: GENERAL })],
    used: false,
  },
  {
    what: 'silent where that is refusal, then in general before it takes effect',
    agreements: [
      first(SPECIFIC, '2026-04-30'),
      second({ authorisation: GENERAL }, { since: '2026-05-01', recordedAt: new Date('2026-04-20') }),
    ],
    used: false,
  },
  {
    what: 'the same, and told as one that authorises in general',
    agreements: [
      first(SPECIFIC, '2026-04-30'),
      second({ authorisation: GENERAL }, { since: '2026-05-01', recordedAt: new Date('2026-04-01') }),
    ],
    used: true,
  },
  {
    what: 'silent where that is acceptance, moves on before it takes effect and after it was told',
    agreements: [
      first(GENERAL, '2026-04-30'),
      second({ authorisation: SPECIFIC }, { since: '2026-05-01', recordedAt: new Date('2026-04-20') }),
    ],
    used: true,
  },
  {
    what: 'silent where that is refusal, then in general, then one by one again',
    agreements: [
      first(SPECIFIC, '2026-05-07'),
      stands('between', { authorisation: GENERAL }, { since: '2026-05-08', until: '2026-05-09' }),
      second({ authorisation: SPECIFIC }),
    ],
    used: false,
  },
  {
    what: 'stood for another product before',
    agreements: [
      stands(
        'first',
        { authorisation: SPECIFIC },
        { since: '2025-06-01', until: '2026-05-09', productIds: ['chat'] },
      ),
      second({ authorisation: SPECIFIC }, { productIds: ['desk'] }),
    ],
    used: true,
  },
  {
    what: 'had left, and comes back with a new signature',
    agreements: [first(SPECIFIC, '2026-04-30'), second({ authorisation: SPECIFIC })],
    used: true,
  },
  {
    what: 'moves to the next version of the same agreement',
    agreements: [
      {
        ...first(SPECIFIC),
        standings: [first(SPECIFIC), second({ authorisation: SPECIFIC })].flatMap(
          ({ standings }) => standings,
        ),
      },
    ],
    used: false,
  },
  {
    what: 'signed before it was announced, begins after',
    agreements: [second({ authorisation: SPECIFIC }, { recordedAt: new Date('2026-04-01') })],
    used: false,
  },
  {
    what: 'signed before a list came on record as a baseline, begins after',
    agreements: [second({ authorisation: SPECIFIC }, { recordedAt: new Date('2026-04-01') })],
    step: { needsPeriod: false },
    used: true,
  },
  {
    what: 'signed after it was announced, begins after',
    agreements: [second({ authorisation: SPECIFIC })],
    used: true,
  },
];

describe('a customer that moves from one agreement to another', () => {
  it('again and again, with a sub-processor that is amended again and again, has what it had', () => {
    const day = (month: number) =>
      `${2025 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
    const months = Array.from({ length: 24 }, (_, month) => month);
    const agreements = months.map((month) =>
      stands(
        `agreement ${month}`,
        { authorisation: GENERAL },
        { since: `${day(month)}-01`, until: month === 23 ? null : `${day(month)}-28` },
      ),
    );
    // until the day before the next one begins
    for (const [place, next] of agreements.slice(1).entries())
      agreements[place]!.standings[0]!.until = addDays(next.standings[0]!.since, -1);
    const steps = months.map((month) =>
      newcomer({
        versionIds: [`v${month}`],
        toldOn: `${day(month)}-10`,
        effectiveFrom: `${day(month)}-20`,
        begins: month === 0,
      }),
    );
    const on = '2026-12-25';
    const withheld = (says: ReturnType<typeof said>) => {
      const world = listWorld(on, new Map([['alpha', alpha]]), agreements, says, new Map([['sub', steps]]));
      const standing = world.customers.filter((one) => runningOn(one, on));
      expect(standing).toHaveLength(1);
      return withheldFrom(standing, world);
    };
    expect(withheld([])).toEqual([]);
    const objected = { ...said('agreement 3', OBJECTED)[0]!, versionId: 'v3' };
    expect(withheld([objected])).toEqual(months.slice(3).map((month) => `v${month}`));
  });

  it.each(cases)('$what: used $used', ({ agreements, says = [], step, used }) => {
    const on = '2026-05-15';
    const world = listWorld(
      on,
      new Map([['alpha', alpha]]),
      agreements,
      says,
      new Map([['sub', [newcomer(step)]]]),
    );
    const standing = world.customers.filter((one) => runningOn(one, on));
    expect(standing).toHaveLength(1);
    expect(withheldFrom(standing, world)).toEqual(used ? [] : ['v1']);
  });
});
