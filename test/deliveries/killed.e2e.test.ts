import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout } from 'node:timers/promises';
import { Clock } from '../../src/platform/clock.js';
import { readConfig } from '../../src/platform/config.js';
import { createServer } from '../../src/server.js';
import { freshDatabase } from '../support/database.js';
import { deliveries, deliverToMany, writeMessage } from '../support/outbox.js';
import { end, startProcess } from '../support/process.js';
import { newSeed, randomOf } from '../support/random.js';
import { startSink, type Sink } from '../support/smtp.js';

const long = process.env['ROPEWALK_TEST_LONG'] === '1';
const KILLS = long ? 50 : 5;
const EVERYONE = KILLS * 300;
const CONNECTIONS = 5;

let sink: Sink;
beforeAll(async () => {
  sink = await startSink();
});
afterAll(() => sink.down());

const clock = (hour: number): string => new Date(Date.UTC(2026, 2, 1, hour)).toISOString();

describe('a server killed with -9 again and again while mails go out', () => {
  it(
    `has told everyone in the end, and at most one a connection twice at each of ${KILLS} kills`,
    async () => {
      const seed = newSeed();
      const random = randomOf(seed);
      const env = {
        ...(await freshDatabase()),
        PORT: '0',
        SECRET: 'a-secret-for-the-tests-only',
        SMTP_URL: sink.url,
        SMTP_CONNECTIONS: String(CONNECTIONS),
      };
      const server = (hour: number) => createServer(readConfig(env), new Clock(new Date(clock(hour))));
      const before = await server(0);
      await before.app.init();
      const message = await writeMessage(before);
      await deliverToMany(before.database, message, EVERYONE);
      await before.stop();

      for (let kill = 1; kill <= KILLS; kill++) {
        // on a shared database the dead worker's claims end by themselves; within the hour they have
        const victim = await startProcess({ ...env, CLOCK: clock(kill) });
        const target = reached().size + Math.floor(random() * 300);
        await sink.until(() => reached().size >= target);
        await setTimeout(random() * 20);
        await end(victim, 'SIGKILL');
      }
      const last = await startProcess({ ...env, CLOCK: clock(KILLS + 1) });
      await sink.until(() => reached().size >= EVERYONE);
      expect(await end(last, 'SIGTERM')).toBe(0);

      const twice = sink.mails.length - EVERYONE;
      process.stderr.write(`${KILLS} kills (seed ${seed}): ${EVERYONE} told, ${twice} of them twice\n`);
      expect(reached().size).toBe(EVERYONE);
      expect(twice).toBeLessThanOrEqual(KILLS * CONNECTIONS);
      const after = await server(KILLS + 2);
      await after.app.init();
      const rows = await deliveries(after, message);
      await after.stop();
      expect(rows.filter(({ state, claim }) => state !== 'DELIVERED' || claim !== null)).toEqual([]);
    },
    KILLS * 60_000,
  );
});

function reached(): Set<string> {
  return new Set(sink.mails.map(({ to }) => to));
}
