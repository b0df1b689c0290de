import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Dispatcher } from '../../src/deliveries/dispatcher.js';
import { announced, createKey, createOrganisation, engaged } from '../support/register.js';
import { startServer, type TestServer } from '../support/server.js';
import { startSink, type Sink } from '../support/smtp.js';
import { codes, pass, rowsOf, Visitor } from '../subscriptions/visitor.js';
import { failure, unknownUser } from './reports.js';

const TOKEN = 'the-token-of-the-mail-server';

let sink: Sink;
let server: TestServer;
beforeAll(async () => {
  sink = await startSink();
  server = await startServer({
    SMTP_URL: sink.url,
    TRUST_PROXY: 'true',
    PUBLIC_URL: 'https://trust.acme.example',
    BOUNCE_ADDRESS: 'bounce@acme.example',
    INBOUND_TOKEN: TOKEN,
  });
  for (const slug of ['acme', 'other']) await createOrganisation(server, slug, { noticeDays: 0 });
});
afterAll(async () => {
  await server.stop();
  await sink.down();
});

async function settled() {
  await server.app.get(Dispatcher).idle();
}

/** Asks, reads the mail that comes by SMTP, confirms. */
async function joined(email: string, slug = 'acme') {
  const visitor = new Visitor(server, slug);
  const { errors } = await visitor.subscribe(email);
  expect(errors).toBeUndefined();
  await settled();
  const { text } = await sink.to(email).at(-1)!.parsed();
  const link = /https:\S+\/subscribe\/confirm\/[\w-]+/.exec(text!)![0];
  expect((await visitor.post(new URL(link).pathname)).status).toBe(200);
}

let days = 10;
async function told() {
  await engaged(server, 'acme', { legalName: `Vendor ${(days += 1)}`, effectiveFrom: `2026-04-${days}` });
  await announced(server, 'acme');
  await settled();
}

async function bounced(email: string) {
  const answer = await fetch(`${server.url}/inbound/mail`, {
    method: 'POST',
    headers: { 'content-type': 'message/rfc822', authorization: `Bearer ${TOKEN}` },
    body: failure({ to: sink.to(email).at(-1)!.from, recipients: [unknownUser] }),
  });
  expect(answer.status).toBe(202);
}

const list = `query($organisation: String!, $address: String) { suppressions(organisation: $organisation, address: $address) {
  totalCount edges { node { id reason status since } } } }`;
const lift = `mutation($id: ID!) { liftSuppression(input: { id: $id }) { suppression { id reason } } }`;
const listed = async (address?: string) =>
  (await server.get(list, { organisation: 'acme', address })).suppressions;
const stateOf = async (email: string) =>
  (await rowsOf(server, 'acme')).find(({ address }) => address === email)?.state;

describe('a subscriber whose address fails for good', () => {
  it('by a report gets nothing more, is let go and erased, and may come back by asking anew', async () => {
    await joined('ada@example.com');
    await told();
    await bounced('ada@example.com');
    const before = sink.to('ada@example.com').length;
    await told();
    expect(sink.to('ada@example.com')).toHaveLength(before);
    await pass(server, 1);
    expect(await stateOf('ada@example.com')).toBeUndefined();
    expect(await listed('ADA@example.com')).toMatchObject({
      totalCount: 1,
      edges: [
        { node: { reason: 'HARD_BOUNCE', status: '5.1.1', since: expect.stringMatching(/^2026-03-01T/) } },
      ],
    });
    await joined('ada@example.com');
    expect(await listed('ada@example.com')).toMatchObject({ totalCount: 0 });
    await told();
    // one more for the confirmation, one for the notice
    expect(sink.to('ada@example.com')).toHaveLength(before + 2);
  });

  it('by the answer of the mail server is let go just so', async () => {
    await joined('bob@example.com');
    sink.treat('bob@example.com', 550);
    await told();
    expect(await listed('bob@example.com')).toMatchObject({ edges: [{ node: { reason: 'HARD_BOUNCE' } }] });
    await pass(server, 1);
    expect(await stateOf('bob@example.com')).toBeUndefined();
  });

  it('by a full mailbox stays', async () => {
    await joined('cleo@example.com');
    sink.treat('cleo@example.com', 552, 250);
    await told();
    await pass(server, 1);
    expect(await stateOf('cleo@example.com')).toBe('CONFIRMED');
    // what was announced before she joined
    await settled();
    const before = sink.to('cleo@example.com').length;
    await told();
    expect(sink.to('cleo@example.com')).toHaveLength(before + 1);
  });
});

describe('the list of suppressed addresses', () => {
  it('shows no address, is for editors, and a publisher lifts; another organisation sees and lifts nothing', async () => {
    const [{ node }] = (await listed('bob@example.com')).edges;
    const [viewer, editor, publisher] = await Promise.all(
      ['VIEWER', 'EDITOR', 'PUBLISHER'].map((role) => createKey(server, 'acme', role)),
    );
    const stranger = await createKey(server, 'other', 'ADMIN');
    expect(codes(await server.ask(list, { organisation: 'acme' }, viewer))).toEqual(['FORBIDDEN']);
    expect((await server.ask(list, { organisation: 'acme' }, editor)).errors).toBeUndefined();
    expect(codes(await server.ask(list, { organisation: 'acme' }, stranger))).toEqual(['NOT_FOUND']);
    expect(codes(await server.ask(list, { organisation: 'acme', address: 'nobody' }, editor))).toEqual([
      'BAD_USER_INPUT address',
    ]);
    expect(codes(await server.ask(lift, { id: node.id }, stranger))).toEqual(['NOT_FOUND']);
    expect(codes(await server.ask(lift, { id: node.id }, editor))).toEqual(['FORBIDDEN']);
    expect((await server.get(lift, { id: node.id }, publisher)).liftSuppression.suppression).toEqual({
      id: node.id,
      reason: 'HARD_BOUNCE',
    });
    expect(await listed('bob@example.com')).toMatchObject({ totalCount: 0, edges: [] });
    expect(codes(await server.ask(lift, { id: node.id }, publisher))).toEqual(['NOT_FOUND']);
  });
});
