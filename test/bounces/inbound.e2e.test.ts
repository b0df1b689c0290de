import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { returnPathOf } from '../../src/deliveries/return-path.js';
import { Audience, type Message } from '../../src/deliveries/message.entity.js';
import { Dispatcher } from '../../src/deliveries/dispatcher.js';
import { Outbox } from '../../src/deliveries/outbox.js';
import { Tokens } from '../../src/platform/tokens.js';
import { Tasks } from '../../src/platform/tasks.js';
import { asTest, deliver, deliveries, rows, writeMessage } from '../support/outbox.js';
import { startServer, type TestServer } from '../support/server.js';
import { startSink, type Sink } from '../support/smtp.js';
import { complaint, failure, holiday, unknownUser } from './reports.js';

const TOKEN = 'the-token-of-the-mail-server';
const SECRET = 'a-secret-for-the-tests-only';

let sink: Sink;
let server: TestServer;
beforeAll(async () => {
  sink = await startSink();
  server = await startServer({
    SMTP_URL: sink.url,
    SECRET,
    PUBLIC_URL: 'https://trust.acme.example',
    BOUNCE_ADDRESS: 'bounce@acme.example',
    INBOUND_TOKEN: TOKEN,
    LOG_LEVEL: 'error',
  });
});
afterAll(async () => {
  await server.stop();
  await sink.down();
});

interface Bounced {
  id: string;
  state: string;
  bounce_class: string | null;
  bounced_at: unknown;
  status: string | null;
  report: string | null;
}

/** A mail that was taken by the mail server, and its return path. */
async function sent(address: string, words: Partial<Message> = {}) {
  const message = await writeMessage(server, words);
  await deliver(server, message, { address });
  await server.app.get(Dispatcher).idle();
  const row = async () => (await deliveries(server, message))[0] as unknown as Bounced;
  return { message, row, path: sink.to(address).at(-1)!.from };
}

async function hand(raw: string, { to = '', token = TOKEN as string | null, type = 'message/rfc822' } = {}) {
  const answer = await fetch(`${server.url}/inbound/mail`, {
    method: 'POST',
    headers: {
      'content-type': type,
      ...(token !== null && { authorization: `Bearer ${token}` }),
      ...(to && { 'x-envelope-to': to }),
    },
    body: raw,
  });
  return { status: answer.status, body: await answer.text() };
}

const suppressed = (message: Message) =>
  rows<{ reason: string; status: string | null }>(
    server.database,
    `select * from suppression where organisation_id = '${message.organisationId}'`,
  );

describe('the return path of a mail', () => {
  it('is its own, names nobody, and fits into 64 characters', async () => {
    const one = await sent('one@example.com');
    const other = await sent('other@example.com');
    expect(one.path).toMatch(/^bounce\+[0-9a-f]{52}@acme\.example$/);
    expect(one.path.split('@')[0]!.length).toBeLessThanOrEqual(64);
    expect(one.path).not.toBe(other.path);
  });

  it('is empty for what answers by itself, so that nothing comes back', async () => {
    const { path } = await sent('answered@example.com', { automaticAnswer: true });
    expect(path).toBe('');
    expect(sink.to('answered@example.com')[0]!.raw).toContain('Auto-Submitted: auto-replied');
  });
});

