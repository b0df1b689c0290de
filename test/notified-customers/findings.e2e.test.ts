import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Dispatcher } from '../../src/deliveries/dispatcher.js';
import { Tasks } from '../../src/platform/tasks.js';
import { createKey, createOrganisation } from '../support/register.js';
import { startServer, type TestServer } from '../support/server.js';
import { startSink, type Sink } from '../support/smtp.js';
import { announceIt, coming, customer, customersOf, findingFields, noticeFindings } from './world.js';

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

let count = 0;
const fresh = async (more: Record<string, unknown> = {}) =>
  (await createOrganisation(server, `amiss-${++count}`, { noticeDays: 0, ...more })).slug;
const settled = () => server.app.get(Dispatcher).idle();
const later = (ms: number) => server.clock.set(new Date(server.clock.now().getTime() + ms));
const HOUR = 3_600_000;
async function anHourLater() {
  later(HOUR);
  await server.app.get(Tasks).runDue();
  await settled();
}
const today = () => server.clock.today('Europe/Berlin');
const inDays = (days: number, from = today()) =>
  new Date(Date.parse(from) + days * 24 * HOUR).toISOString().slice(0, 10);
const found = (slug: string, args = '') => noticeFindings(server, slug, args);
const accept = `mutation($input: AcceptFindingInput!) { acceptFinding(input: $input) { finding { id accepted { reason } } } }`;
const refused = { noticeContacts: [{ email: 'gone@moved.example' }] };

