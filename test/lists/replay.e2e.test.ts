import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { FACT_COLUMNS, type ListRow } from '../../src/lists/list-columns.js';
import { rowOf, type RowFacts } from '../../src/lists/list-facts.js';
import { normaliseList } from '../../src/lists/list-normal.js';
import { planList, planReport } from '../../src/lists/list-plan.js';
import { readList } from '../../src/lists/list-reading.js';
import { onPostgres } from '../support/database.js';
import { createOrganisation, type Row } from '../support/register.js';
import { startServer, type TestServer } from '../support/server.js';
import { startSink, type Sink } from '../support/smtp.js';

const data = new URL('../../../shared/data/', import.meta.url);
const there = existsSync(data);
if (!there) console.warn('replay of real lists skipped: ../shared/data is not there');

const long = process.env['ROPEWALK_TEST_LONG'] === '1';
const whole = ['tailscale', 'github', 'basecamp'];
const others = ['pass', 'range', 'readthedocs', 'roadie', 'sage-bionetworks', 'segment'];
// the embedded database is several times slower at it: there the short one stands for all, but in the long suite
const organisations = long ? [...whole, ...others] : onPostgres ? whole : ['tailscale'];

interface Revision {
  revision: string;
  at: Date;
  day: string;
  rows: ListRow[];
  /** The first list, or the first after the page held none. */
  baseline: boolean;
}

