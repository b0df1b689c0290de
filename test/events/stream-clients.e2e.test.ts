import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { once } from 'node:events';
import { connect } from 'node:net';
import { EventsReader } from '../../src/events/events.reader.js';
import { EventStreams, STREAMS_PER_KEY } from '../../src/events/event-streams.js';
import { createKey, createOrganisation } from '../support/register.js';
import { ADMIN_KEY, startServer, type TestServer } from '../support/server.js';
import { eventIds, happen as happenIn, many } from './happening.js';
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
const happen = () => happenIn(server, slug);

describe('a stream of events', () => {
  it('waits for who reads slowly, and for nobody else', async () => {
    await happen();
    const [after] = await ids();
    const count = 1_500;
    await many(server, slug, count, 20_000);
    const reader = server.app.get(EventsReader);
    const following = jest.spyOn(reader, 'following');
    const query = `subscription { events(organisation: "${slug}", after: "${after}") { id data } }`;
    const slow = connect(Number(new URL(server.url).port), '127.0.0.1');
    const body = JSON.stringify({ query });
    slow.write(
      `POST /graphql/stream HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${ADMIN_KEY}\r\naccept: text/event-stream\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
    );
    // it has begun, and reads no more
    await once(slow, 'readable');
    const quick = new Stream(server, slug, { after });
    expect(await quick.until(count)).toHaveLength(count);
    quick.close();
    const batches = following.mock.calls.length;
    // each takes fifteen batches to the end
    expect(batches).toBeLessThan(25);
    const places: number[] = [];
    let rest = '';
    for await (const chunk of slow) {
      const lines = (rest + String(chunk)).split('\n');
      rest = lines.pop()!;
      for (const line of lines)
        places.push(...[...line.matchAll(/"place":(\d+)/g)].map(([, n]) => Number(n)));
      if (places.length === count) break;
    }
    slow.destroy();
    expect(places).toEqual(Array.from({ length: count }, (_, n) => n + 1));
    following.mockRestore();
  });

  it('gives its place back when its client goes, however that goes, and looks no more', async () => {
    const key = await createKey(server, slug, 'VIEWER');
    await happen();
    const [after] = await ids();
    await happen();
    const reader = server.app.get(EventsReader);
    const following = jest.spyOn(reader, 'following');
    for (let round = 0; round < 2 * STREAMS_PER_KEY; round++) {
      const stream = new Stream(server, slug, { key, after });
      await stream.until(1);
      stream.close();
      await places(0);
    }
    following.mockClear();
    await happen();
    const last = new Stream(server, slug, { key, after });
    await last.until(2);
    last.close();
    await places(0);
    // its own looks and no others
    expect(following.mock.calls.length).toBeLessThan(5);
    following.mockRestore();
  });
});

/** Until so many streams are open. */
async function places(wanted: number): Promise<void> {
  const streams = server.app.get(EventStreams);
  while (streams.count !== wanted) await streams.left.wait(1_000);
}
