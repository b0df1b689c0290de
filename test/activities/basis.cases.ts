import type { DataItem, DataSubjects } from '../../src/activities/data-item.js';
import type { Purpose } from '../../src/activities/purpose.js';
import { Article10Ground, Article9Condition, InterestHolder, LegalBasis } from '../../src/law/bases.js';
import { DataSubjectCategory, SpecialCategory } from '../../src/law/categories.js';
import { controllerEntry as controller, processorEntry as processor } from './world.js';
import type { Case } from './world.js';

const { CONSENT, LEGAL_OBLIGATION, LEGITIMATE_INTERESTS, PUBLIC_TASK, CONTRACT } = LegalBasis;
const on = (
  purpose: Partial<Purpose>,
  more: { item?: Partial<DataItem>; subject?: Partial<DataSubjects> } = {},
) =>
  controller({
    purposes: [{ ...controller().purposes[0]!, ...purpose }],
    dataItems: [{ ...controller().dataItems[0]!, ...more.item }],
    dataSubjects: [{ ...controller().dataSubjects[0]!, ...more.subject }],
  });
const health = { item: { specialCategory: SpecialCategory.HEALTH } };
const criminal = { item: { criminal: true } };
const law = { act: 'Abgabenordnung', article: '§ 147', jurisdiction: 'DE' };
const interest: Partial<Purpose> = {
  legalBasis: LEGITIMATE_INTERESTS,
  interest: { en: 'Keeping the service safe' },
  interestHolder: InterestHolder.CONTROLLER,
  interestAssessment: { reference: 'LIA-1', assessedOn: '2025-05-01', reviewDue: '2027-05-01' },
};
const consent: Partial<Purpose> = {
  legalBasis: CONSENT,
  consent: { record: 'Consent log', withdrawal: 'Link in every mail', explicit: true },
};
const condition = (condition: Article9Condition, more: object = {}): Partial<Purpose> => ({
  article9: [{ condition, ...more }],
});
const profile = { partyId: 'us', dpoPartyId: null, representativePartyId: null, leadAuthorityPartyId: null };
const first = (field: string) => [`purposes.0.${field}`];

