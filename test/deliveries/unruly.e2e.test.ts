import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Dispatcher } from '../../src/deliveries/dispatcher.js';
import { Outbox } from '../../src/deliveries/outbox.js';
import { Tokens } from '../../src/platform/tokens.js';
import { asTest, deliver, deliveries, rows, writeMessage } from '../support/outbox.js';
import { startServer, type TestServer } from '../support/server.js';
import { startSink, type Sink, type Treatment } from '../support/smtp.js';

let sink: Sink;
let server: TestServer;
beforeAll(async () => {
  sink = await startSink();
  server = await startServer({
    SMTP_URL: sink.url,
    PUBLIC_URL: 'https://trust.acme.example',
    SMTP_TIMEOUT: '2',
  });
});
afterAll(async () => {
  await server.stop();
  await sink.down();
});

interface Row {
  id: string;
  address_key: string;
  state: string;
  bounce_class: string | null;
  status: string | null;
  address: string | null;
  claim: string | null;
  attempts: number;
}

/** Sends, and goes on as often as something waits for its time. */
async function settled(): Promise<void> {
  for (;;) {
    await server.app.get(Dispatcher).idle();
    const [next] = await rows<{ due: string }>(
      server.database,
      `select min(due_at)::text as due from delivery where state = 'PENDING'`,
    );
    if (!next?.due) return;
    server.clock.set(new Date(new Date(next.due).getTime() + 1000));
  }
}

const addressKey = (address: string) => new Tokens([server.env['SECRET']!]).addressKey(address);
const says = (code: number, text: string): Treatment => ({ code, text });

/** Every way in which a server is unruly, and where a copy ends that meets it. */
const WAYS: readonly [
  string,
  Treatment[],
  { state: string; bounce_class: string | null; status?: string | null },
][] = [
  ['takes-it', [250], { state: 'DELIVERED', bounce_class: null }],
  ['greylists', [451, 451, 250], { state: 'DELIVERED', bounce_class: null }],
  ['closes', [421, 421, 250], { state: 'DELIVERED', bounce_class: null }],
  ['drops', ['hang up', 'hang up', 250], { state: 'DELIVERED', bounce_class: null }],
  ['drops-in-data', ['hang up after data', 250], { state: 'DELIVERED', bounce_class: null }],
  ['is-tired-after-data', [{ afterData: 451 }, 250], { state: 'DELIVERED', bounce_class: null }],
  ['knows-nobody', [550], { state: 'FAILED', bounce_class: 'HARD', status: null }],
  [
    'knows-nobody-precisely',
    [says(550, '5.1.1 no such user')],
    { state: 'FAILED', bounce_class: 'HARD', status: '5.1.1' },
  ],
  ['is-full', [552], { state: 'FAILED', bounce_class: 'SOFT' }],
  [
    'is-full-after-a-while',
    [451, says(552, '5.2.2 full')],
    { state: 'FAILED', bounce_class: 'SOFT', status: '5.2.2' },
  ],
  [
    'does-not-trust-us',
    [says(550, '5.7.1 not authorised')],
    { state: 'FAILED', bounce_class: 'SENDER', status: '5.7.1' },
  ],
  ['refuses-what-it-read', [{ afterData: 554 }], { state: 'FAILED', bounce_class: 'SENDER' }],
];

describe('a mail server that is unruly', () => {
  it('leaves every copy in a right state: none lost, none sent twice but where the answer was lost', async () => {
    const message = await writeMessage(server);
    const copies = WAYS.flatMap((way) =>
      Array.from({ length: 3 }, (_, n) => ({ way, address: `${way[0]}-${n}@example.com` })),
    );
    for (const { way, address } of copies) {
      sink.treat(address, ...way[1]);
      await deliver(server, message, { address });
    }
    await settled();
    const found = (await deliveries(server, message)) as unknown as Row[];
    for (const { way, address } of copies) {
      const row = found.find(({ address_key }) => address_key === addressKey(address));
      expect({ of: address, ...row }).toMatchObject({ of: address, address: null, claim: null, ...way[2] });
      const arrived = sink.to(address).length;
      expect({ address, arrived }).toEqual({ address, arrived: way[2].state === 'DELIVERED' ? 1 : 0 });
    }
    const [coverage] = await asTest(() => server.app.get(Outbox).coverage([message.noticeId!]));
    expect(coverage).toMatchObject({ recipients: 36, delivered: 18, pending: 0, failed: 18, bounced: 0 });
    const suppressed = await rows<{ address_key: string; reason: string }>(
      server.database,
      `select address_key, reason from suppression where organisation_id = '${message.organisationId}'`,
    );
    const hard = copies
      .filter(({ way }) => way[2].bounce_class === 'HARD')
      .map(({ address }) => addressKey(address));
    expect(suppressed.map(({ address_key }) => address_key).sort()).toEqual(hard.sort());
    expect(new Set(suppressed.map(({ reason }) => reason))).toEqual(new Set(['HARD_BOUNCE']));
  });

  it('and answers as it likes, once in a while for good, settles every copy', async () => {
    const message = await writeMessage(server);
    const answers: Treatment[] = [
      250,
      421,
      451,
      550,
      552,
      { afterData: 451 },
      'hang up',
      'hang up after data',
    ];
    const all = Array.from({ length: 60 }, (_, n) => `any-${n}@example.com`);
    for (const [n, address] of all.entries()) {
      // the same on every run: who comes when shall not decide what is tested
      const turns = Array.from(
        { length: 4 },
        (_, turn) => answers[(n * 7 + turn * 3 + ((n * turn) % 5)) % 8]!,
      );
      sink.treat(address, ...turns, 250);
      await deliver(server, message, { address });
    }
    await settled();
    const found = (await deliveries(server, message)) as unknown as Row[];
    expect(found).toHaveLength(60);
    for (const row of found) {
      expect(row).toMatchObject({ address: null, claim: null });
      expect(['DELIVERED', 'FAILED']).toContain(row.state);
      expect(row.bounce_class === null).toBe(row.state === 'DELIVERED');
    }
    const delivered = found.filter(({ state }) => state === 'DELIVERED').length;
    expect(new Set(all.filter((address) => sink.to(address).length > 0)).size).toBe(delivered);
    expect(delivered).toBeGreaterThan(10);
    expect(delivered).toBeLessThan(60);
  });
});
