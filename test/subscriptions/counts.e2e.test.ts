import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { runAs, systemContext } from '../../src/platform/context.js';
import { createKey } from '../support/register.js';
import { policyAdded, versionKnown } from '../policies/publishing.js';
import { startServer, type TestServer } from '../support/server.js';
import { codes, createOrganisation, mailsTo, pass, rowsOf, Visitor } from './visitor.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ TRUST_PROXY: 'true' });
  await createOrganisation(server, 'acme', ['chat', 'mail']);
  await policyAdded(server, 'acme');
  await versionKnown(server, 'acme');
  await createOrganisation(server, 'other');
  const visitor = new Visitor(server, 'acme');
  await visitor.join('a@example.org');
  await visitor.join('b@example.org', { topics: ['agreements', 'policy:privacy'], cadence: 'WEEKLY' });
  await visitor.join('c@example.org', { topics: ['agreements'], products: ['chat', 'mail'], language: 'de' });
  await visitor.subscribe('asked@example.org');
  await new Visitor(server, 'other').join('foreign@example.org');
});
afterAll(() => server.stop());

const counts = `query($organisation: String!) { subscriberCounts(organisation: $organisation) { confirmed
  byTopic { value subscribers } byProduct { value subscribers } byLanguage { value subscribers } byCadence { value subscribers } } }`;

describe('the team', () => {
  it('sees how many subscribed, in each way, and no address', async () => {
    const key = await createKey(server, 'acme', 'VIEWER');
    const { subscriberCounts } = await server.get(counts, { organisation: 'acme' }, key);
    const of = (rows: { value: string | null; subscribers: number }[]) =>
      Object.fromEntries(rows.map(({ value, subscribers }) => [value, subscribers]));
    expect(subscriberCounts.confirmed).toBe(3);
    expect(of(subscriberCounts.byTopic)).toEqual({ null: 1, agreements: 2, 'policy:privacy': 1 });
    expect(of(subscriberCounts.byProduct)).toEqual({ null: 2, chat: 1, mail: 1 });
    expect(of(subscriberCounts.byLanguage)).toEqual({ en: 2, de: 1 });
    expect(of(subscriberCounts.byCadence)).toEqual({ EACH: 2, WEEKLY: 1 });
  });

  it('of another organisation, and whoever has no key, does not', async () => {
    const foreign = await createKey(server, 'other', 'ADMIN');
    expect(codes(await server.ask(counts, { organisation: 'acme' }, foreign))).toEqual(['NOT_FOUND']);
    expect(codes(await server.ask(counts, { organisation: 'acme' }, null))).toEqual(['UNAUTHENTICATED']);
  });
});

describe('the mails that asked to confirm', () => {
  const kept = (kind: string) =>
    runAs(systemContext('test'), () =>
      server.database.read(async (db) => {
        const { rows } = await sql`select m.id from message m left join delivery d on d.message_id = m.id
          left join attempt a on a.delivery_id = d.id where m.kind = ${kind}`.execute(db);
        return rows.length;
      }),
    );

  it('are erased days after they were settled; when, and to which words, was agreed is kept', async () => {
    await new Visitor(server, 'acme').subscribe('a@example.org');
    await mailsTo(server, 'a@example.org', 2);
    await pass(server, 2 * 24);
    expect(await kept('confirmation')).toBeGreaterThan(0);
    expect(await kept('already-subscribed')).toBe(1);
    await pass(server, 6 * 24);
    expect([await kept('confirmation'), await kept('already-subscribed')]).toEqual([0, 0]);
    const [row] = await rowsOf(server, 'acme');
    expect(row).toMatchObject({
      state: 'CONFIRMED',
      consent_wording: expect.stringMatching(/^en [0-9a-f]{64}$/),
    });
    expect([row!.asked_at, row!.confirmed_at]).not.toContain(null);
  });
});