export const basisCases: Case[] = [
  ['L01', 'a basis', on({ legalBasis: CONTRACT }), []],
  ['L01', 'none', on({ legalBasis: null }), first('legalBasis')],
  ['L01', 'none is owed by a processor', processor(), []],
  ['L02', 'assessed', on(interest), []],
  [
    'L02',
    'nothing said',
    on({ legalBasis: LEGITIMATE_INTERESTS }),
    ['interest', 'interestHolder', 'interestAssessment'].flatMap(first),
  ],
  [
    'L02',
    'as a further basis',
    on({ furtherBases: [LEGITIMATE_INTERESTS], ...interest, legalBasis: CONTRACT, interest: null }),
    first('interest'),
  ],
  [
    'L02',
    'to be reviewed',
    on({
      ...interest,
      interestAssessment: { reference: 'LIA-1', assessedOn: '2024-05-01', reviewDue: '2026-05-31' },
    }),
    first('interestAssessment.reviewDue WARNING'),
  ],
  ['L03', 'a company', on(interest), []],
  [
    'L03',
    'an authority',
    on(interest),
    first('legalBasis'),
    { profile: { ...profile, publicAuthority: true } },
  ],
  [
    'L03',
    'an authority, not in its tasks',
    on({ ...interest, publicTask: false }),
    [],
    { profile: { ...profile, publicAuthority: true } },
  ],
  ['L04', 'cited', on({ legalBasis: LEGAL_OBLIGATION, law }), []],
  ['L04', 'not cited', on({ legalBasis: PUBLIC_TASK }), first('law')],
  [
    'L04',
    'of a third country',
    on({ legalBasis: LEGAL_OBLIGATION, law: { act: 'Patriot Act', jurisdiction: 'US' } }),
    first('law'),
  ],
  [
    'L04',
    'of the Union',
    on({ legalBasis: LEGAL_OBLIGATION, law: { act: 'Regulation (EU) 2019/881', jurisdiction: 'EU' } }),
    [],
  ],
  ['L05', 'recorded', on(consent), []],
  [
    'L05',
    'not recorded',
    on({ legalBasis: CONSENT }),
    [...first('consent.record'), ...first('consent.withdrawal')],
  ],
  ['L06', 'customers', on(consent, { subject: { category: DataSubjectCategory.CUSTOMERS } }), []],
  ['L06', 'employees', on(consent), first('legalBasis')],
  [
    'L06',
    'employees, for another purpose',
    {
      ...on(consent),
      dataSubjects: [
        { key: 'staff', category: DataSubjectCategory.EMPLOYEES },
        { key: 'users', category: DataSubjectCategory.USERS },
      ],
      dataItems: [{ ...controller().dataItems[0]!, subjects: ['users'] }],
    },
    [],
  ],
  ['L07', 'nothing special', on({}), []],
  ['L07', 'without a condition', on({}, health), first('article9')],
  ['L07', 'with one', on(condition(Article9Condition.LEGAL_CLAIMS), health), []],
  [
    'L07',
    'for another purpose',
    {
      ...on({}, health),
      purposes: [
        ...on({}).purposes,
        { key: 'x', label: { en: 'Statistics of sick leave' }, ...condition(Article9Condition.LEGAL_CLAIMS) },
      ],
      dataItems: [{ ...controller().dataItems[0]!, ...health.item, purposes: ['x'] }],
    },
    [],
  ],
  ['L08', 'no law needed', on(condition(Article9Condition.LEGAL_CLAIMS)), []],
  ['L08', 'a law needed', on(condition(Article9Condition.PUBLIC_HEALTH)), first('article9.0.law')],
  ['L08', 'a law cited', on(condition(Article9Condition.PUBLIC_HEALTH, { law })), []],
  [
    'L08',
    'care',
    on(condition(Article9Condition.HEALTH_CARE)),
    [...first('article9.0.law'), ...first('article9.0.secrecy')],
  ],
  [
    'L08',
    'care by contract, under secrecy',
    on(
      condition(Article9Condition.HEALTH_CARE, {
        professionalContract: 'Company doctor',
        secrecy: '§ 203 StGB',
      }),
    ),
    [],
  ],
  ['L09', 'an interest in plain data', on(interest), []],
  ['L09', 'an interest in health', on(interest, health), first('legalBasis')],
  ['L09', 'and a condition', on({ ...interest, ...condition(Article9Condition.LEGAL_CLAIMS) }, health), []],
  ['L10', 'no convictions', on({}), []],
  ['L10', 'convictions', on({}, criminal), first('article10')],
  [
    'L10',
    'under authority',
    on({ article10: { ground: Article10Ground.OFFICIAL_AUTHORITY_CONTROL } }, criminal),
    [],
  ],
  [
    'L10',
    'by a law that is not named',
    on({ article10: { ground: Article10Ground.AUTHORISED_BY_LAW } }, criminal),
    first('article10.law'),
  ],
  ['L11', 'explicit', on({ ...consent, ...condition(Article9Condition.EXPLICIT_CONSENT) }, health), []],
  [
    'L11',
    'not explicit',
    on(condition(Article9Condition.EXPLICIT_CONSENT), health),
    first('consent.explicit'),
  ],
  ['L11', 'plain data', on({ legalBasis: CONSENT }), []],
  ['L12', 'no children', on(consent), []],
  ['L12', 'children', on(consent, { subject: { children: true } }), first('consent.ageCheck')],
  [
    'L12',
    'children, checked',
    on(
      { ...consent, consent: { ...consent.consent, ageCheck: 'Mail to parents' } },
      { subject: { children: true } },
    ),
    [],
  ],
];
