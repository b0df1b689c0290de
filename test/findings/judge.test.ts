import { describe, expect, it } from '@jest/globals';
import { allRules, judge } from '../../src/findings/judge.js';
import type { RegisterFacts } from '../../src/findings/register-facts.js';
import { shippedLaw } from '../../src/law/shipped-law.js';
import { DpiaNecessity } from '../../src/law/assessments.js';
import { AgreementSide, ObjectionEffect, RecipientRole } from '../../src/law/roles.js';
import { controllerEntry, world } from '../activities/world.js';
import { alpha, customer, row as subProcessor, worldOf } from '../authorisations/examples.js';
import type { AmissNotice } from '../../src/notified-customers/amiss-notice.js';
import { Reached } from '../../src/notified-customers/notified-customer.js';
import { AuthorisationState } from '../../src/authorisations/authorisation.entity.js';

const empty: RegisterFacts = {
  on: '2026-03-01',
  strict: false,
  law: shippedLaw,
  organisation: { id: 'us', name: 'Us Ltd' },
  profile: null,
  parties: [],
  agreements: [],
  subProcessors: [],
  authorisations: [],
  steps: new Map(),
  transfers: [],
  activities: [],
  listStampedOn: null,
};
const range = (letter: string, last: number, without: string[] = []) =>
  Array.from({ length: last }, (_, index) => `${letter}${String(index + 1).padStart(2, '0')}`).filter(
    (id) => !without.includes(id),
  );

describe('the rules', () => {
  it('are all there, each once for what it judges, with article and title', () => {
    const ids = [...new Set(allRules.map(({ id }) => id))].sort();
    expect(ids).toEqual(
      [
        ...range('C', 10),
        // P03 says what is not asked of a processor: it can find nothing
        ...range('P', 4, ['P03']),
        ...range('R', 5),
        ...range('L', 12),
        ...range('A', 1),
        ...range('D', 3),
        ...range('T', 24),
        ...range('S', 9),
        ...range('G', 5),
        ...range('N', 2),
      ].sort(),
    );
    const twice = allRules.filter(
      (rule, index) =>
        allRules.findIndex(({ id, target }) => id === rule.id && target === rule.target) < index,
    );
    expect(twice.map(({ id }) => id)).toEqual([]);
    for (const { article, title } of allRules)
      expect([article.length > 3, title.length > 10]).toEqual([true, true]);
  });

  it('find nothing in an empty register, and always the same in the same one', () => {
    expect(judge(empty)).toEqual([]);
    const facts = { ...empty, activities: [controllerEntry()] };
    expect(judge(facts).map(({ rule }) => rule)).toContain('C01');
    expect(judge(facts)).toEqual(judge(facts));
  });

  it('give each finding an id of its own, where one rule finds several things in one field too', () => {
    const [recipient] = controllerEntry().recipients;
    const countries = ['US', 'IN', 'CN'];
    const abroad = controllerEntry({
      recipients: [{ ...recipient!, role: RecipientRole.PROCESSOR, countries }],
      dpia: { necessity: DpiaNecessity.REQUIRED },
    });
    const mayLeave = customer({
      objectionEffect: ObjectionEffect.MAY_TERMINATE,
      noticeDays: 90,
      emergencyClause: '7',
    });
    const objecting = [
      { ...customer({ noticeDays: 90 }), side: AgreementSide.CUSTOMER },
      { ...mayLeave, id: 'other' },
    ];
    const facts: RegisterFacts = {
      ...empty,
      profile: { ...world().profile!, recordExemption: { claimed: true }, employees: 10 },
      parties: [alpha],
      subProcessors: [subProcessor()],
      agreements: objecting,
      authorisations: ['dpa', 'other'].map((agreementId) => {
        const said = { state: AuthorisationState.OBJECTED, decidedOn: '2026-02-15' };
        return { agreementId, customerId: 'alpha', versionId: subProcessor().versionId, ...said };
      }),
      steps: worldOf([], []).steps,
      activities: [abroad, { ...abroad, id: 'second', reference: 'second' }],
    };
    const found = judge(facts);
    const several = new Set(
      found
        .filter(({ id, rule, targetId, path }) =>
          found.some(
            (one) => one.id !== id && one.rule === rule && one.targetId === targetId && one.path === path,
          ),
        )
        .map(({ rule }) => rule),
    );
    expect([...several].toSorted()).toEqual(['G05', 'S04', 'S06', 'T01']);
    expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
    // what one is about stays when another is mended
    const fewer = { ...abroad, recipients: [{ ...abroad.recipients[0]!, countries: ['IN'] }] };
    const ids = new Set(found.map(({ id }) => id));
    const left = judge({ ...facts, activities: [fewer] }).find(
      ({ rule, about }) => rule === 'T01' && about === 'IN',
    );
    expect(ids.has(left!.id)).toBe(true);
  });

  it('leave the start of an engagement to the notice that is on record as too short for it', () => {
    const agreements = [customer({ noticeDays: 90 })];
    const facts = { ...empty, parties: [alpha], subProcessors: [subProcessor()], agreements };
    const notice = (standings: string[]): AmissNotice => ({
      id: 'notice',
      number: 1,
      announcedOn: '2026-01-01',
      customers: [
        {
          reached: Reached.DELIVERED,
          tooShort: true,
          emergency: false,
          earliestEffect: '2026-04-02',
          effectiveFrom: '2026-02-01',
          noticeDays: 90,
          holidayCalendar: null,
          toldOn: '2026-01-01',
          count: 1,
          who: '1',
          named: [{ customerId: 'alpha', agreementId: 'dpa' }],
          standings,
        },
      ],
    });
    const targets = (notices: AmissNotice[]) =>
      judge(facts, notices)
        .filter(({ rule }) => rule === 'S04')
        .map(({ target }) => target);
    expect(targets([])).toEqual(['SUB_PROCESSOR']);
    expect(targets([notice(['s1'])])).toEqual(['NOTICE']);
    // a customer who was recorded afterwards is told of where the engagement is
    expect(targets([notice(['another'])])).toEqual(['SUB_PROCESSOR', 'NOTICE']);
    expect(targets([{ ...notice(['s1']), announcedOn: '2026-01-02' }])).toEqual(['SUB_PROCESSOR', 'NOTICE']);
  });

  it('number what a rule says of one field more than once', () => {
    const twice = controllerEntry()
      .recipients.slice(0, 1)
      .map((one) => ({ ...one, role: RecipientRole.PROCESSOR, countries: ['US', 'US'] }));
    const found = judge({ ...empty, activities: [controllerEntry({ recipients: twice })] });
    expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
    expect(found.filter(({ rule }) => rule === 'T01').map(({ about }) => about)).toEqual(['US', 'US 2']);
  });

  it('leave what has ended alone, but for what it still uses', () => {
    const ended = controllerEntry({ endedOn: '2026-01-01', purposes: [] });
    const rules = new Set(judge({ ...empty, activities: [ended] }).map(({ rule }) => rule));
    expect([...rules].filter((rule) => rule !== 'G02')).toEqual([]);
  });

  it('judge a day: the same register is right on one and wrong on another', () => {
    const due = controllerEntry({ review: { nextDue: '2026-02-28' } });
    const on = (day: string) =>
      judge({ ...empty, on: day, activities: [due] }).some(({ rule }) => rule === 'G01');
    expect([on('2026-02-28'), on('2026-03-01')]).toEqual([false, true]);
  });
});
