import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { normaliseList } from '../../src/lists/list-normal.js';
import { planList, planReport, type ListPlan, type PlanReport } from '../../src/lists/list-plan.js';
import { readList, type ReadList } from '../../src/lists/list-reading.js';
import { applied } from './applied.js';

// Nine organisations' real lists with every revision. They are not ours to commit: without them there is no test.
const DATA = new URL('../../../shared/data/', import.meta.url);
const there = existsSync(DATA);
if (!there) console.warn(`list-history: skipped, ${DATA.pathname} is not there`);

interface Revision {
  revision: string;
  list: ReadList;
}

function historyOf(organisation: string): Revision[] {
  const lines = readFileSync(new URL(`${organisation}/history.jsonl`, DATA), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => ({
    revision: (JSON.parse(line) as { revision: string }).revision,
    list: readList(line, 'json'),
  }));
}

/** The plan from each revision to the next, by the later one. */
function plansOf(organisation: string): Map<string, ListPlan> {
  const history = historyOf(organisation);
  const next = history
    .slice(1)
    .map((is, index) => [is.revision, planList(history[index]!.list.rows, is.list.rows)] as const);
  return new Map(next);
}

function reportOf(organisation: string, revision: string): PlanReport {
  return planReport(plansOf(organisation).get(revision)!);
}

/**
 * What each SOURCES.md counts; where the numbers differ from it, the contract's rules say why: basecamp's 49 are rows
 * of new products, github is not counted there, pass begins with a template of which 8 go and 1 comes, and one of its
 * renames is amended as well, segment's other amendment is a new column of products.
 */
const COUNTS = {
  basecamp: { added: 31 + 49, removed: 26, renamed: 0, amended: 2 },
  github: { added: 32, removed: 27, renamed: 4, amended: 14 },
  pass: { added: 11 + 1, removed: 5 + 8, renamed: 1, amended: 3 },
  range: { added: 11, removed: 5, renamed: 0, amended: 5 },
  readthedocs: { added: 1, removed: 2, renamed: 0, amended: 0 },
  roadie: { added: 3, removed: 3, renamed: 0, amended: 3 },
  'sage-bionetworks': { added: 5, removed: 0, renamed: 0, amended: 0 },
  segment: { added: 5, removed: 0, renamed: 0, amended: 1 },
  tailscale: { added: 5, removed: 20, renamed: 0, amended: 10 },
};

(there ? describe : describe.skip)('the histories of real lists', () => {
  it.each(Object.keys(COUNTS))('%s replays to each of its revisions', (organisation) => {
    const history = historyOf(organisation);
    let rows = history[0]!.list.rows;
    for (const { list } of history.slice(1)) {
      rows = applied(rows, planList(rows, list.rows));
      expect(normaliseList(rows)).toEqual(normaliseList(list.rows));
      expect(planList(rows, list.rows).steps).toEqual([]);
    }
  });

  it.each(Object.entries(COUNTS))('%s changed %j', (organisation, counts) => {
    const reports = [...plansOf(organisation).values()].map(planReport);
    const total = (kind: keyof typeof counts) =>
      reports.reduce((sum, report) => sum + report[kind].length, 0);
    expect({
      added: total('added'),
      removed: total('removed'),
      renamed: total('renamed'),
      amended: total('amended'),
    }).toEqual(counts);
  });

  it('github f2f24ae merges two vendors: one rename and one removal', () => {
    const { added, removed, renamed } = reportOf('github', 'f2f24ae');
    expect([added.length, removed.length, renamed.length]).toEqual([0, 1, 1]);
    expect(renamed[0]?.to).toContain(removed[0]?.name);
  });

  it('github 5aba86d fills a new column, which amends nothing', () => {
    const { amended, filled, unchanged } = reportOf('github', '5aba86d');
    expect(filled).toEqual(['entity_country']);
    expect(amended.flatMap(({ changes }) => changes.map(({ field }) => field))).toEqual(['purpose']);
    expect(unchanged).toBe(22);
  });

  it('pass de5a7e7 changes four purposes, three of them in letter case only', () => {
    expect(reportOf('pass', 'de5a7e7').amended).toHaveLength(1);
  });

  it('segment 40ddab187 fills the products, 135f2821e words one of them anew', () => {
    expect(reportOf('segment', '40ddab187').filled).toEqual(['product']);
    const [amended] = reportOf('segment', '135f2821e').amended;
    expect(amended?.changes.map(({ field }) => field)).toEqual(['product', 'purpose']);
  });

  it('tailscale 160f422 fills the purposes and drops most of the list', () => {
    const { filled, removed } = reportOf('tailscale', '160f422');
    expect(filled).toEqual(['purpose']);
    expect(removed).toHaveLength(15);
  });
});
