import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AuthorisationState } from '../../src/authorisations/authorisation.entity.js';
import { approvalOf, mayUse, withheldFrom } from '../../src/authorisations/approval.js';
import { listWorld, type ListWorld } from '../../src/authorisations/list-world.js';
import { authorisationRules } from '../../src/authorisations/authorisation.rules.js';
import { AuthorisationKind, ObjectionEffect } from '../../src/law/roles.js';
import type { EngagementStep } from '../../src/sub-processors/engagement-steps.js';
import { alpha, customer, ON, row } from './examples.js';

const { SPECIFIC, GENERAL } = AuthorisationKind;
const { AUTHORISED, REFUSED, OBJECTED } = AuthorisationState;

const step = (id: string, effectiveFrom: string, more: Partial<EngagementStep> = {}): EngagementStep => ({
  subProcessorId: 'sub',
  versionIds: [id],
  effectiveFrom,
  toldOn: effectiveFrom,
  toldAt: null,
  begins: false,
  needsPeriod: true,
  removed: false,
  productIds: [],
  ...more,
});
const begun = step('v1', '2026-01-01', { begins: true });
const abroad = step('v2', '2026-02-01');
const wording = step('v2', '2026-02-01', { needsPeriod: false });
const ended = step('v2', '2026-02-01', { removed: true, needsPeriod: false });
const said = (versionId: string, state: AuthorisationState, decidedOn = '2026-01-20') => ({
  agreementId: 'dpa',
  customerId: 'alpha',
  versionId,
  state,
  decidedOn,
});

interface Case {
  what: string;
  steps: EngagementStep[];
  authorisation: AuthorisationKind;
  says?: ReturnType<typeof said>[];
  since?: string;
  objectionEffect?: ObjectionEffect;
  products?: string[];
  withheld: string;
}
const cases: Case[] = [
  { what: 'silence', steps: [begun], authorisation: GENERAL, withheld: '' },
  { what: 'silence', steps: [begun], authorisation: SPECIFIC, withheld: 'v1' },
  { what: 'a yes', steps: [begun], authorisation: SPECIFIC, says: [said('v1', AUTHORISED)], withheld: '' },
  {
    what: 'a no after a yes',
    steps: [begun],
    authorisation: SPECIFIC,
    says: [said('v1', AUTHORISED), said('v1', REFUSED, '2026-01-21')],
    withheld: 'v1',
  },
  {
    what: 'a yes, and silence on an amendment',
    steps: [begun, abroad],
    authorisation: SPECIFIC,
    says: [said('v1', AUTHORISED)],
    withheld: 'v2',
  },
  {
    what: 'a yes to the amendment only',
    steps: [begun, abroad],
    authorisation: SPECIFIC,
    says: [said('v2', AUTHORISED)],
    withheld: '',
  },
  {
    what: 'a yes, then another wording',
    steps: [begun, wording],
    authorisation: SPECIFIC,
    says: [said('v1', AUTHORISED)],
    withheld: '',
  },
  {
    what: 'signed in between',
    steps: [begun, abroad],
    authorisation: SPECIFIC,
    since: '2026-01-15',
    withheld: 'v2',
  },
  {
    what: 'signed later',
    steps: [begun, abroad],
    authorisation: SPECIFIC,
    since: '2026-02-01',
    withheld: '',
  },
  {
    what: 'an objection to an amendment',
    steps: [begun, abroad],
    authorisation: GENERAL,
    says: [said('v2', OBJECTED)],
    withheld: 'v2',
  },
  {
    what: 'an objection, not taken back by silence on an amendment',
    steps: [begun, abroad],
    authorisation: GENERAL,
    says: [said('v1', OBJECTED)],
    withheld: 'v1 v2',
  },
  {
    what: 'an objection that lets the customer go',
    steps: [begun],
    authorisation: GENERAL,
    says: [said('v1', OBJECTED)],
    objectionEffect: ObjectionEffect.MAY_TERMINATE,
    withheld: '',
  },
  {
    what: 'an objection that was upheld',
    steps: [begun],
    authorisation: GENERAL,
    says: [said('v1', OBJECTED), said('v1', REFUSED, '2026-01-21')],
    objectionEffect: ObjectionEffect.MAY_TERMINATE,
    withheld: 'v1',
  },
  {
    what: 'told to nobody',
    steps: [step('v1', '2026-01-01', { begins: true, toldOn: null })],
    authorisation: GENERAL,
    withheld: 'v1',
  },
  {
    what: 'an amendment told to nobody',
    steps: [begun, step('v2', '2026-02-01', { toldOn: null })],
    authorisation: GENERAL,
    withheld: 'v2',
  },
  {
    what: 'coming',
    steps: [begun, step('v2', '2026-05-01')],
    authorisation: SPECIFIC,
    since: '2026-01-15',
    withheld: 'v2',
  },
  {
    what: 'another product',
    steps: [{ ...begun, productIds: ['other'] }],
    authorisation: GENERAL,
    products: ['own'],
    withheld: 'v1',
  },
  {
    what: 'no longer for its product',
    steps: [begun, { ...abroad, productIds: ['other'] }],
    authorisation: GENERAL,
    products: ['own'],
    withheld: 'v1 v2',
  },
  {
    what: 'told to nobody that it is no longer for its product',
    steps: [begun, { ...abroad, productIds: ['other'], toldOn: null }],
    authorisation: GENERAL,
    products: ['own'],
    withheld: 'v2',
  },
  { what: 'an end is never withheld', steps: [begun, ended], authorisation: SPECIFIC, withheld: 'v1' },
  {
    what: 'back after its end, and not approved: the end stands',
    steps: [begun, ended, step('v3', '2026-02-10', { begins: true })],
    authorisation: SPECIFIC,
    says: [said('v1', AUTHORISED)],
    withheld: 'v3',
  },
];

