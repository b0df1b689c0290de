import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Dispatcher } from '../../src/deliveries/dispatcher.js';
import { deliveries, deliverToMany, rows, writeMessage, type DeliveryRow } from '../support/outbox.js';
import { newSeed, randomOf } from '../support/random.js';
import { startServer, type TestServer } from '../support/server.js';
import { startSink, type Sink, type Treatment } from '../support/smtp.js';

const MANY = 200;
const ANSWERS: Treatment[] = [421, 451, 550, 552, { afterData: 451 }, { afterData: 552 }, 250, 250];

let sink: Sink;
let server: TestServer;
beforeAll(async () => {
  sink = await startSink();
  server = await startServer({ SMTP_URL: sink.url, SMTP_TIMEOUT: '2' });
});
afterAll(async () => {
  await server.stop();
  await sink.down();
});

const codeOf = (how: Treatment): number =>
  typeof how === 'number' ? how : typeof how !== 'object' ? 0 : 'code' in how ? how.code : how.afterData;
const settles = (how: Treatment): boolean => codeOf(how) === 250 || codeOf(how) >= 500;

it('whatever a mail server answers, each copy ends as its last answer says', async () => {
  const seed = newSeed();
  const random = randomOf(seed);
  const message = await writeMessage(server);
  const expected = new Map<string, Treatment>();
  for (let n = 1; n <= MANY; n++) {
    const answers = Array.from({ length: 5 }, () => ANSWERS[Math.floor(random() * ANSWERS.length)]!);
    const turns = [...answers, 250];
    sink.treat(`user${n}@example.com`, ...turns);
    expected.set(`user${n}@example.com`, turns.find(settles)!);
  }
  await deliverToMany(server.database, message, MANY);
  const keys = await rows<{ id: string; address: string }>(
    server.database,
    `select id, address from delivery where message_id = '${message.id}'`,
  );
  const addressOf = new Map(keys.map(({ id, address }) => [id, address]));

  let found: (DeliveryRow & { id: string })[];
  do {
    await server.app.get(Dispatcher).idle();
    found = await deliveries(server, message);
    server.clock.set(new Date(server.clock.now().getTime() + 4 * 3600 * 1000));
  } while (found.some(({ state }) => state === 'PENDING'));

  const tries = await rows<{ delivery_id: string; code: number | null }>(
    server.database,
    `select delivery_id, code from attempt where delivery_id in
      (select id from delivery where message_id = '${message.id}') order by at, created_at`,
  );
  expect(found).toHaveLength(MANY);
  for (const row of found) {
    const address = addressOf.get(row.id)!;
    const last = codeOf(expected.get(address)!);
    const failed = tries.filter(({ delivery_id }) => delivery_id === row.id).map(({ code }) => code);
    // the try that succeeded stands on the delivery
    const codes = row.state === 'DELIVERED' ? [...failed, 250] : failed;
    expect({ seed, ...row }).toMatchObject({
      seed,
      state: last === 250 ? 'DELIVERED' : 'FAILED',
      address: null,
      claim: null,
      attempts: codes.length,
      answer: expect.stringMatching(new RegExp(`^${last}[ -]`)),
    });
    expect(codes.at(-1)).toBe(last);
    expect(sink.to(address)).toHaveLength(last === 250 ? 1 : 0);
  }
});
