import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setImmediate } from 'node:timers/promises';
import { Dispatcher } from '../../src/deliveries/dispatcher.js';
import { Outbox } from '../../src/deliveries/outbox.js';
import { TRIES } from '../../src/deliveries/verdict.js';
import { asTest, deliver, deliveries, deliverToMany, rows, writeMessage } from '../support/outbox.js';
import { startServer, type TestServer } from '../support/server.js';
import { startSink, type Sink } from '../support/smtp.js';

let sink: Sink;
let server: TestServer;
let dispatcher: Dispatcher;
beforeAll(async () => {
  sink = await startSink();
  server = await startServer({
    SMTP_URL: sink.url,
    PUBLIC_URL: 'https://trust.acme.example',
    SMTP_TIMEOUT: '2',
  });
  dispatcher = server.app.get(Dispatcher);
});
afterAll(async () => {
  await server.stop();
  await sink.down();
});

const later = (seconds: number): void =>
  server.clock.set(new Date(server.clock.now().getTime() + seconds * 1000));

describe('a mail server that does not take a mail', () => {
  it('is asked again a minute after "not now", then after twice as long, until it takes it', async () => {
    const message = await writeMessage(server);
    sink.treat('grey@example.com', 451, 451, 250);
    await deliver(server, message, { address: 'grey@example.com' });
    await dispatcher.idle();
    expect(await deliveries(server, message)).toMatchObject([
      { state: 'PENDING', attempts: 1, address: 'grey@example.com', claim: null },
    ]);
    later(59);
    await dispatcher.idle();
    expect(sink.tries('grey@example.com')).toBe(1);
    later(1);
    await dispatcher.idle();
    later(60);
    await dispatcher.idle();
    expect(sink.tries('grey@example.com')).toBe(2);
    later(60);
    await dispatcher.idle();
    expect(sink.to('grey@example.com')).toHaveLength(1);
    const [row] = await deliveries(server, message);
    expect(row).toMatchObject({ state: 'DELIVERED', attempts: 3 });
    const tries = await rows<{ code: number }>(
      server.database,
      `select code from attempt where delivery_id = '${row!.id}' order by at`,
    );
    expect(tries.map(({ code }) => code)).toEqual([451, 451]);
    expect(row!.answer).toMatch(/^250 /);
  });

  it.each([
    ['at the address', 550, /^550 .*no such user here/],
    ['after the mail', { afterData: 554 }, /^554 .*content refused/],
    ['with a full mailbox', 552, /^552 .*mailbox full/],
  ])(
    'and refuses for good %s is not asked again, and its reason is kept',
    async (where, treatment, reason) => {
      const address = `${where.replaceAll(' ', '-')}@example.com`;
      const message = await writeMessage(server);
      sink.treat(address, treatment);
      await deliver(server, message, { address });
      await dispatcher.idle();
      later(10 * 24 * 3600);
      await dispatcher.idle();
      const [row] = await deliveries(server, message);
      expect(row).toMatchObject({ state: 'FAILED', attempts: 1, address: null });
      expect(row!.answer).toMatch(reason);
      expect(sink.tries(address)).toBe(1);
    },
  );

  it('is given up after five days, with its last words', async () => {
    const message = await writeMessage(server);
    sink.treat('never@example.com', 451);
    await deliver(server, message, { address: 'never@example.com' });
    const start = server.clock.now();
    for (let tries = 0; tries < TRIES; tries++) {
      await dispatcher.idle();
      const [row] = await deliveries(server, message);
      if (row!.state === 'PENDING') server.clock.set(new Date(new Date(row!.due_at).getTime() + 1000));
    }
    const [row] = await deliveries(server, message);
    expect(row).toMatchObject({ state: 'FAILED', attempts: TRIES, address: null });
    expect(row!.answer).toMatch(/^given up after 38 tries: 451 /);
    expect((server.clock.now().getTime() - start.getTime()) / 86_400_000).toBeCloseTo(5, 1);
  });

  it.each(['hang up', 'hang up after data', 421, 'say nothing'] as const)(
    'but does "%s" gets it a minute later',
    async (treatment) => {
      const address = `${String(treatment).replaceAll(' ', '-')}@example.com`;
      const message = await writeMessage(server);
      // a kept connection is tried anew once, should the server merely have tired of it
      sink.treat(
        address,
        treatment,
        ...(treatment === 'hang up' || treatment === 421 ? [treatment] : []),
        250,
      );
      await deliver(server, message, { address });
      await dispatcher.idle();
      later(60);
      await dispatcher.idle();
      later(120);
      await dispatcher.idle();
      expect(sink.to(address)).toHaveLength(1);
      expect(await deliveries(server, message)).toMatchObject([{ state: 'DELIVERED' }]);
    },
  );

  it('and is down for a while loses nothing: no try is counted, and all goes out when it is back', async () => {
    await sink.down();
    const message = await writeMessage(server);
    await deliverToMany(server.database, message, 40);
    await deliver(server, message, { address: 'patient@example.com' });
    await waiting(
      () => deliveries(server, message),
      (found) => found.every(({ claim, attempts }) => claim === null && attempts === 0),
    );
    const before = sink.mails.length;
    await sink.up();
    await dispatcher.idle();
    expect(sink.mails.length - before).toBe(41);
    const [coverage] = await asTest(() => server.app.get(Outbox).coverage([message.noticeId!]));
    expect(coverage).toMatchObject({ recipients: 41, delivered: 41, pending: 0, failed: 0, bounced: 0 });
    expect((await deliveries(server, message)).every(({ attempts }) => attempts === 1)).toBe(true);
  });
});

/** Looks until what is found satisfies. */
async function waiting<T>(look: () => Promise<T>, satisfies: (found: T) => boolean): Promise<T> {
  for (;;) {
    const found = await look();
    if (satisfies(found)) return found;
    // the embedded database answers without the event loop: without this, nothing else would happen meanwhile
    await setImmediate();
  }
}
