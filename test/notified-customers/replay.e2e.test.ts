import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { FACT_COLUMNS, type ListRow } from '../../src/lists/list-columns.js';
import { readList } from '../../src/lists/list-reading.js';
import { onPostgres } from '../support/database.js';
import { added, agreed, moveCustomer } from '../support/record.js';
import { createOrganisation } from '../support/register.js';
import { startServer, type TestServer } from '../support/server.js';
import { businessDay, dayInBerlin, plus } from './independent-days.js';
import { customersOf } from './world.js';

const data = new URL('../../../shared/data/', import.meta.url);
const there = existsSync(data);
if (!there) console.warn('deadlines of real lists skipped: ../shared/data is not there');

const long = process.env['ROPEWALK_TEST_LONG'] === '1';
const all = [
  'tailscale',
  'github',
  'basecamp',
  'pass',
  'range',
  'readthedocs',
  'roadie',
  'sage-bionetworks',
  'segment',
];
const organisations = long ? all : onPostgres ? ['tailscale'] : [];

interface Revision {
  at: Date;
  rows: ListRow[];
}

function revisions(organisation: string): Revision[] {
  const lines = readFileSync(new URL(`${organisation}/history.jsonl`, data), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => {
    const { date, subprocessors } = JSON.parse(line) as { date: string; subprocessors: unknown };
    return { at: new Date(date), rows: readList(JSON.stringify(subprocessors), 'json').rows };
  });
}

/** Three customers, and a promise to everyone that is shorter than each of their periods. */
const PROMISED = 7;
const contracts = {
  'dpa-thirty': { noticeDays: 30, objectionDays: 20 },
  'dpa-fourteen': { noticeDays: 14 },
  'dpa-working': { noticeDays: 20, objectionDays: 10, dayCount: 'BUSINESS', holidayCalendar: 'DE-BE' },
};

/** What a notice of a day must have counted. */
function expectedOn(announced: string) {
  return {
    'dpa-thirty': { earliestEffect: plus(announced, 31), objectionDeadline: plus(announced, 20) },
    'dpa-fourteen': { earliestEffect: plus(announced, 15), objectionDeadline: plus(announced, 14) },
    'dpa-working': {
      earliestEffect: plus(businessDay(announced, 20), 1),
      objectionDeadline: businessDay(announced, 10),
    },
  };
}

const columns = [...FACT_COLUMNS, 'name'] as const;
const apply = `mutation($input: ApplyListInput!) { applyList(input: $input) {
  notice { number announcedOn objectionDeadline amendments { needsPeriod effectiveFrom } } } }`;

(there ? describe : describe.skip)('the deadlines of the real history of', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({}, '2014-06-01T00:00:00Z');
  });
  afterAll(() => server.stop());

  const world = async (slug: string) => {
    await createOrganisation(server, slug, { noticeDays: PROMISED, objectionDays: 9, languages: ['en'] });
    for (const [reference, terms] of Object.entries(contracts)) {
      const { legalName } = await added(server, slug, { legalName: `Customer of ${reference}` });
      const { id } = await agreed(server, slug, { reference, effectiveFrom: '2014-01-01', ...terms });
      await server.get(moveCustomer, { input: { agreement: id, party: legalName, since: '2014-01-01' } });
    }
  };

  (organisations.length > 0 ? it.each(organisations) : it.skip.each(all))(
    '%s are those that a calendar gives, revision by revision',
    async (slug) => {
      const history = revisions(slug);
      server.clock.set(new Date(history[0]!.at.getTime() - 3_600_000));
      await world(slug);
      const applied = ({ rows }: Revision, on: string, more: object) =>
        server.ask(apply, {
          input: {
            organisation: slug,
            on,
            rows: rows.map((row) =>
              Object.fromEntries(columns.map((column) => [column, row[column] ?? null])),
            ),
            ...more,
          },
        });
      let judged = 0;
      let lastEffect = '';
      for (const [index, revision] of history.entries()) {
        server.clock.set(revision.at);
        const today = dayInBerlin(revision.at);
        if (index === 0) {
          expect((await applied(revision, today, { baseline: true })).errors).toBeUndefined();
          continue;
        }
        const expected = expectedOn(today);
        const days = Object.values(expected).map(({ earliestEffect }) => earliestEffect);
        const earliest = days.sort().at(-1)!;
        const tooEarly = plus(earliest, -1);
        // before what is announced already nothing is amended
        const tries = tooEarly >= lastEffect;
        let { data: done, errors } = await applied(revision, tries ? tooEarly : earliest, { announce: true });
        const short = errors?.[0]?.extensions;
        if (short) {
          const breaks = Object.entries(expected).filter(
            ([, { earliestEffect }]) => tooEarly < earliestEffect,
          );
          expect(short.code).toBe('NOTICE_TOO_SHORT');
          const named = short.fields!.map(({ message }) => [
            /^agreement (\S+)/.exec(message)?.[1],
            /the earliest day is ([\d-]+)/.exec(message)?.[1],
          ]);
          expect({ revision: index, named: named.sort() }).toEqual({
            revision: index,
            named: breaks.map(([reference, { earliestEffect }]) => [reference, earliestEffect]).sort(),
          });
          ({ data: done, errors } = await applied(revision, earliest, { announce: true }));
        }
        expect({ revision: index, errors }).toEqual({ revision: index, errors: undefined });
        const { notice } = done.applyList;
        if (notice === null) continue;
        const period = notice.amendments.some(({ needsPeriod }: { needsPeriod: boolean }) => needsPeriod);
        if (tries)
          expect({ revision: index, period }).toEqual({ revision: index, period: short !== undefined });
        lastEffect = notice.amendments
          .map((one: { effectiveFrom: string }) => one.effectiveFrom)
          .sort()
          .at(-1);
        expect(notice).toMatchObject({
          announcedOn: today,
          objectionDeadline: period ? plus(today, 9) : null,
        });
        const told = await customersOf(server, slug, notice.number);
        const counted = told.map(({ agreement, earliestEffect, objectionDeadline, tooShort }) => [
          agreement.reference,
          { earliestEffect, objectionDeadline, tooShort },
        ]);
        const none = { earliestEffect: null, objectionDeadline: null };
        expect({ revision: index, ...Object.fromEntries(counted) }).toEqual({
          revision: index,
          ...Object.fromEntries(
            Object.entries(expected).map(([reference, clock]) => [
              reference,
              { ...(period ? clock : none), tooShort: false },
            ]),
          ),
        });
        judged += Number(period);
      }
      expect(judged).toBeGreaterThan(0);
    },
    300_000,
  );
});
