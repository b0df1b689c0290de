import { describe, expect, it } from '@jest/globals';
import type { LawBook } from '../../src/law/law-book.js';
import { DpoGround, PartyKind } from '../../src/law/roles.js';
import type { PartyRow, ProfileRow } from '../../src/parties/party-row.js';
import { profileRules } from '../../src/parties/profile.rules.js';

const law: LawBook = {
  decisions: [],
  memberships: ['DE', 'FR'].map((country) => ({
    country,
    memberFrom: '1958-01-01',
    memberUntil: null,
    standing: 'EU',
    source: 'test',
  })),
  exemptions: [
    {
      employeesBelow: 250,
      unless: 'risk',
      validFrom: '2018-05-25',
      validUntil: '2026-12-31',
      source: 'test',
    },
    { employeesBelow: 750, unless: 'high risk', validFrom: '2027-01-01', validUntil: null, source: 'test' },
  ],
};

const party = (id: string, facts: Partial<PartyRow> = {}): PartyRow => ({
  id,
  reference: null,
  kind: PartyKind.ORGANISATION,
  legalName: id,
  tradingName: null,
  registrationId: null,
  establishment: null,
  address: null,
  contact: null,
  website: null,
  ...facts,
});
const parties = [
  party('silent'),
  party('reachable', { contact: 'dpo@acme.example' }),
  party('french', { establishment: 'FR' }),
  party('british', { establishment: 'GB' }),
  party('american', { establishment: 'US' }),
];

const nothing: ProfileRow = {
  partyId: null,
  dpoPartyId: null,
  representativePartyId: null,
  leadAuthorityPartyId: null,
};
const appointed = { dpo: { appointed: true } };
const abroad = { mainEstablishment: 'US', subjectByArticle3: true, subjectsIn: ['FR'] };
const claimed = { claimed: true, reasoning: 'Occasional, no risk.' };

type Case = [rule: string, what: string, profile: Partial<ProfileRow>, paths: string[], more?: object];
const cases: Case[] = [
  ['R01', 'an officer without a name', appointed, ['dpoParty']],
  ['R01', 'an officer nobody can reach', { ...appointed, dpoPartyId: 'silent' }, ['dpoParty']],
  ['R01', 'an officer with contact', { ...appointed, dpoPartyId: 'reachable' }, []],
  [
    'R01',
    'an officer with published contact',
    { dpo: { appointed: true, publishedContact: 'dpo@acme.example' }, dpoPartyId: 'silent' },
    [],
  ],
  ['R01', 'none appointed', { dpo: { appointed: false } }, []],
  [
    'R02',
    'a ground but no officer',
    { dpo: { appointed: false, ground: DpoGround.LARGE_SCALE_MONITORING } },
    ['dpo.appointed'],
  ],
  ['R02', 'an authority without an officer', { publicAuthority: true }, ['dpo.appointed']],
  ['R02', 'an authority with one', { publicAuthority: true, ...appointed }, []],
  ['R02', 'a voluntary one given up', { dpo: { appointed: false, ground: DpoGround.VOLUNTARY } }, []],
  ['R03', 'nobody in the Union', abroad, ['representativeParty']],
  [
    'R03',
    'nobody, by the establishment of the party',
    { ...abroad, mainEstablishment: null, partyId: 'american' },
    ['representativeParty'],
  ],
  [
    'R03',
    'one where no data subjects are',
    { ...abroad, subjectsIn: ['DE'], representativePartyId: 'french' },
    ['representative.memberState'],
  ],
  ['R03', 'one where they are', { ...abroad, representativePartyId: 'french' }, []],
  ['R03', 'an exemption', { ...abroad, representative: { exemption: 'Occasional only.' } }, []],
  ['R03', 'an organisation inside', { ...abroad, mainEstablishment: 'DE' }, []],
  ['R03', 'not under Art. 3(2)', { ...abroad, subjectByArticle3: false }, []],
  ['R04', 'a representative outside', { representativePartyId: 'british' }, ['representativeParty']],
  ['R04', 'a representative nowhere', { representativePartyId: 'silent' }, ['representative.memberState']],
  ['R04', 'a representative inside', { representativePartyId: 'french' }, []],
  [
    'R04',
    'a representative inside by mandate',
    { representativePartyId: 'silent', representative: { memberState: 'DE' } },
    [],
  ],
  ['G05', 'too many employees', { recordExemption: claimed, employees: 300 }, ['employees']],
  [
    'G05',
    'few enough under a later law',
    { recordExemption: claimed, employees: 300 },
    [],
    { on: '2027-01-01' },
  ],
  [
    'G05',
    'no law yet',
    { recordExemption: claimed, employees: 3 },
    ['recordExemption.claimed'],
    { on: '2018-05-24' },
  ],
  ['G05', 'employees unknown', { recordExemption: claimed }, ['employees']],
  [
    'G05',
    'no reasoning',
    { recordExemption: { claimed: true }, employees: 3 },
    ['recordExemption.reasoning'],
  ],
  [
    'G05',
    'an activity against it',
    { recordExemption: claimed, employees: 3 },
    ['recordExemption.claimed'],
    { againstExemption: ['"Payroll" is not occasional'] },
  ],
  ['G05', 'a claim that holds', { recordExemption: claimed, employees: 3 }, []],
  ['G05', 'no claim', { employees: 3000 }, []],
];

describe('the rules of the profile', () => {
  it.each(cases)('%s: %s', (id, _what, profile, paths, more = {}) => {
    const rule = profileRules.find((one) => one.id === id)!;
    const world = {
      on: '2026-03-01',
      parties: new Map(parties.map((one) => [one.id, one])),
      law,
      ...more,
    };
    const found = rule.find({ ...nothing, ...profile }, world);
    expect(found.map(({ path }) => path)).toEqual(paths);
    for (const { message } of found) expect(message).toMatch(/^[A-Z].*\.$/);
  });

  it('each have a case that trips it and one that does not', () => {
    for (const { id } of profileRules) {
      const own = cases.filter(([rule]) => rule === id);
      expect([
        own.some(([, , , paths]) => paths.length > 0),
        own.some(([, , , paths]) => paths.length === 0),
      ]).toEqual([true, true]);
    }
  });
});
