import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { ListRow } from '../../src/lists/list-columns.js';
import { normaliseList } from '../../src/lists/list-normal.js';
import fc from 'fast-check';
import { startServer, type TestServer } from '../support/server.js';
import { listClient } from './list-client.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const long = process.env['ROPEWALK_TEST_LONG'] === '1';

const { organisation, plan, applied, listOn } = listClient(() => server);

it(
  'a list of any kind ends up in the register as it was, one after the other',
  async () => {
    const text = (...choices: string[]) => fc.option(fc.constantFrom(...choices), { nil: undefined });
    const row = fc.record({
      name: fc.constantFrom('Alpha', 'Alpha Inc', 'alpha', 'Beta Ltd', 'Beta (Gamma)', 'Delta'),
      product: text('Desk', 'Chat', 'Chat, Desk', 'Desk, Chat', 'Desk – all plans'),
      purpose: text('Hosting', 'hosting ', 'E-mail, chat', 'a  b'),
      country: text('US', 'United States', 'DE, FR', 'FR and Germany', "customer's region", 'Mars, US', 'EU'),
      entity_country: text('US', 'Germany', 'EU'),
      data: text('a, b', 'b, a', 'a,b', 'a (x, y), b', 'a;b', 'a, a', ', a', 'a, b, c'),
      transfer: text('SCC', 'DPF'),
      website: text('https://a.example', 'a.example'),
      notes: text('x', 'y'),
    });
    const lists = fc.array(fc.array(row, { minLength: 1, maxLength: 6 }), { minLength: 2, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(lists, async (history) => {
        const slug = await organisation();
        for (const [day, rows] of history.entries()) {
          const on = `2026-03-${10 + day}`;
          await applied(slug, rows as ListRow[], on);
          expect(normaliseList(await listOn(slug, on))).toEqual(normaliseList(rows as ListRow[]));
          expect(await plan(slug, rows as ListRow[], on)).toMatchObject({
            added: [],
            removed: [],
            renamed: [],
            amended: [],
            filled: [],
          });
        }
      }),
      { numRuns: long ? 200 : 8, endOnFailure: long },
    );
  },
  long ? 900_000 : 60_000,
);
