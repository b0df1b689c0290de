import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { Dispatcher } from '../../src/deliveries/dispatcher.js';
import { Tasks } from '../../src/platform/tasks.js';
import { mailsTo } from '../subscriptions/visitor.js';
import { asTest, rows } from '../support/outbox.js';
import { refusal } from '../support/record.js';
import { createKey } from '../support/register.js';
import { startServer, type TestServer } from '../support/server.js';
import { authorisationsOf, decideObjection, fileObjection, objectionsOf, told } from './objecting.js';

let server: TestServer;
const START = new Date('2026-03-01T09:00:00Z');
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const grounds = 'By letter of our works council.';
const filed = async (notifiedCustomer: string, more: object = {}) => {
  const input = { notifiedCustomer, grounds, ...more };
  return (await server.get(fileObjection, { input })).fileObjection.objection as {
    id: string;
    reference: string;
  };
};
const decide = (objection: string, decision: string, reason = 'We moved the data to Oslo.', key?: string) =>
  server.ask(decideObjection, { input: { objection, decision, reason } }, key);

describe('an objection that came by letter', () => {
  it('is recorded for the day on which it came, within the window, or as late and without effect', async () => {
    const { slug, notified } = await told(server);
    const tries = async (more: object) =>
      refusal(await server.ask(fileObjection, { input: { notifiedCustomer: notified, grounds, ...more } }));
    try {
      server.clock.set(new Date('2026-03-25T09:00:00Z'));
      const closed = await server.ask(fileObjection, { input: { notifiedCustomer: notified, grounds } });
      expect(closed.errors![0]).toMatchObject({
        message: expect.stringContaining('2026-03-21'),
        extensions: { code: 'OBJECTION_WINDOW_CLOSED' },
      });
      expect(await tries({ receivedOn: '2026-03-26' })).toEqual({
        code: 'BAD_USER_INPUT',
        paths: ['receivedOn'],
      });
      expect(await tries({ receivedOn: '2026-02-28' })).toEqual({
        code: 'BAD_USER_INPUT',
        paths: ['receivedOn'],
      });
      expect(await tries({ receivedOn: '2026-03-22' })).toMatchObject({ code: 'OBJECTION_WINDOW_CLOSED' });
      expect(await tries({ contact: 'nobody' })).toEqual({ code: 'BAD_USER_INPUT', paths: ['contact'] });
      expect(await tries({ grounds: 'short' })).toEqual({ code: 'BAD_USER_INPUT', paths: ['grounds'] });
      const late = await filed(notified, { late: true, contact: 'late@client.example' });
      expect(late).toMatchObject({ late: true, receivedOn: '2026-03-25' });
      expect(await authorisationsOf(server, slug)).toEqual([]);
      await decide(late.id, 'WITHDRAWN');
      expect(await authorisationsOf(server, slug)).toEqual([]);
      expect(await filed(notified, { receivedOn: '2026-03-20', late: true })).toMatchObject({ late: false });
      expect(await authorisationsOf(server, slug)).toMatchObject([
        { state: 'OBJECTED', decidedOn: '2026-03-20' },
      ]);
    } finally {
      server.clock.set(START);
    }
  });

  it('in time counts, though one that came too late is on record and not decided', async () => {
    const { slug, notified } = await told(server);
    try {
      server.clock.set(new Date('2026-03-25T09:00:00Z'));
      const late = await filed(notified, { late: true });
      expect(await filed(notified, { late: true })).toEqual(late);
      const inTime = await filed(notified, { receivedOn: '2026-03-20' });
      expect(inTime).toMatchObject({ late: false, state: 'FILED' });
      expect(inTime.id).not.toBe(late.id);
      expect(await filed(notified, { receivedOn: '2026-03-20' })).toEqual(inTime);
      expect(await authorisationsOf(server, slug)).toMatchObject([
        { state: 'OBJECTED', decidedOn: '2026-03-20' },
      ]);
      const another = { notifiedCustomer: notified, grounds: 'Of our works council, once more.' };
      expect(
        refusal(await server.ask(fileObjection, { input: { ...another, receivedOn: '2026-03-21' } })),
      ).toMatchObject({ code: 'WRONG_STATUS' });
      expect(await filed(notified, { late: true, grounds: another.grounds })).toMatchObject({ late: true });
      await decide(late.id, 'REJECTED');
      expect(await authorisationsOf(server, slug)).toHaveLength(1);
      await decide(inTime.id, 'WITHDRAWN');
      expect((await authorisationsOf(server, slug)).at(-1)).toMatchObject({ state: 'AUTHORISED' });
    } finally {
      server.clock.set(START);
    }
  });

  it('names what it objects to, or all that needs a period', async () => {
    const { notified, subProcessor } = await told(server);
    const input = { notifiedCustomer: notified, grounds, subProcessors: [notified] };
    expect(refusal(await server.ask(fileObjection, { input }))).toEqual({
      code: 'BAD_USER_INPUT',
      paths: ['subProcessors.0'],
    });
    expect(await filed(notified, { subProcessors: [subProcessor] })).toMatchObject({
      subProcessors: [{ id: subProcessor }],
    });
  });

  it('is refused once the notice is withdrawn', async () => {
    const { notified, notice } = await told(server);
    await server.get(
      `mutation($input: WithdrawNoticeInput!) { withdrawNotice(input: $input) { notice { state } } }`,
      { input: { notice: notice.id, reason: 'Not signed.' } },
    );
    const answer = await server.ask(fileObjection, { input: { notifiedCustomer: notified, grounds } });
    expect(refusal(answer).code).toBe('WRONG_STATUS');
  });
});

