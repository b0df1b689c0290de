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
    };
    const before = await createServer(readConfig(env), new Clock(new Date('2026-03-01T09:00:00Z')));
    await before.app.init();
    await deliverToMany(before.database, await writeMessage(before), EVERYONE);
    await before.stop();

    const first = await startProcess({ ...env, CLOCK: '2026-03-01T09:10:00Z' });
    await sink.until(() => reached().size >= 0.3 * EVERYONE);
    await end(first, 'SIGKILL');
    const sent = sink.mails.length;
    // on a shared database the dead worker's claims end by themselves; by then they have
    const second = await startProcess({ ...env, CLOCK: '2026-03-01T10:00:00Z' });
    await sink.until(() => reached().size >= EVERYONE);
    expect(await end(second, 'SIGTERM')).toBe(0);

    const twice = sink.mails.length - EVERYONE;
    process.stderr.write(
      `killed after ${sent} mails: everyone of ${EVERYONE} was told, ${twice} of them twice\n`,
    );
    expect(reached().size).toBe(EVERYONE);
    expect(twice).toBeLessThanOrEqual(CONNECTIONS);
  }, 180_000);
});

function reached(): Set<string> {
  return new Set(sink.mails.map(({ to }) => to));
}
