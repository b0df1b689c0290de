import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Dispatcher } from '../../src/deliveries/dispatcher.js';
import { onPostgres } from '../support/database.js';
import { deliveries, deliverToMany, writeMessage } from '../support/outbox.js';
import { startPostgres, type OwnPostgres } from '../support/postgres.js';
import { startServer, type TestServer } from '../support/server.js';
import { startSink, type Sink } from '../support/smtp.js';

const EVERYONE = 600;

(onPostgres ? describe : describe.skip)('the database server restarted while mails go out', () => {
  let sink: Sink;
  let postgres: OwnPostgres;
  let server: TestServer;
  beforeAll(async () => {
    sink = await startSink();
    postgres = await startPostgres();
    server = await startServer({
      DATABASE_URL: await postgres.database('restarted'),
      SMTP_URL: sink.url,
    });
  });
  afterAll(async () => {
    await server.stop();
    await postgres.stop();
    await sink.down();
  });

  it('loses none of them, and sends none twice', async () => {
    const message = await writeMessage(server);
    sink.delay = 2;
    await deliverToMany(server.database, message, EVERYONE);
    const dispatcher = server.app.get(Dispatcher);
    dispatcher.wake();
    for (const share of [0.2, 0.5]) {
      await sink.until(() => sink.mails.length >= share * EVERYONE);
      await postgres.restart();
    }
    await dispatcher.idle();
    // what was claimed when its answer was lost is due again when that claim ends
    server.clock.set(new Date(server.clock.now().getTime() + 3_600_000));
    await dispatcher.idle();
    const found = await deliveries(server, message);
    expect(found.filter(({ state, claim }) => state !== 'DELIVERED' || claim !== null)).toEqual([]);
    expect(new Set(sink.mails.map(({ to }) => to)).size).toBe(EVERYONE);
    expect(sink.mails).toHaveLength(EVERYONE);
  }, 120_000);
});