describe('deciding', () => {
  it.each([
    ['UPHELD', {}, 'REFUSED', 'are not used for you'],
    ['UPHELD', { objectionEffect: 'MAY_TERMINATE' }, 'REFUSED', 'are not used for you'],
    ['WORKAROUND', {}, 'AUTHORISED', 'settled by other means'],
    ['WITHDRAWN', {}, 'AUTHORISED', 'The objection is withdrawn'],
    ['REJECTED', {}, 'OBJECTED', 'nevertheless not used for you'],
    ['REJECTED', { objectionEffect: 'MAY_TERMINATE' }, 'OBJECTED', 'allows you to end it'],
    ['REJECTED', { authorisation: 'SPECIFIC' }, 'REFUSED', 'nevertheless not used for you'],
  ])('%s under %j leaves the word %s and answers by mail', async (decision, terms, word, text) => {
    const { slug, notified } = await told(server, terms);
    const contact = `${slug}@client.example`;
    const { id, reference } = await filed(notified, { contact });
    // a claim on a mail that is under way would run out with the day
    await server.app.get(Dispatcher).idle();
    server.clock.set(new Date(server.clock.now().getTime() + 86_400_000));
    const { data } = await decide(id, decision, 'We moved the <data> to Oslo.');
    expect(data.decideObjection.objection).toMatchObject({
      state: decision,
      reason: 'We moved the <data> to Oslo.',
      decidedBy: 'first admin',
      decidedAt: expect.any(String),
    });
    expect((await authorisationsOf(server, slug)).at(-1)).toMatchObject({ state: word });
    const { subProcessors } = await server.get(
      `{ subProcessors(organisation: "${slug}", customer: "client-ltd", on: "2026-12-01") { totalCount } }`,
    );
    expect(subProcessors.totalCount).toBe(/not used|are not/.test(text) ? 0 : 1);
    const mails = await mailsTo(server, contact, 2);
    const answer = mails.find(({ subject }) => subject === `Decided: objection ${reference}`)!;
    expect(answer.text.replaceAll(/\s+/g, ' ')).toContain(text);
    expect(answer.html).toContain('the &lt;data&gt; to Oslo');
    expect(refusal(await decide(id, 'UPHELD')).code).toBe('WRONG_STATUS');
    expect(await objectionsOf(server, slug, ', open: true')).toEqual([]);
    expect(await objectionsOf(server, slug, ', open: false')).toHaveLength(1);
    // a further one is allowed while the window is open
    expect(await filed(notified, { grounds: 'Something else entirely.' })).toMatchObject({ state: 'FILED' });
    await server.app.get(Dispatcher).idle();
    server.clock.set(START);
  });

  it('happens once, also when two decide at the same time', async () => {
    const { notified } = await told(server);
    const { id } = await filed(notified);
    const answers = await Promise.all([decide(id, 'UPHELD'), decide(id, 'REJECTED')]);
    const codes = answers.map((answer) => refusal(answer).code).sort();
    expect(codes).toEqual(['WRONG_STATUS', 'none']);
  });

  it('needs a reason, and a key that may announce; a letter, one that may edit', async () => {
    const { slug, notified } = await told(server);
    const [viewer, editor, publisher] = await Promise.all(
      ['VIEWER', 'EDITOR', 'PUBLISHER'].map((role) => createKey(server, slug, role)),
    );
    const file = (key: string) =>
      server.ask(fileObjection, { input: { notifiedCustomer: notified, grounds } }, key);
    expect(refusal(await file(viewer!)).code).toBe('FORBIDDEN');
    const { id } = (await file(editor!)).data.fileObjection.objection;
    expect(refusal(await decide(id, 'UPHELD', 'Yes indeed.', editor)).code).toBe('FORBIDDEN');
    expect(refusal(await decide(id, 'UPHELD', '  ', publisher))).toEqual({
      code: 'BAD_USER_INPUT',
      paths: ['reason'],
    });
    expect(refusal(await decide(id, 'UPHELD', 'Yes indeed.', publisher)).code).toBe('none');
  });

  it('is for the organisation whose objection it is; to others there is none', async () => {
    const { slug, notified } = await told(server);
    const { slug: other } = await told(server);
    const { id } = await filed(notified);
    const key = await createKey(server, other, 'ADMIN');
    const file = await server.ask(fileObjection, { input: { notifiedCustomer: notified, grounds } }, key);
    expect(refusal(file).code).toBe('NOT_FOUND');
    expect(refusal(await decide(id, 'UPHELD', 'No reason.', key)).code).toBe('NOT_FOUND');
    const list = await server.ask(`{ objections(organisation: "${slug}") { totalCount } }`, {}, key);
    expect(refusal(list).code).toBe('NOT_FOUND');
  });
});

