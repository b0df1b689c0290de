import { describe, expect, it } from '@jest/globals';
import type { AmissCustomers } from '../../src/notified-customers/amiss-notice.js';
import { noticeRules } from '../../src/notified-customers/notified-customer.rules.js';
import { Reached } from '../../src/notified-customers/notified-customer.js';
import { Severity } from '../../src/shared/rules.js';

const { ERROR, WARNING } = Severity;
const { DELIVERED, NOT_DELIVERED, PENDING, RESOLVED } = Reached;

/** Announced on 1 March, 14 days agreed on, in effect on the first day that these allow. */
const group = (facts: Partial<AmissCustomers> = {}): AmissCustomers => ({
  reached: DELIVERED,
  tooShort: false,
  emergency: false,
  earliestEffect: '2026-03-16',
  effectiveFrom: '2026-03-16',
  noticeDays: 14,
  holidayCalendar: null,
  toldOn: '2026-03-01',
  count: 1,
  who: '171',
  named: [{ customerId: 'alpha', agreementId: 'dpa' }],
  standings: [],
  ...facts,
});
const find = (id: string, customers: AmissCustomers[]) => {
  const rule = noticeRules.find((one) => one.id === id)!;
  const notice = { id: 'n', number: 3, announcedOn: '2026-03-01', customers };
  return rule
    .find(notice, {
      on: '2026-03-20',
      parties: new Map([['alpha', { legalName: 'Alpha AG' }]]),
      agreements: new Map([['dpa', { title: 'DPA' }]]),
    })
    .map(({ severity, ...found }) => ({ severity: severity ?? rule.severity, ...found }));
};

// Good Friday, 3 April 2026, and Easter Monday are no business days in Germany
const easter = { noticeDays: 5, holidayCalendar: 'DE', effectiveFrom: '2026-04-10' };
const short = { tooShort: true, effectiveFrom: '2026-03-06', earliestEffect: '2026-03-16' };
const cases: [rule: string, what: string, facts: Partial<AmissCustomers>, found: Severity[]][] = [
  ['N01', 'refused by all', { reached: NOT_DELIVERED }, [ERROR]],
  [
    'N01',
    'refused by all, and nothing takes effect',
    { reached: NOT_DELIVERED, effectiveFrom: null },
    [ERROR],
  ],
  ['N01', 'on its way', { reached: PENDING }, []],
  ['N01', 'accepted', {}, []],
  ['N01', 'seen to by a person', { reached: RESOLVED }, []],
  ['N02', 'accepted on the day', {}, []],
  ['N02', 'accepted a day later', { toldOn: '2026-03-02' }, [ERROR]],
  ['N02', 'a day later, and a day to spare', { toldOn: '2026-03-02', effectiveFrom: '2026-03-17' }, []],
  ['N02', 'nothing that needs a period', { toldOn: '2026-03-09', effectiveFrom: null }, []],
  ['N02', 'no days agreed on, told on the day of the effect', { toldOn: '2026-03-16', noticeDays: 0 }, []],
  ['N02', 'no days agreed on, told the day after', { toldOn: '2026-03-17', noticeDays: 0 }, [ERROR]],
  ['N02', 'business days, just in time', { ...easter, toldOn: '2026-03-31' }, []],
  ['N02', 'business days, one short', { ...easter, toldOn: '2026-04-01' }, [ERROR]],
  ['N02', 'on its way, and days enough', { reached: PENDING }, []],
  ['N02', 'on its way when it is too late', { reached: PENDING, toldOn: '2026-03-02' }, [ERROR]],
  ['N02', 'not reached at all', { reached: NOT_DELIVERED, toldOn: '2026-03-02' }, []],
  ['N02', 'too short from the start', { ...short, toldOn: '2026-03-02' }, []],
  ['S04', 'too short', short, [ERROR]],
  ['S04', 'too short, with an emergency clause', { ...short, emergency: true }, [WARNING]],
  ['S04', 'an emergency clause that was not needed', { emergency: true }, []],
  ['S04', 'told late, but announced in time', { toldOn: '2026-03-09' }, []],
];

describe('the rules over a notice', () => {
  it.each(cases)('%s: %s', (rule, _what, facts, expected) => {
    const found = find(rule, [group(facts)]);
    expect(found.map(({ severity }) => severity)).toEqual(expected);
    for (const { message } of found)
      expect(message).toMatch(/^Notice 3, announced on 2026-03-01, .*Alpha AG.*\.$/);
  });

  it('each have a case that trips it and one that does not', () => {
    for (const { id } of noticeRules) {
      const trips = cases.filter(([rule]) => rule === id).map(([, , , found]) => found.length > 0);
      expect([id, trips.includes(true), trips.includes(false)]).toEqual([id, true, true]);
    }
  });

  it('say who, under which agreement, by when, and what to do', () => {
    const said = (id: string, facts: Partial<AmissCustomers>) => find(id, [group(facts)])[0]!.message;
    expect(said('N01', { reached: NOT_DELIVERED })).toBe(
      'Notice 3, announced on 2026-03-01, has not reached these customers: Alpha AG ("DPA", effective on 2026-03-16). No contact of theirs could be reached, or none is named: send it to another one (`tellContact`), or tell them otherwise and record how (`resolveDelivery`).',
    );
    expect(said('N02', { ...easter, toldOn: '2026-04-01' })).toContain(
      'Alpha AG ("DPA", accepted on 2026-04-01, effective on 2026-04-10, 5 business days agreed on)',
    );
    expect(said('S04', short)).toContain(
      'Alpha AG ("DPA", effective on 2026-03-06, allowed from 2026-03-16 on)',
    );
  });

  it('name the first five of all groups, and count the others', () => {
    const customers = (from: number) =>
      [0, 1, 2, 3, 4].map((index) => ({ customerId: `c${from + index}`, agreementId: 'dpa' }));
    const [found, ...others] = find('N01', [
      group({ reached: NOT_DELIVERED, count: 3, named: customers(1).slice(0, 3) }),
      group({ reached: NOT_DELIVERED, count: 90_000, named: customers(4) }),
    ]);
    expect(others).toEqual([]);
    expect(found!.message).toMatch(/c1 .* c2 .* c3 .* c4 .* c5 \([^)]*\) and 89998 more\./);
    expect(found!.message).not.toContain('c6');
  });

  it('tell those apart who are told late and who still wait, and who has an emergency clause', () => {
    const late = { toldOn: '2026-03-02' };
    const about = (id: string, customers: AmissCustomers[]) => find(id, customers).map((one) => one.about);
    expect(about('N02', [group(late), group({ ...late, reached: PENDING })])).toEqual([
      'customers ab',
      'on its way ab',
    ]);
    expect(about('S04', [group(short), group({ ...short, emergency: true })])).toEqual([
      'customers ab',
      'emergency clause ab',
    ]);
  });

  it('are about whom they name, however these are grouped: of one customer more it is another finding', () => {
    const lost = (who: string) => group({ reached: NOT_DELIVERED, who });
    const about = (...customers: AmissCustomers[]) => find('N01', customers)[0]!.about;
    expect(about(lost('-3'), lost('9'))).toBe(about(lost('9'), lost('-3')));
    expect(about(lost('-3'), lost('9'))).toBe(about(lost(String(-3n ^ 9n))));
    expect(about(lost('-3'), lost('9'))).not.toBe(about(lost('-3')));
  });
});
