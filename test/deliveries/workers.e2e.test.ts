import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Dispatcher } from '../../src/deliveries/dispatcher.js';
import { Clock } from '../../src/platform/clock.js';
import { readConfig } from '../../src/platform/config.js';
import { createServer } from '../../src/server.js';
import { onPostgres } from '../support/database.js';
import { deliveries, deliverToMany, writeMessage } from '../support/outbox.js';
import { startServer, type TestServer } from '../support/server.js';
import { startSink, type Sink } from '../support/smtp.js';

let sink: Sink;
let server: TestServer;
beforeAll(async () => {
  sink = await startSink();
  server = await startServer({ SMTP_URL: sink.url });
});
afterAll(async () => {
  await server.stop();
  await sink.down();
});

describe('several workers', () => {
  (onPostgres ? it : it.skip)('on one database send each mail once, all of them together', async () => {
    const message = await writeMessage(server);
    const other = await createServer(
      readConfig({ ...server.env, ROLE: 'worker', PUBLIC_URL: server.url }),
      new Clock(server.clock.now()),
    );
    await other.listen();
    const dispatchers = [server, other].map(({ app }) => app.get(Dispatcher));
    sink.delay = 5;
    await deliverToMany(server.database, message, 600);
    await Promise.all(dispatchers.map((dispatcher) => dispatcher.idle()));
    sink.delay = 0;
    await other.stop();
    expect(sink.mails).toHaveLength(600);
    expect(new Set(sink.mails.map(({ to }) => to)).size).toBe(600);
    expect(
      (await deliveries(server, message)).every(
        ({ state, attempts }) => state === 'DELIVERED' && attempts === 1,
      ),
    ).toBe(true);
  });

  it('that are told to stop finish what is on its way, and give back the rest', async () => {
    const before = sink.mails.length;
    const message = await writeMessage(server);
    sink.delay = 20;
    await deliverToMany(server.database, message, 200);
    server.app.get(Dispatcher).wake();
    await sink.until(() => sink.mails.length >= before + 20);
    await server.stop();
    const sent = sink.mails.length - before;
    sink.delay = 0;
    expect(sent).toBeLessThan(200);
    server = await startServer(server.env as Record<string, string>, server.clock.now().toISOString());
    const waiting = (await deliveries(server, message)).filter(({ state }) => state === 'PENDING').length;
    await server.app.get(Dispatcher).idle();
    // what could not be given back is due again when its claim ends
    server.clock.set(new Date(server.clock.now().getTime() + 3_600_000));
    await server.app.get(Dispatcher).idle();
    expect(waiting).toBeLessThanOrEqual(200 - sent);
    expect(sink.mails.length - before).toBe(200);
    expect(new Set(sink.mails.slice(before).map(({ to }) => to)).size).toBe(200);
  });
});
