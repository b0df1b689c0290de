import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ListRow } from '../../src/lists/list-columns.js';
import { normaliseList } from '../../src/lists/list-normal.js';
import { planList, planReport, type PlanReport } from '../../src/lists/list-plan.js';
import { applied } from './applied.js';

const NOTHING: PlanReport = { added: [], removed: [], renamed: [], amended: [], unchanged: 0, filled: [] };

function report(before: ListRow[], after: ListRow[]): PlanReport {
  return planReport(planList(before, after));
}

function names(...list: string[]): ListRow[] {
  return list.map((name) => ({ name }));
}

describe('a list plan', () => {
  it('says who comes, who goes, what is amended, and counts the rest', () => {
    const before: ListRow[] = [
      { name: 'Kelp Cloud', purpose: 'Hosting', country: 'Germany' },
      { name: 'Gullpost', purpose: 'E-mail', country: 'Norway', product: 'Mail' },
      { name: 'Oldrope', purpose: 'Archive', country: 'Norway' },
    ];
    const after: ListRow[] = [
      { name: 'Gullpost', purpose: 'E-mail', country: 'Norway', product: 'Mail' },
      { name: 'Kelp Cloud', purpose: 'Hosting and backup', country: 'DE, US' },
      { name: 'Tallycount', purpose: 'Invoices', country: 'Norway', product: 'Mail' },
    ];
    expect(report(before, after)).toEqual({
      added: [{ name: 'Tallycount', product: 'Mail' }],
      removed: [{ name: 'Oldrope' }],
      renamed: [],
      amended: [
        {
          name: 'Kelp Cloud',
          changes: [
            { field: 'purpose', from: 'Hosting', to: 'Hosting and backup' },
            { field: 'country', from: 'Germany', to: 'DE, US' },
          ],
        },
      ],
      unchanged: 1,
      filled: [],
    });
  });

  it('takes white space, letter case, punctuation of a name and the spelling of countries for no amendment', () => {
    const before = [{ name: 'Kelp Cloud Inc.', purpose: 'Web  hosting', country: 'United States, UK' }];
    const after = [
      { name: 'KELP CLOUD, Inc', purpose: 'web hosting ', country: 'GB and USA', section: 'New' },
    ];
    expect(report(before, after)).toEqual({ ...NOTHING, unchanged: 1 });
  });

  it('tells a value given or taken away within a column that the list had', () => {
    const before: ListRow[] = [{ name: 'A', website: 'https://a.example' }, { name: 'B' }];
    const after: ListRow[] = [{ name: 'A' }, { name: 'B', website: 'https://b.example' }];
    expect(report(before, after).amended).toEqual([
      { name: 'A', changes: [{ field: 'website', from: 'https://a.example', to: null }] },
      { name: 'B', changes: [{ field: 'website', from: null, to: 'https://b.example' }] },
    ]);
  });

  it('fills a column that the list did not have, and says so', () => {
    const plan = planList(
      [{ name: 'A', id: 'one' }, { name: 'B' }, { name: 'C', purpose: 'E-mail' }],
      [
        { name: 'A', entity_country: 'NO' },
        { name: 'B' },
        { name: 'C', purpose: 'Mail', entity_country: 'SE' },
      ],
    );
    expect(planReport(plan)).toEqual({
      ...NOTHING,
      amended: [{ name: 'C', changes: [{ field: 'purpose', from: 'E-mail', to: 'Mail' }] }],
      unchanged: 2,
      filled: ['entity_country'],
    });
    expect(plan.steps[0]).toEqual({
      kind: 'fill',
      before: { name: 'A', id: 'one' },
      row: { name: 'A', entity_country: 'NO' },
      changes: [],
      filled: [{ field: 'entity_country', from: null, to: 'NO' }],
    });
  });

  it('fills a new column of products without taking every vendor for another', () => {
    const after: ListRow[] = [{ name: 'A', product: 'Mail' }, { name: 'A', product: 'Chat' }, { name: 'B' }];
    expect(report(names('A', 'B'), after)).toEqual({
      ...NOTHING,
      added: [{ name: 'A', product: 'Chat' }],
      unchanged: 2,
      filled: ['product'],
    });
  });

  it('only adds to a list that was empty', () => {
    expect(report([], [{ name: 'A', country: 'NO' }])).toEqual({ ...NOTHING, added: [{ name: 'A' }] });
  });
});

describe('for any two lists', () => {
  const maybe = (...values: string[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
  const row: fc.Arbitrary<ListRow> = fc.record({
    name: fc.constantFrom(
      'Kelp',
      'Kelp Cloud',
      'Kelp Cloud, Inc.',
      'KELP',
      'Gull',
      'Gull Post (GP)',
      'Straße',
      '…',
    ),
    product: maybe('Mail', 'Mail & Chat', 'Chat'),
    purpose: maybe('Hosting', 'E-mail', 'web hosting'),
    country: maybe('Norway', 'USA, Germany', 'Germany (backup only)', 'the moon'),
    website: maybe('https://a.example', 'https://b.example'),
    section: maybe('One', 'Two'),
  });
  const list = fc.array(row, { maxLength: 8 });

  const respelled = (rows: ListRow[], loud: boolean): ListRow[] =>
    rows
      .map((was) => ({
        ...was,
        name: loud ? ` ${was.name.toUpperCase()} ` : was.name.toLowerCase(),
        purpose: was.purpose?.replace(' ', ' \n '),
        country: was.country
          ?.replace('USA, Germany', 'Deutschland / U.S.')
          .replace('Norway', 'NORGE')
          .toUpperCase(),
        section: 'Three',
      }))
      .toReversed();

  it('a plan from a list to itself, however spelled, does nothing', () => {
    fc.assert(
      fc.property(list, fc.boolean(), (rows, loud) => {
        expect(planList(rows, rows.slice()).steps).toEqual([]);
        expect(planReport(planList(rows, respelled(rows, loud)))).toEqual({
          ...NOTHING,
          unchanged: rows.length,
        });
        expect(normaliseList(respelled(rows, loud))).toEqual(normaliseList(rows));
      }),
    );
  });

  it('the plan applied to the one gives the other, and counts every row once', () => {
    fc.assert(
      fc.property(list, list, (before, after) => {
        const plan = planList(before, after);
        expect(normaliseList(applied(before, plan))).toEqual(normaliseList(after));
        const told = plan.steps.filter((step) => step.kind !== 'fill' && step.kind !== 'add').length;
        expect(told + plan.unchanged).toBe(before.length);
      }),
    );
  });
});