function world({
  steps,
  authorisation,
  says = [],
  since,
  objectionEffect,
  products = [],
}: Omit<Case, 'what' | 'withheld'>): ListWorld {
  const bound = customer(
    { authorisation, objectionEffect },
    { since: since ?? '2025-06-01', productIds: products },
  );
  return listWorld(ON, new Map([['alpha', alpha]]), [bound], says, new Map([['sub', steps]]));
}

describe('what is withheld from a customer', () => {
  it.each(cases)('$authorisation: $what', ({ withheld, ...one }) => {
    const it = world(one);
    expect(withheldFrom(it.customers, it).join(' ')).toBe(withheld);
  });

  it('is withheld where one of its agreements wants it to be', () => {
    const agreements = [
      customer({ authorisation: GENERAL }),
      { ...customer({ authorisation: SPECIFIC }), id: 'other' },
    ];
    const both = listWorld(ON, new Map(), agreements, [], new Map([['sub', [begun]]]));
    expect(withheldFrom(both.customers, both)).toEqual(['v1']);
    expect(withheldFrom(both.customers.slice(0, 1), both)).toEqual([]);
  });

  it('under a specific authorisation is everything that no yes and no signature covers, whatever came before', () => {
    const words = fc.array(fc.constantFrom(AUTHORISED, REFUSED, undefined), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(words, (states) => {
        const steps = states.map((_, place) =>
          step(`v${place}`, `2026-01-${String(place + 1).padStart(2, '0')}`, { begins: place === 0 }),
        );
        const says = states.flatMap((state, place) => (state ? [said(`v${place}`, state)] : []));
        const it = world({ steps, authorisation: SPECIFIC, says });
        const last = states.lastIndexOf(AUTHORISED);
        expect(withheldFrom(it.customers, it)).toEqual(
          steps.slice(last + 1).map(({ versionIds }) => versionIds[0]),
        );
        const approval = approvalOf(it.customers[0]!, steps, it.said);
        expect(mayUse(it.customers[0]!, approval)).toBe(states.at(-1) === AUTHORISED);
      }),
    );
  });
});

describe('S05 on an amendment', () => {
  const rule = authorisationRules.find(({ id }) => id === 'S05')!;
  const used = row({ versionId: 'v2', effectiveFrom: '2026-02-01' });

  it('names what was not approved, and that the earlier state may go on', () => {
    const it = world({ steps: [begun, abroad], authorisation: SPECIFIC, says: [said('v1', AUTHORISED)] });
    expect(rule.find(used, it).map(({ message, about }) => [about, message])).toEqual([
      [
        'amended 2026-02-01',
        'Postbird ApS is used as amended on 2026-02-01, but these customers authorise sub-processors one by one and have not approved that: Alpha AG ("DPA"). Their silence is refusal: record their approval, or go on for them as before.',
      ],
    ]);
  });

  it('asks for nothing where the amendment needs no period', () => {
    const it = world({ steps: [begun, wording], authorisation: SPECIFIC, says: [said('v1', AUTHORISED)] });
    expect(rule.find(used, it)).toEqual([]);
  });
});
