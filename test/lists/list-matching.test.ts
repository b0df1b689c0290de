import { describe, expect, it } from '@jest/globals';
import type { ListRow } from '../../src/lists/list-columns.js';
import { UnknownRename, type Rename } from '../../src/lists/list-matching.js';
import { planList, planReport, type PlanReport } from '../../src/lists/list-plan.js';

const NOTHING: PlanReport = { added: [], removed: [], renamed: [], amended: [], unchanged: 0, filled: [] };

function report(before: ListRow[], after: ListRow[], renames: Rename[] = []): PlanReport {
  return planReport(planList(before, after, { renames }));
}

function names(...list: string[]): ListRow[] {
  return list.map((name) => ({ name }));
}

describe('rows that go on', () => {
  it('have the same name and product', () => {
    const before: ListRow[] = [
      { name: 'A', product: 'Mail' },
      { name: 'A', product: 'Chat' },
    ];
    const after: ListRow[] = [
      { name: 'A', product: 'Chat' },
      { name: 'A', product: 'Calls' },
    ];
    expect(report(before, after)).toEqual({
      ...NOTHING,
      added: [{ name: 'A', product: 'Calls' }],
      removed: [{ name: 'A', product: 'Mail' }],
      unchanged: 1,
    });
  });

  it('are told apart by purpose where a vendor stands several times', () => {
    const before: ListRow[] = [
      { name: 'A', purpose: 'Hosting', country: 'NO' },
      { name: 'A', purpose: 'E-mail', country: 'NO' },
    ];
    const after: ListRow[] = [
      { name: 'A', purpose: 'Search', country: 'NO' },
      { name: 'A', purpose: 'E-mail', country: 'SE' },
      { name: 'A', purpose: 'Hosting', country: 'NO' },
    ];
    expect(report(before, after)).toEqual({
      ...NOTHING,
      added: [{ name: 'A' }],
      amended: [{ name: 'A', changes: [{ field: 'country', from: 'NO', to: 'SE' }] }],
      unchanged: 1,
    });
  });

  it('may have their product worded anew, but not move between products that stay', () => {
    const before: ListRow[] = [
      { name: 'A', product: 'Mail typed wrongly' },
      { name: 'B', product: 'Mail' },
      { name: 'B', product: 'Chat' },
    ];
    const after: ListRow[] = [
      { name: 'A', product: 'Mail typed' },
      { name: 'B', product: 'Mail' },
      { name: 'C', product: 'Chat' },
      { name: 'C', product: 'Mail' },
    ];
    const { amended, removed } = report(before, after);
    expect(amended).toEqual([
      {
        name: 'A',
        product: 'Mail typed',
        changes: [{ field: 'product', from: 'Mail typed wrongly', to: 'Mail typed' }],
      },
    ]);
    expect(removed).toEqual([{ name: 'B', product: 'Chat' }]);
  });
});

describe('a rename', () => {
  it.each([
    ['Kelp Cloud', 'Kelp'],
    ['Kelp', 'Kelp Cloud Holding Ltd.'],
    ['KELP Cloud GmbH', 'Kelp Cloud AG'],
    ['Kelp Cloud B.V.', 'Kelp Cloud S.à r.l.'],
    ['Kelp Web Services (KWS)', 'KWS Kelp'],
  ])('is seen when one name has all words of the other: %s, %s', (from, to) => {
    expect(report(names(from, 'B'), names('B', to))).toEqual({
      ...NOTHING,
      renamed: [{ from, to }],
      unchanged: 1,
    });
  });

  it.each([
    ['Kelp Cloud', 'Kelp Mail'],
    ['Kelp GmbH', 'Gull GmbH'],
    ['Kelp', 'Kelpie'],
    ['AG Kelp', 'AG Gull'],
  ])('is not seen otherwise: %s, %s', (from, to) => {
    expect(report(names(from), names(to)).renamed).toEqual([]);
  });

  it('makes a merge one rename and one removal, ties in list order', () => {
    expect(report(names('Gull', 'Gull Post', 'Post'), names('Gull & Gull Post'))).toEqual({
      ...NOTHING,
      renamed: [{ from: 'Gull Post', to: 'Gull & Gull Post' }],
      removed: [{ name: 'Gull' }, { name: 'Post' }],
    });
    expect(report(names('Post', 'Gull'), names('Gull & Gull Post')).renamed[0]?.from).toBe('Post');
  });

  it('stays within one product', () => {
    const after: ListRow[] = [
      { name: 'Kelp', product: 'Chat' },
      { name: 'B', product: 'Mail' },
    ];
    expect(
      report(
        [
          { name: 'Kelp Cloud', product: 'Mail' },
          { name: 'C', product: 'Chat' },
        ],
        after,
      ).renamed,
    ).toEqual([]);
  });

  it('that changes more is amended as well, under the new name', () => {
    const { renamed, amended, unchanged } = report(
      [{ name: 'Kelp Cloud', country: 'NO' }],
      [{ name: 'Kelp', country: 'SE' }],
    );
    expect(renamed).toEqual([{ from: 'Kelp Cloud', to: 'Kelp' }]);
    expect(amended).toEqual([{ name: 'Kelp', changes: [{ field: 'country', from: 'NO', to: 'SE' }] }]);
    expect(unchanged).toBe(0);
  });

  it('can be given by hand, in every product at once', () => {
    const before: ListRow[] = [
      { name: 'Oldrope', product: 'Mail' },
      { name: 'Oldrope', product: 'Chat' },
    ];
    const after: ListRow[] = [
      { name: 'Newline', product: 'Mail' },
      { name: 'Newline', product: 'Chat' },
    ];
    expect(report(before, after, [{ from: 'OLDROPE', to: 'newline' }])).toEqual({
      ...NOTHING,
      renamed: [
        { from: 'Oldrope', to: 'Newline', product: 'Mail' },
        { from: 'Oldrope', to: 'Newline', product: 'Chat' },
      ],
    });
  });

  it('given by hand is refused when a name is not there to be renamed', () => {
    const rename = { from: 'Kelp', to: 'Gull' };
    expect(() => report(names('Kelp', 'B'), names('Kelp', 'Gull'), [rename])).toThrow(
      new UnknownRename(rename, ['"Kelp" is not among the removed rows']),
    );
    expect(() => report(names('B'), names('B'), [rename])).toThrow(
      'cannot rename "Kelp" to "Gull": "Kelp" is not among the removed rows and "Gull" is not among the added rows',
    );
  });
});
