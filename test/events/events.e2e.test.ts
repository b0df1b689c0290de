import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rows } from '../support/outbox.js';
import { announced, createKey, createOrganisation, engaged } from '../support/register.js';
import { startServer, type TestServer } from '../support/server.js';
import { many, withdraw } from './happening.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
  for (const slug of ['acme', 'other']) await createOrganisation(server, slug);
  await engaged(server, 'other', { legalName: 'Elsewhere GmbH' });
  await announced(server, 'other');
});
afterAll(() => server.stop());

const events = `query($first: Int, $after: String) { events(organisation: "acme", first: $first, after: $after) { totalCount
  pageInfo { hasNextPage endCursor } edges { node { id type at data notice { number state } } } } }`;

interface Page {
  edges: { node: { data: { place: number } } }[];
  pageInfo: { hasNextPage: boolean; endCursor: string };
}

describe('events', () => {
  it('are what happened to notices, oldest first, with facts and an address', async () => {
    await engaged(server, 'acme', { legalName: 'One GmbH', effectiveFrom: '2026-04-10' });
    await engaged(server, 'acme', { legalName: 'Two GmbH', effectiveFrom: '2026-04-20' });
    const notice = await announced(server, 'acme');
    await withdraw(server, notice.id, 'The contract was not signed.');
    const facts = {
      organisation: 'acme',
      notice: notice.id,
      number: 1,
      url: `${server.url}/acme/changes/1`,
      announcedOn: '2026-03-01',
      objectionDeadline: '2026-03-31',
      effectiveDays: ['2026-04-10', '2026-04-20'],
      inEffectOn: '2026-04-20',
      emergency: false,
    };
    const { edges, totalCount } = (await server.get(events)).events;
    expect(totalCount).toBe(2);
    expect(edges.map(({ node }: { node: object }) => node)).toMatchObject([
      { type: 'NOTICE_ANNOUNCED', notice: { number: 1, state: 'WITHDRAWN' }, data: facts },
      { type: 'NOTICE_WITHDRAWN', data: { ...facts, reason: 'The contract was not signed.' } },
    ]);
    expect(edges[0].node.data).not.toHaveProperty('reason');
    expect(edges[0].node.at).toMatch(/^2026-03-01T09:0/);
  });

  it('are none of a draft', async () => {
    const before = (await server.get(events)).events.totalCount;
    await engaged(server, 'acme', { legalName: 'Draft GmbH' });
    const { draftNotice } = await server.get(
      `mutation { draftNotice(input: { organisation: "acme" }) { notice { id } } }`,
    );
    await withdraw(server, draftNotice.notice.id, 'Not yet.');
    expect((await server.get(events)).events.totalCount).toBe(before);
  });

  it('are read on from a cursor, and from no other list’s', async () => {
    const first = (await server.get(events, { first: 1 })).events;
    expect(first.pageInfo.hasNextPage).toBe(true);
    const second = (await server.get(events, { first: 1, after: first.pageInfo.endCursor })).events;
    expect(second.edges).toMatchObject([{ node: { type: 'NOTICE_WITHDRAWN' } }]);
    const cursor = Buffer.from('["1; drop"]').toString('base64url');
    expect((await server.ask(events, { after: cursor })).errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [{ path: 'after' }],
    });
  });

  it('are all read, once and in order, however many they are', async () => {
    await createOrganisation(server, 'long');
    await many(server, 'long', 120);
    const places: number[] = [];
    let after: string | null = null;
    do {
      const answer = await server.get(events.replaceAll('acme', 'long'), { first: 4, after });
      const { edges, pageInfo }: Page = answer.events;
      places.push(...edges.map(({ node }) => node.data.place));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null);
    expect(places).toEqual(Array.from({ length: 120 }, (_, index) => index + 1));
  });

  it('are nobody else’s, and of no use to a visitor', async () => {
    const theirs = await createKey(server, 'other', 'ADMIN');
    expect((await server.ask(events, {}, theirs)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect((await server.ask(events, {}, null)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('stay as they were written', async () => {
    for (const change of [`update event set data = '{}'`, `delete from event`])
      await expect(rows(server.database, change)).rejects.toThrow(/permission denied/);
  });
});
