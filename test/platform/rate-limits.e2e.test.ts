import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Database } from '../../src/platform/database.js';
import { RateLimits } from '../../src/platform/rate-limits.js';
import { Tasks } from '../../src/platform/tasks.js';
import { asTest, rows } from '../support/outbox.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let limits: RateLimits;
beforeAll(async () => {
  server = await startServer({}, '2026-03-01T09:00:00Z');
  limits = server.app.get(RateLimits);
});
afterAll(() => server.stop());

const limit = { limit: 3, windowSeconds: 3600 };
const take = (purpose: string, subject: string) => asTest(() => limits.take(purpose, subject, limit));

describe('a rate limit', () => {
  it('lets so many through in a window, then says how long to wait, then lets through again', async () => {
    server.clock.set(new Date('2026-03-01T10:00:01Z'));
    for (let n = 0; n < 3; n++) await take('subscribe', 'ada@example.com');
    const refused = await take('subscribe', ' ADA@example.com ').catch((error) => error);
    expect(refused).toMatchObject({ code: 'RATE_LIMITED' });
    expect(Number(/(\d+) seconds/.exec(refused.message)?.[1])).toBeGreaterThan(3500);
    await take('subscribe', 'bob@example.com');
    await take('another purpose', 'ada@example.com');
    server.clock.set(new Date('2026-03-01T11:00:01Z'));
    await take('subscribe', 'ada@example.com');
  });

  it('counts requests made at the same time', async () => {
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => take('at once', '192.0.2.1')));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
  });

  it('counts an act that fails afterwards, and refuses to be counted inside its transaction', async () => {
    const database = server.app.get(Database);
    const failing = () => database.transaction(() => Promise.reject(new Error('failed')));
    for (let n = 0; n < 3; n++) {
      await take('fails', '192.0.2.2');
      await expect(asTest(failing)).rejects.toThrow('failed');
    }
    await expect(take('fails', '192.0.2.2')).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    await expect(asTest(() => database.transaction(() => limits.take('fails', 'x', limit)))).rejects.toThrow(
      'before the transaction',
    );
  });

  it('takes all addresses of one IPv6 network for one client', async () => {
    for (const address of ['2001:db8:0:1::1', '2001:db8::1:a:b:c:d', '2001:DB8:0:1:ffff::'])
      await take('v6', address);
    await expect(take('v6', '2001:db8:0:1::9')).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    await take('v6', '2001:db8:0:2::1');
    for (const address of ['::ffff:192.0.2.7', '192.0.2.7', '192.0.2.7']) await take('mapped', address);
    await expect(take('mapped', '192.0.2.7')).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  });

  it('stores neither address nor client, and forgets windows that are over', async () => {
    const stored = JSON.stringify(await rows(server.database, 'select * from rate_limit'));
    expect(stored).not.toMatch(/ada|192\.0|2001/i);
    server.clock.set(new Date('2026-03-03T00:00:00Z'));
    await server.app.get(Tasks).runDue();
    expect(await rows(server.database, 'select * from rate_limit')).toEqual([]);
  });
});