describe('an objection', () => {
  it('stands with its notice, in history without the address, and in events without whose it is', async () => {
    const { slug, notified, notice } = await told(server);
    const { id, reference } = await filed(notified, { contact: 'dpo@client.example' });
    await decide(id, 'UPHELD');
    const answer = await server.get(`{ notice(organisation: "${slug}", number: ${notice.number}) {
      objections { totalCount edges { node { reference state } } } open: objections(open: true) { totalCount } } }`);
    expect(answer.notice).toEqual({
      objections: { totalCount: 1, edges: [{ node: { reference, state: 'UPHELD' } }] },
      open: { totalCount: 0 },
    });
    const { changes, events } = await server.get(`{
      changes(organisation: "${slug}", first: 100) { edges { node { act table fields { field from to } } } }
      events(organisation: "${slug}") { edges { node { type data notice { number } } } } }`);
    const written = changes.edges.map(({ node }: { node: { table: string } }) => node);
    expect(written.filter(({ table }: { table: string }) => table.startsWith('objection'))).toHaveLength(3);
    expect(
      JSON.stringify(written.filter(({ table }: { table: string }) => table.startsWith('obj'))),
    ).not.toContain('dpo@');
    const told2 = events.edges.map(({ node }: { node: { type: string } }) => node).slice(-2);
    expect(told2).toMatchObject([
      { type: 'OBJECTION_FILED', data: { objection: id, reference, late: false }, notice: { number: 1 } },
      { type: 'OBJECTION_DECIDED', data: { objection: id, decision: 'UPHELD' } },
    ]);
    expect(JSON.stringify(told2)).not.toMatch(/dpo@|Client|council/);
  });

  it('keeps the address as long as evidence is kept, and its acts for good', async () => {
    const { slug, notified } = await told(server);
    const { id } = await filed(notified, { contact: 'dpo@client.example' });
    await decide(id, 'UPHELD');
    const later = async (days: number) => {
      server.clock.set(new Date(START.getTime() + days * 86_400_000));
      await server.app.get(Tasks).runDue();
      return (await objectionsOf(server, slug))[0]!.contact;
    };
    expect(await later(1090)).toBe('dpo@client.example');
    expect(await later(1100)).toBeNull();
    server.clock.set(START);
    await expect(
      rows(server.database, `update objection_act set reason = 'another' where objection_id = '${id}'`),
    ).rejects.toThrow(/permission denied|append-only/);
    const left = await asTest(() =>
      server.database.read((db) => sql`select from objection_act where objection_id = ${id}`.execute(db)),
    );
    expect(left.rows).toHaveLength(2);
  });
});
