import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { EventStreams, STREAMS_PER_KEY } from '../../src/events/event-streams.js';
import { rows } from '../support/outbox.js';
import { createKey, createOrganisation } from '../support/register.js';
import { ADMIN_KEY, startServer, type TestServer } from '../support/server.js';
import { eventIds, happen as happenIn, many, withdraw } from './happening.js';
import { Stream } from './stream.js';

let server: TestServer;
let slug: string;
let count = 0;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());
beforeEach(async () => {
  ({ slug } = await createOrganisation(server, `house-${++count}`));
});

const ids = (organisation = slug) => eventIds(server, organisation);
const happen = (organisation = slug) => happenIn(server, organisation);
const ask = (body: object, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/graphql/stream`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      authorization: `Bearer ${ADMIN_KEY}`,
      ...headers,
    },
    body: JSON.stringify(body),
  });
/** The code of a refusal, by us or by GraphQL. */
const codeOf = async (answer: Response) => {
  const { code, errors } = (await answer.json()) as {
    code?: string;
    errors?: { extensions: { code: string } }[];
  };
  return code ?? errors?.[0]?.extensions.code;
};
const follow = `subscription { events(organisation: "none") { id } }`;

describe('a stream of events', () => {
  it('says what happens while somebody listens, as it stands at that moment', async () => {
    const earlier = await happen();
    const stream = new Stream(server, slug);
    // one that has begun: what happens before it is there is no longer new
    const late = new Stream(server, slug, { after: (await ids())[0] });
    await withdraw(server, earlier.id, 'Not needed.');
    await happen();
    const told = await late.until(2);
    expect(told).toMatchObject([
      { type: 'NOTICE_WITHDRAWN', notice: { number: 1, state: 'WITHDRAWN' } },
      { type: 'NOTICE_ANNOUNCED', notice: { number: 2, state: 'ANNOUNCED' } },
    ]);
    expect(stream.events.every(({ id }) => told.some((event) => event.id === id))).toBe(true);
    stream.close();
    late.close();
  });

  it('goes on where it broke off, and loses nothing that came between', async () => {
    await happen();
    const [first] = await ids();
    const broken = new Stream(server, slug, { after: first });
    await happen();
    const [second] = await broken.until(1);
    broken.close();
    await happen();
    await happen();
    const again = new Stream(server, slug, { after: second!.id });
    await again.until(2);
    await happen();
    const told = await again.until(3);
    expect([first, second!.id, ...told.map(({ id }) => id)]).toEqual(await ids());
    again.close();
  });

  it('tells each event once and in order, however many came between', async () => {
    await happen();
    const [after] = await ids();
    await many(server, slug, 120);
    const stream = new Stream(server, slug, { after });
    await stream.until(120);
    await many(server, slug, 1);
    const told = await stream.until(121);
    const written = await rows<{ id: string }>(
      server.database,
      `select e.id from event e join organisation o on o.id = e.organisation_id
        where o.slug = '${slug}' order by e.ordinal`,
    );
    expect([after, ...told.map(({ id }) => id)]).toEqual(written.map(({ id }) => id));
    stream.close();
  });

  it('sees within a second what another process wrote', async () => {
    await happen();
    const [after] = await ids();
    const stream = new Stream(server, slug, { after });
    await rows(
      server.database,
      `insert into event (id, organisation_id, type, data) select gen_random_uuid(), organisation_id, 'POLICY_PUBLISHED', data
        from event where id = '${after}'`,
    );
    expect(await stream.until(1)).toMatchObject([{ type: 'POLICY_PUBLISHED', notice: null }]);
    stream.close();
  });

  it('never has events of another organisation, whoever asks', async () => {
    const other = (await createOrganisation(server, `other-${count}`)).slug;
    const key = await createKey(server, slug, 'VIEWER');
    const foreign = new Stream(server, other, { key });
    await foreign.ended;
    expect(foreign.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    await happen();
    const [after] = await ids();
    await happen(other);
    const unknown = new Stream(server, slug, { key, after: (await ids(other))[0] });
    await unknown.ended;
    expect(unknown.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    const own = new Stream(server, slug, { key, after });
    await happen(other);
    await happen();
    const [told] = await own.until(1);
    expect(told?.id).toBe((await ids())[1]);
    own.close();
  });

  it('ends when its key is revoked', async () => {
    const streams = server.app.get(EventStreams);
    const { keyLook } = streams;
    streams.keyLook = 50;
    const { createApiKey } = await server.get(
      `mutation { createApiKey(input: { organisation: "${slug}", name: "tool", holder: SYSTEM, role: VIEWER }) { key apiKey { id } } }`,
    );
    await happen();
    const stream = new Stream(server, slug, { key: createApiKey.key, after: (await ids())[0] });
    await happen();
    await stream.until(1);
    await server.get(
      `mutation { revokeApiKey(input: { id: "${createApiKey.apiKey.id}" }) { apiKey { id } } }`,
    );
    await stream.ended;
    streams.keyLook = keyLook;
    expect(stream.errors).toEqual([]);
  });

  it('is refused without a key, beyond so many of one key, and for anything but a subscription', async () => {
    expect((await ask({ query: follow }, { authorization: '' })).status).toBe(401);
    const wrong = await ask({ query: follow }, { accept: 'application/json' });
    expect([wrong.status, await codeOf(wrong)]).toEqual([400, 'BAD_REQUEST']);
    for (const [query, code] of [
      ['{ organisations { totalCount } }', 'BAD_REQUEST'],
      ['subscription {', 'GRAPHQL_PARSE_FAILED'],
      ['subscription { nothing }', 'GRAPHQL_VALIDATION_FAILED'],
    ]) {
      const answer = await ask({ query });
      expect([answer.status, await codeOf(answer)]).toEqual([400, code]);
    }
    const key = await createKey(server, slug, 'VIEWER');
    await happen();
    const [after] = await ids();
    const open = Array.from({ length: STREAMS_PER_KEY }, () => new Stream(server, slug, { key, after }));
    await happen();
    await Promise.all(open.map((stream) => stream.until(1)));
    const more = await ask({ query: follow }, { authorization: `Bearer ${key}` });
    expect([more.status, await codeOf(more)]).toEqual([429, 'RATE_LIMITED']);
    for (const stream of open) stream.close();
  });

  it('over the other door is refused', async () => {
    const answer = await server.ask(`subscription { events(organisation: "${slug}") { id } }`);
    expect(answer.data ?? null).toBeNull();
    expect(answer.errors?.[0]?.extensions.code).toBe('BAD_REQUEST');
  });

  it('ends when the server is told to stop', async () => {
    await happen();
    const stream = new Stream(server, slug, { after: (await ids())[0] });
    await happen();
    await stream.until(1);
    const { env } = server;
    await server.stop();
    await stream.ended;
    server = await startServer(env as Record<string, string>);
    expect(stream.errors).toEqual([]);
  });
});
