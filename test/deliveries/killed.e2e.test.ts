import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Clock } from '../../src/platform/clock.js';
import { readConfig } from '../../src/platform/config.js';
import { createServer } from '../../src/server.js';
import { freshDatabase } from '../support/database.js';
import { deliverToMany, writeMessage } from '../support/outbox.js';
import { end, startProcess } from '../support/process.js';
import { startSink, type Sink } from '../support/smtp.js';

const EVERYONE = 2_000;
const CONNECTIONS = 5;

let sink: Sink;
beforeAll(async () => {
  sink = await startSink();
});
afterAll(() => sink.down());

describe('a server killed with -9 while 2,000 mails go out', () => {
  it('has told everyone after a restart, and hardly anybody twice', async () => {
    const env = {
      ...(await freshDatabase()),
      PORT: '0',
      SECRET: 'a-secret-for-the-tests-only',
      SMTP_URL: sink.url,
      SMTP_CONNECTIONS: String(CONNECTIONS),
      // leases of a dead worker on a shared database end after a few times this
      SMTP_TIMEOUT: '1',
    };
    const before = await createServer(readConfig(env), new Clock());
    await before.app.init();
    await deliverToMany(before.database, await writeMessage(before), EVERYONE);
    await before.stop();

    const kills: number[] = [];
    for (const share of [0.2, 0.5]) {
      const server = await startProcess(env);
      await sink.until(() => reached().size >= share * EVERYONE);
      await end(server, 'SIGKILL');
      kills.push(sink.mails.length);
    }
    const last = await startProcess(env);
    await sink.until(() => reached().size >= EVERYONE);
    expect(await end(last, 'SIGTERM')).toBe(0);

    const twice = sink.mails.length - EVERYONE;
    process.stderr.write(`killed after ${kills.join(' and ')} mails: everyone of ${EVERYONE} was told, ${twice} of them twice\n`);
    expect(reached().size).toBe(EVERYONE);
    expect(twice).toBeLessThanOrEqual(kills.length * CONNECTIONS);
  }, 180_000);
});

function reached(): Set<string> {
  return new Set(sink.mails.map(({ to }) => to));
}