describe('a report that comes in', () => {
  it('makes of a delivered mail one that bounced, and of its address one that is not written to any more', async () => {
    const { message, row, path } = await sent('gone@example.com');
    const answer = await hand(failure({ recipients: [unknownUser] }), { to: path });
    expect(answer).toEqual({ status: 202, body: '' });
    expect(await row()).toMatchObject({ state: 'BOUNCED', bounce_class: 'HARD', status: '5.1.1' });
    expect((await row()).report).toContain('User unknown');
    expect((await row()).bounced_at).not.toBeNull();
    expect(await suppressed(message)).toMatchObject([{ reason: 'HARD_BOUNCE', status: '5.1.1' }]);
    const [coverage] = await asTest(() => server.app.get(Outbox).coverage([message.noticeId!]));
    expect(coverage).toMatchObject({ recipients: 1, delivered: 0, pending: 0, failed: 1, bounced: 1 });
  });

  it.each<[string, (path: string) => [string, string]]>([
    ['the header To', (path) => [failure({ to: path.toUpperCase(), recipients: [unknownUser] }), '']],
    [
      'Delivered-To',
      (path) => [failure({ headers: [`Delivered-To: ${path}`], recipients: [unknownUser] }), ''],
    ],
    [
      'the envelope id',
      (path) => [failure({ mail: [`Original-Envelope-Id: ${path}`], recipients: [unknownUser] }), ''],
    ],
  ])('is known by %s too', async (where, made) => {
    const { row, path } = await sent(`${where.replaceAll(' ', '-').toLowerCase()}@example.com`);
    const [raw, to] = made(path);
    await hand(raw, { to });
    expect(await row()).toMatchObject({ state: 'BOUNCED' });
  });

  it('may name its recipient in the address asked, and be sent as plain bytes', async () => {
    const { row, path } = await sent('query@example.com');
    const answer = await fetch(`${server.url}/inbound/mail?recipient=${encodeURIComponent(path)}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream', authorization: `Bearer ${TOKEN}` },
      body: failure({ recipients: [unknownUser] }),
    });
    expect(answer.status).toBe(202);
    expect(await row()).toMatchObject({ state: 'BOUNCED' });
  });

  it('changes nothing, and is answered the same, where no signature of ours vouches for it', async () => {
    const { message, row, path } = await sent('victim@example.com');
    const forged = path.replace(/[0-9a-f]@/, (last) => (last === '0@' ? '1@' : '0@'));
    const others = returnPathOf(
      'bounce@acme.example',
      new Tokens(['another-secret-altogether']),
      (await row()).id,
    );
    for (const to of ['', 'bounce@acme.example', forged, others]) {
      const text = `Original-Recipient: rfc822;${path}`;
      // the token in the text for people, or in the mail that is returned, does not count
      const raw = failure({ recipients: [unknownUser] }).replace(
        'I am sorry',
        `${path}\r\n${text}\r\nI am sorry`,
      );
      expect(await hand(raw, { to })).toEqual({ status: 202, body: '' });
    }
    for (const raw of [
      holiday(path),
      'nothing',
      failure({ recipients: [[...unknownUser.slice(0, 1), 'Action: delayed']] }),
    ])
      expect(await hand(raw, { to: path })).toEqual({ status: 202, body: '' });
    expect(await row()).toMatchObject({ state: 'DELIVERED', bounce_class: null });
    expect(await suppressed(message)).toEqual([]);
  });

  it('is taken from whoever has the token, as a mail and not too large', async () => {
    const raw = failure({ recipients: [unknownUser] });
    expect((await hand(raw, { token: null })).status).toBe(401);
    expect((await hand(raw, { token: `${TOKEN}x` })).status).toBe(401);
    expect((await hand('{}', { type: 'application/json' })).status).toBe(400);
    expect((await hand('x', { type: 'text/html' })).status).toBe(415);
    expect((await hand('x'.repeat(1_000_001))).status).toBe(413);
  });

  it('about us suppresses nobody', async () => {
    const { message, row, path } = await sent('policy@example.com');
    const policy = ['Final-Recipient: rfc822; a@example.com', 'Action: failed', 'Status: 5.7.1'];
    await hand(failure({ recipients: [policy] }), { to: path });
    expect(await row()).toMatchObject({ state: 'BOUNCED', bounce_class: 'SENDER' });
    expect(await suppressed(message)).toEqual([]);
  });

  it('of a full mailbox counts three times within 14 days like one of no mailbox', async () => {
    const full = ['Final-Recipient: rfc822; a@example.com', 'Action: failed', 'Status: 5.2.2'];
    const first = await sent('full@example.com');
    await hand(failure({ recipients: [full] }), { to: first.path });
    const again = async () => {
      const message = {
        ...(await writeMessage(server)),
        organisationId: first.message.organisationId,
      } as Message;
      await rows(
        server.database,
        `update message set organisation_id = '${message.organisationId}' where id = '${message.id}'`,
      );
      await deliver(server, message, { address: 'FULL@example.com' });
      await server.app.get(Dispatcher).idle();
      const { from } = sink.mails.filter(({ to }) => to === 'FULL@example.com').at(-1)!;
      await hand(failure({ recipients: [full] }), { to: from });
    };
    await again();
    expect(await suppressed(first.message)).toEqual([]);
    await rows(
      server.database,
      `update delivery set bounced_at = bounced_at - interval '15 days' where id = '${(await first.row()).id}'`,
    );
    await again();
    expect(await suppressed(first.message)).toEqual([]);
    await again();
    expect(await suppressed(first.message)).toMatchObject([{ reason: 'SOFT_BOUNCES', status: '5.2.2' }]);
  });

  it('of abuse leaves the mail delivered, and suppresses the address', async () => {
    const { message, row, path } = await sent('annoyed@example.com');
    await hand(complaint(['Feedback-Type: abuse', `Original-Mail-From: <${path}>`]));
    expect(await row()).toMatchObject({ state: 'DELIVERED', bounce_class: 'COMPLAINT' });
    expect(await suppressed(message)).toMatchObject([{ reason: 'COMPLAINT' }]);
    await hand(failure({ recipients: [unknownUser] }), { to: path });
    expect(await row()).toMatchObject({ state: 'DELIVERED', bounce_class: 'COMPLAINT' });
  });

  it('about a contact marks the mail as not delivered, and suppresses nobody: a contact must be reached', async () => {
    const { message, row, path } = await sent('contact@example.com', { audience: Audience.CONTACT });
    await hand(failure({ recipients: [unknownUser] }), { to: path });
    expect(await row()).toMatchObject({ state: 'BOUNCED', bounce_class: 'HARD' });
    expect(await suppressed(message)).toEqual([]);
  });

  it('counts also when it is here before the mail is marked as sent', async () => {
    const { row, path } = await sent('fast@example.com');
    const { id } = await row();
    const claim = randomUUID();
    await rows(
      server.database,
      `update delivery set state = 'PENDING', claim = '${claim}', due_at = ropewalk_now() + interval '1 hour' where id = '${id}'`,
    );
    await hand(failure({ recipients: [unknownUser] }), { to: path });
    expect(await row()).toMatchObject({ state: 'PENDING', bounce_class: 'HARD' });
    await rows(
      server.database,
      `select ropewalk_mark_deliveries('${JSON.stringify([{ id, claim, state: 'DELIVERED', wait: null, code: 250, answer: '250 ok' }])}', '', 3, 14)`,
    );
    expect(await row()).toMatchObject({ state: 'BOUNCED', bounce_class: 'HARD' });
  });

  it('is forgotten in its words after two weeks', async () => {
    const { row, path } = await sent('words@example.com');
    await hand(failure({ recipients: [unknownUser] }), { to: path });
    expect((await row()).report).not.toBeNull();
    server.clock.set(new Date(server.clock.now().getTime() + 15 * 86_400_000));
    await server.app.get(Tasks).runDue();
    expect(await row()).toMatchObject({ state: 'BOUNCED', status: '5.1.1', report: null });
  });
});