describe('the findings on a notice', () => {
  it('are none where everybody was told in time', async () => {
    const slug = await fresh();
    await customer(server, slug, 'Told Ltd', { noticeDays: 14 });
    await announceIt(server, await coming(server, slug, inDays(15)));
    await settled();
    expect(await customersOf(server, slug, 1)).toMatchObject([{ reached: 'DELIVERED', toldLate: false }]);
    expect(await found(slug)).toEqual([]);
    await anHourLater();
    expect(await found(slug, `, on: "${inDays(100)}"`)).toEqual([]);
  });

  it('N01 names whom it could not reach, from then on, until a person has seen to it', async () => {
    const slug = await fresh();
    sink.treat('gone@moved.example', 550);
    await customer(server, slug, 'Moved Ltd', refused);
    await customer(server, slug, 'Nobody Ltd', { noticeContacts: [] });
    const notice = await coming(server, slug, inDays(60));
    await announceIt(server, notice);
    await settled();
    await anHourLater();
    const [finding, ...others] = await found(slug);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      rule: 'N01',
      severity: 'ERROR',
      target: 'NOTICE',
      targetId: notice.id,
      targetName: 'Notice 1',
    });
    expect(finding!.message).toMatch(/Moved Ltd \("Data processing agreement", effective on/);
    expect(finding!.message).toContain('Nobody Ltd');
    const { notice: read } = await server.get(
      `{ notice(organisation: "${slug}", number: 1) { findings { ${findingFields} } } }`,
    );
    expect(read.findings).toEqual([finding]);
    expect(await found(slug, `, on: "${inDays(-1)}"`)).toEqual([]);
    const resolve = `mutation($input: ResolveDeliveryInput!) { resolveDelivery(input: $input) { notifiedCustomer { reached } } }`;
    const unresolved = server.clock.now().toISOString();
    later(HOUR);
    for (const { id } of await customersOf(server, slug, 1))
      await server.get(resolve, { input: { id, note: 'Told by registered letter.' } });
    expect(await found(slug)).toEqual([]);
    expect(await found(slug, `, asOf: "${unresolved}"`)).toEqual([finding]);
  });

  it('N01 can be accepted, and only by those whose it is', async () => {
    const slug = await fresh();
    await customer(server, slug, 'Nobody Ltd', { noticeContacts: [] });
    await announceIt(server, await coming(server, slug, inDays(60)));
    const [finding] = await found(slug);
    const input = {
      organisation: slug,
      finding: finding!.id,
      reason: 'Told by telephone.',
      person: 'DPO',
      expiresOn: inDays(30),
    };
    const foreign = await createKey(server, await fresh(), 'ADMIN');
    const code = async (query: string, variables = {}) =>
      (await server.ask(query, variables, foreign)).errors?.[0]?.extensions.code;
    expect(await code(`{ findings(organisation: "${slug}") { totalCount } }`)).toBe('NOT_FOUND');
    expect(await code(accept, { input })).toBe('NOT_FOUND');
    const own = `{ findings(organisation: "amiss-${count}") { edges { node { message } } } }`;
    expect(JSON.stringify(await server.get(own, {}, foreign))).not.toContain('Nobody');
    await server.get(accept, { input });
    expect((await found(slug)).map(({ accepted }) => accepted?.reason)).toEqual(['Told by telephone.']);
    expect((await found(slug, `, on: "${inDays(31)}"`)).map(({ accepted }) => accepted)).toEqual([null]);
  });

  it('N01 that was accepted stands anew when one more customer cannot be reached', async () => {
    const slug = await fresh();
    sink.treat('gone@moved.example', 451, 550);
    await customer(server, slug, 'Nobody Ltd', { noticeContacts: [] });
    await customer(server, slug, 'Moved Ltd', refused);
    await announceIt(server, await coming(server, slug, inDays(60)));
    await settled();
    const [finding] = await found(slug);
    const accepted = {
      finding: finding!.id,
      reason: 'Told by telephone.',
      person: 'DPO',
      expiresOn: inDays(30),
    };
    await server.get(accept, { input: { organisation: slug, ...accepted } });
    expect(await found(slug)).toMatchObject([
      { id: finding!.id, accepted: { reason: 'Told by telephone.' } },
    ]);
    later(HOUR);
    await settled();
    const [anew, ...others] = await found(slug);
    expect(others).toEqual([]);
    expect(anew).toMatchObject({ rule: 'N01', accepted: null });
    expect(anew!.message).toContain('Moved Ltd');
  });

  it('N02 says who was told late, already when it can no longer be in time', async () => {
    const slug = await fresh();
    const announcedOn = today();
    await customer(server, slug, 'Slow Ltd', {
      noticeDays: 14,
      noticeContacts: [{ email: 'dpo@slow.example' }],
    });
    await customer(server, slug, 'Patient Ltd', {
      noticeDays: 7,
      noticeContacts: [{ email: 'dpo@patient.example' }],
    });
    sink.treat('dpo@slow.example', 451, 250);
    sink.treat('dpo@patient.example', 451, 250);
    const effect = inDays(15);
    await announceIt(server, await coming(server, slug, effect));
    await settled();
    expect(await found(slug)).toEqual([]);
    later(24 * HOUR);
    expect(await found(slug)).toMatchObject([
      { rule: 'N02', severity: 'ERROR', message: expect.stringContaining('still on its way') },
    ]);
    await settled();
    const late = await found(slug);
    expect(late).toMatchObject([{ rule: 'N02', severity: 'ERROR', target: 'NOTICE' }]);
    expect(late[0]!.message).toContain(
      `Slow Ltd ("Data processing agreement", accepted on ${today()}, effective on ${effect}, 14 days agreed on)`,
    );
    expect(late[0]!.message).not.toContain('Patient');
    expect(await found(slug, `, on: "${announcedOn}"`)).toEqual([]);
    expect(await found(slug, `, on: "${inDays(100)}"`)).toEqual(late);
  });

  it('N02 counts a day that changes minutes after announcing', async () => {
    const slug = await fresh();
    // ten minutes before midnight in Berlin, winter or summer
    const midnight = new Date(Date.parse(`${inDays(1)}T00:00:00+01:00`) - 10 * 60_000);
    server.clock.set(midnight);
    await customer(server, slug, 'Night Ltd', {
      noticeDays: 14,
      noticeContacts: [{ email: 'dpo@night.example' }],
    });
    sink.treat('dpo@night.example', 451, 250);
    await announceIt(server, await coming(server, slug, inDays(15)));
    await settled();
    later(20 * 60_000);
    await settled();
    expect(await customersOf(server, slug, 1)).toMatchObject([{ reached: 'DELIVERED', toldLate: true }]);
    expect(await found(slug)).toMatchObject([{ rule: 'N02' }]);
  });
});