function lines(file: URL): { revision: string; date: string; subprocessors?: unknown }[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

function revisions(organisation: string): Revision[] {
  const gaps = lines(new URL(`${organisation}/no-list-revisions.jsonl`, data)).map(
    ({ date }) => new Date(date),
  );
  let previous: Date | undefined;
  return lines(new URL(`${organisation}/history.jsonl`, data)).map((line) => {
    const at = new Date(line.date);
    const baseline = previous === undefined || gaps.some((gap) => gap > previous! && gap < at);
    previous = at;
    const { rows } = readList(JSON.stringify(line.subprocessors), 'json');
    return { revision: line.revision, at, day: at.toISOString().slice(0, 10), rows, baseline };
  });
}

const columns = [...FACT_COLUMNS, 'name'] as const;
const apply = `mutation($input: ApplyListInput!) { applyList(input: $input) {
  plan { added { name } removed { name } renamed { from to } amended { name changes { field from to } } unchanged filled }
  notice { number coverage { recipients } amendments { kind origin } } } }`;
const plan = `query($input: ListPlanInput!) { listPlan(input: $input) { added { name } removed { name } renamed { from to } amended { name } unchanged } }`;
const list = `query($organisation: String!, $on: Date, $asOf: DateTime, $after: String) {
  subProcessors(organisation: $organisation, on: $on, asOf: $asOf, first: 100, after: $after) {
    pageInfo { hasNextPage endCursor }
    edges { node { legalName purpose countries placesAsWritten establishment address website dataCategories products { name } transferMechanism note } } } }`;

(there ? describe : describe.skip)('the real history of', () => {
  let server: TestServer;
  let sink: Sink;
  beforeAll(async () => {
    sink = await startSink();
    server = await startServer({ SMTP_URL: sink.url, TRUST_PROXY: 'true' }, '2018-01-01T00:00:00Z');
  });
  afterAll(async () => {
    await server.stop();
    await sink.down();
  });

  const rowsOn = async (organisation: string, on: string, asOf?: string): Promise<ListRow[]> => {
    const found: Row[] = [];
    for (let after: string | undefined; ;) {
      const { subProcessors } = await server.get(list, { organisation, on, asOf, after });
      found.push(...subProcessors.edges.map(({ node }: { node: Row }) => node));
      if (!subProcessors.pageInfo.hasNextPage) break;
      after = subProcessors.pageInfo.endCursor;
    }
    return found.map((row) =>
      rowOf({
        ...(row as unknown as RowFacts),
        products: (row['products'] as { name: string }[]).map(({ name }) => name).sort(),
      }),
    );
  };
  const inputOf = (organisation: string, { day, rows }: Revision) => ({
    organisation,
    on: day,
    rows: rows.map((row) => Object.fromEntries(columns.map((column) => [column, row[column] ?? null]))),
  });

  const subscribe = async (organisation: string, email: string): Promise<void> => {
    await server.get(
      `mutation($input: SubscribeInput!) { subscribe(input: $input) { accepted } }`,
      { input: { organisation, email } },
      null,
    );
    await sink.until(() => sink.to(email).length === 1);
    const { text } = await sink.to(email)[0]!.parsed();
    const link = /\S+\/subscribe\/confirm\/\S+/.exec(text ?? '')![0];
    expect((await fetch(link, { method: 'POST' })).status).toBe(200);
  };

  it.each(organisations)(
    '%s is kept, published and told, revision by revision',
    async (name) => {
      const history = revisions(name);
      const email = `reader@${name}.example`;
      server.clock.set(new Date(history[0]!.at.getTime() - 3_600_000));
      await createOrganisation(server, name, { noticeDays: 0, timeZone: 'UTC', languages: ['en'] });
      await subscribe(name, email);
      let told = 1;
      let before: ListRow[] = [];
      for (const revision of history) {
        server.clock.set(revision.at);
        const expected = planReport(planList(before, revision.rows));
        const { plan: done, notice } = (
          await server.get(apply, {
            input: { ...inputOf(name, revision), baseline: revision.baseline, announce: !revision.baseline },
          })
        ).applyList;
        expect({ at: revision.revision, ...counts(done) }).toEqual({
          at: revision.revision,
          ...counts(expected),
        });
        const told_ = counts(done).changes > 0 && !revision.baseline;
        expect({ at: revision.revision, told: notice !== null }).toEqual({
          at: revision.revision,
          told: told_,
        });
        if (notice) {
          expect(notice.coverage.recipients).toBe(1);
          expect(notice.amendments.filter(({ kind }: { kind: string }) => kind === 'RENAMED')).toHaveLength(
            expected.renamed.length,
          );
          expect(notice.amendments.filter(({ kind }: { kind: string }) => kind === 'ADDED')).toHaveLength(
            expected.added.length,
          );
          expect(notice.amendments.filter(({ kind }: { kind: string }) => kind === 'REMOVED')).toHaveLength(
            expected.removed.length,
          );
          told += 1;
          await sink.until(() => sink.to(email).length === told);
        }
        const again = (await server.get(plan, { input: inputOf(name, revision) })).listPlan;
        expect({ at: revision.revision, ...counts(again) }).toMatchObject({
          at: revision.revision,
          changes: 0,
        });
        before = revision.rows;
      }

      const lastOfDay = new Map(history.map((revision) => [revision.day, revision]));
      for (const [day, { rows, revision }] of lastOfDay)
        expect({ revision, rows: normaliseList(await rowsOn(name, day)) }).toEqual({
          revision,
          rows: normaliseList(rows),
        });
      for (const [index, revision] of history.entries()) {
        const next = history[index + 1];
        if (next?.day !== revision.day || next.at.getTime() - revision.at.getTime() < 30_000) continue;
        const asOf = new Date(next.at.getTime() - 1).toISOString();
        const rows = normaliseList(await rowsOn(name, revision.day, asOf));
        expect({ revision: revision.revision, rows }).toEqual({
          revision: revision.revision,
          rows: normaliseList(revision.rows),
        });
      }
      expect(sink.to(email)).toHaveLength(told);
      const { verification } = await server.get('{ verification { intact } }');
      expect(verification.intact).toBe(true);
    },
    300_000,
  );
});

function counts(report: {
  added: unknown[];
  removed: unknown[];
  renamed: unknown[];
  amended: unknown[];
  unchanged: number;
}) {
  const [added, removed, renamed, amended] = [
    report.added.length,
    report.removed.length,
    report.renamed.length,
    report.amended.length,
  ];
  return {
    added,
    removed,
    renamed,
    amended,
    unchanged: report.unchanged,
    changes: added + removed + renamed + amended,
  };
}
