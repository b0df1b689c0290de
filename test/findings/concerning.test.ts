import { describe, expect, it } from '@jest/globals';
import type { ActivityRow } from '../../src/activities/activity-row.js';
import type { AgreementRow } from '../../src/agreements/agreement-row.js';
import { AuthorisationState } from '../../src/authorisations/authorisation.entity.js';
import { ofAgreement, ofParty, type Judgement } from '../../src/findings/concerning.js';
import { judge } from '../../src/findings/judge.js';
import type { RegisterFacts } from '../../src/findings/register-facts.js';
import { shippedLaw } from '../../src/law/shipped-law.js';
import { AgreementSide, AuthorisationKind, ContractKind, RecipientRole } from '../../src/law/roles.js';
import { controllerEntry, joint, party, processorEntry, recipient, world } from '../activities/world.js';
import {
  agreement,
  alpha,
  customer,
  row as engagement,
  vendor,
  worldOf,
} from '../authorisations/examples.js';

const empty: RegisterFacts = {
  on: '2026-03-01',
  strict: false,
  law: shippedLaw,
  organisation: { id: 'us', name: 'Us Ltd' },
  profile: null,
  parties: [alpha, party('beta'), party('vendor')],
  agreements: [],
  subProcessors: [],
  authorisations: [],
  steps: worldOf([], []).steps,
  transfers: [],
  activities: [],
  listStampedOn: null,
};
function judged(facts: Partial<RegisterFacts>): Judgement {
  const whole = { ...empty, ...facts };
  const findings = judge(whole);
  return { facts: whole, findings, byTarget: Map.groupBy(findings, ({ targetId }) => targetId) };
}
const said = (found: readonly { rule: string; targetId: string; path: string | null }[]) =>
  found.map(({ rule, targetId, path }) => `${rule} ${targetId} ${path}`).toSorted();

const specific = { authorisation: AuthorisationKind.SPECIFIC };
const other = (of: AgreementRow, id: string, partyId: string): AgreementRow => ({
  ...of,
  id,
  standings: of.standings.map((one) => ({ ...one, id: `s ${id}`, agreementId: id, partyId })),
});
const processor = (more: object) => recipient({ role: RecipientRole.PROCESSOR, partyId: 'vendor', ...more });

interface Case {
  what: string;
  facts: Partial<RegisterFacts>;
  /** Of each thing asked for, what is found of it. */
  found: Record<string, string[]>;
}

const S02 = 'S02 sub engagedBy';
const agreements: Case[] = [
  {
    what: 'with the vendor of an engagement, in force: nothing',
    facts: { subProcessors: [engagement()], agreements: [vendor()] },
    found: { 'vendor-dpa': [] },
  },
  {
    what: 'with the vendor, ended: that it is missing',
    facts: { subProcessors: [engagement()], agreements: [vendor({ endedOn: '2026-02-10' })] },
    found: { 'vendor-dpa': [S02] },
  },
  {
    what: 'ended, while another with that vendor runs: nothing',
    facts: {
      subProcessors: [engagement()],
      agreements: [vendor({ endedOn: '2026-02-10' }), vendor({ id: 'second' })],
    },
    found: { 'vendor-dpa': [], second: [] },
  },
  {
    what: 'with another vendor: not what the first lacks, nor what its own engagement lacks of other kinds',
    facts: { subProcessors: [engagement({ address: null })], agreements: [vendor({ partyId: 'beta' })] },
    found: { 'vendor-dpa': [] },
  },
  {
    what: 'with customers: what is announced too late for them, not what is for others',
    facts: {
      subProcessors: [engagement({ announcedOn: '2026-01-25' })],
      agreements: [
        customer({ noticeDays: 30 }),
        other(customer({ noticeDays: 1 }), 'short', 'beta'),
        vendor(),
      ],
    },
    found: { dpa: ['S04 sub effectiveFrom'], short: [], 'vendor-dpa': [] },
  },
  {
    what: 'with customers who say each their word: what they refused',
    facts: {
      subProcessors: [engagement()],
      agreements: [customer(specific), other(customer(specific), 'yes', 'beta'), vendor()],
      authorisations: [
        ['dpa', 'alpha', AuthorisationState.REFUSED] as const,
        ['yes', 'beta', AuthorisationState.AUTHORISED] as const,
      ].map(([agreementId, customerId, state]) => ({
        agreementId,
        customerId,
        state,
        versionId: engagement().versionId,
        decidedOn: '2026-02-15',
      })),
    },
    found: { dpa: ['S05 sub authorisations'], yes: [] },
  },
  {
    what: 'named by an entry, unsigned or of another kind: that, and of no other agreement',
    facts: {
      agreements: [
        agreement({ side: AgreementSide.VENDOR }),
        agreement({ id: 'signed', signedOn: '2025-01-01' }),
      ],
      activities: [
        controllerEntry({
          recipients: [processor({ agreementId: 'signed' }), processor({ id: 'r2', agreementId: 'dpa' })],
        }),
      ],
    },
    found: { dpa: ['S01 a recipients.1.agreement.signedOn'], signed: [] },
  },
  {
    what: 'not named, though an entry names its party and no agreement: that it is to be named',
    facts: {
      agreements: [vendor(), vendor({ id: 'with-beta', partyId: 'beta' })],
      activities: [controllerEntry({ recipients: [processor({})] })],
    },
    found: { 'vendor-dpa': ['S01 a recipients.0.contract'], 'with-beta': [] },
  },
  {
    what: 'no data-processing agreement, of a controller acted for',
    facts: {
      agreements: [agreement({ kind: ContractKind.ARTICLE_26, partyId: 'beta' })],
      activities: [
        processorEntry({
          controllers: [{ ...joint({ agreementId: 'dpa' }), processingCategories: [{ en: 'Hosting' }] }],
        }),
      ],
    },
    found: { dpa: ['P04 a controllers.0.agreement'] },
  },
  { what: 'that the day does not know', facts: {}, found: { none: [] } },
];

