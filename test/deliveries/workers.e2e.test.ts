import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Dispatcher } from '../../src/deliveries/dispatcher.js';
import { Clock } from '../../src/platform/clock.js';
import { readConfig } from '../../src/platform/config.js';
import { createServer } from '../../src/server.js';
import { onPostgres } from '../support/database.js';
import { deliveries, deliverToMany, writeMessage } from '../support/outbox.js';
import { end, startProcess } from '../support/process.js';
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

  (onPostgres ? it : it.skip)(
    'each a process of its own, send each mail once, and share the work',
    async () => {
      const start = sink.mails.length;
      const env = { ...server.env, ROLE: 'worker', PUBLIC_URL: server.url };
      const clock = server.clock.now().toISOString();
      const workers = await Promise.all([1, 2, 3].map(() => startProcess({ ...env, CLOCK: clock })));
      const message = await writeMessage(server);
      sink.delay = 5;
      await deliverToMany(server.database, message, 1_500);
      await sink.until(() => sink.mails.length >= start + 1_500);
      sink.delay = 0;
      for (const worker of workers) expect(await end(worker, 'SIGTERM')).toBe(0);
      expect(sink.mails).toHaveLength(start + 1_500);
      expect(new Set(sink.mails.slice(start).map(({ to }) => to)).size).toBe(1_500);
      const found = await deliveries(server, message);
      expect(
        found.filter(
          ({ state, claim, attempts }) => state !== 'DELIVERED' || claim !== null || attempts !== 1,
        ),
      ).toEqual([]);
    },
  );

  it('that are told to stop finish what is on its way, and give back the rest', async () => {
    const before = sink.mails.length;
    const message = await writeMessage(server);
    sink.delay = 20;
    await deliverToMany(server.database, message, 1_000);
    server.app.get(Dispatcher).wake();
    await sink.until(() => sink.mails.length >= before + 20);
    await server.stop();
    const sent = sink.mails.length - before;
    sink.delay = 0;
    expect(sent).toBeLessThan(1_000);
    server = await startServer(server.env as Record<string, string>, server.clock.now().toISOString());
    const waiting = (await deliveries(server, message)).filter(({ state }) => state === 'PENDING').length;
    await server.app.get(Dispatcher).idle();
    // what could not be given back is due again when its claim ends
    server.clock.set(new Date(server.clock.now().getTime() + 3_600_000));
    await server.app.get(Dispatcher).idle();
    expect(waiting).toBeLessThanOrEqual(1_000 - sent);
    expect(sink.mails.length - before).toBe(1_000);
    expect(new Set(sink.mails.slice(before).map(({ to }) => to)).size).toBe(1_000);
  });
});
