import { describe, expect, it } from '@jest/globals';
import { allRules, judge } from '../../src/findings/judge.js';
import type { RegisterFacts } from '../../src/findings/register-facts.js';
import { shippedLaw } from '../../src/law/shipped-law.js';
import { controllerEntry } from '../activities/world.js';

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