describe('findings of an agreement', () => {
  it.each(agreements)('$what', ({ facts, found }) => {
    const judgement = judged(facts);
    for (const [id, expected] of Object.entries(found))
      expect([id, said(ofAgreement(judgement, { id }))]).toEqual([id, expected]);
  });

  it('are all that is found with it and would not be without it', () => {
    for (const { facts } of agreements) {
      const judgement = judged(facts);
      for (const { id } of judgement.facts.agreements) {
        const without = judged({ ...facts, agreements: facts.agreements!.filter((one) => one.id !== id) });
        const known = new Set(without.findings.map((one) => one.id));
        const added = judgement.findings.filter((one) => !known.has(one.id));
        expect(said(ofAgreement(judgement, { id }))).toEqual(expect.arrayContaining(said(added)));
      }
    }
  });
});

const transfer = (id: string, more: object) => ({
  id,
  reference: id,
  exporterPartyId: null,
  importerPartyId: null,
  subProcessorId: null,
  onwardOfId: null,
  versionId: id,
  effectiveFrom: '2026-01-01',
  announcedOn: null,
  endsOn: null,
  ...more,
});
const T02 = (id: string) => `T02 ${id} destination`;

describe('findings of a party', () => {
  const entry = (id: string, more: Partial<ActivityRow>): ActivityRow =>
    ({ ...controllerEntry({ purposes: [] }), id, reference: id, ...more }) as ActivityRow;
  const judgement = judged({
    profile: {
      ...world().profile!,
      partyId: 'beta',
      dpoPartyId: 'alpha',
      dpo: { appointed: true },
    },
    listStampedOn: '2024-01-01',
    subProcessors: [engagement({ partyId: 'vendor' }), engagement({ id: 'sub-2', partyId: 'beta' })],
    transfers: [transfer('to', { importerPartyId: 'vendor' }), transfer('from', { exporterPartyId: 'beta' })],
    activities: [
      entry('led', { controllerPartyId: 'beta' } as Partial<ActivityRow>),
      entry('shared', { controllers: [joint({ partyId: 'vendor' })] }),
      entry('received', { recipients: [recipient({ partyId: 'vendor' })] }),
      entry('apart', {}),
    ],
  });
  const named = (id: string) =>
    [...new Set(ofParty(judgement, { id }).map(({ targetId }) => targetId))].toSorted();

  it('point at what names it: profile, engagements, transfers at either end, entries', () => {
    expect(new Set(judgement.findings.map(({ targetId }) => targetId)).size).toBe(9);
    expect(named('vendor')).toEqual(['received', 'shared', 'sub', 'to']);
    expect(named('beta')).toEqual(['from', 'led', 'sub-2', 'us']);
    expect(said(ofParty(judgement, { id: 'vendor' }))).toEqual(expect.arrayContaining([S02, T02('to')]));
    expect(named('nobody')).toEqual([]);
  });

  it('of who stands in the profile are those of the profile, not of the public list', () => {
    expect(judgement.findings.map(({ rule }) => rule)).toContain('S09');
    expect(said(ofParty(judgement, { id: 'alpha' }))).toEqual(['R01 us dpoParty']);
  });
});
