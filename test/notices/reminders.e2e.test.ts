import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Dispatcher } from '../../src/deliveries/dispatcher.js';
import { RemindingService } from '../../src/notified-customers/reminding.service.js';
import { Tasks } from '../../src/platform/tasks.js';
import { announceIt, coming, customer, drafted } from '../notified-customers/world.js';
import { said } from '../objections/objecting.js';
import { mailsTo, Visitor } from '../subscriptions/visitor.js';
import { createOrganisation, engaged } from '../support/register.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ TRUST_PROXY: 'true' });
});
afterAll(() => server.stop());

let count = 0;
/** An organisation that reminds 5 days before the deadline, which is 21 March for what is announced on 1 March. */
async function reminding(more: Record<string, unknown> = {}) {
  server.clock.set(new Date('2026-03-01T09:00:00Z'));
  const { slug } = await createOrganisation(server, `remind-${++count}`, { noticeDays: 14 });
  await server.get(
    `mutation($input: AmendOrganisationInput!) { amendOrganisation(input: $input) { organisation { slug } } }`,
    { input: { organisation: slug, reminderDays: 5, ...more } },
  );
  return slug;
}

const terms = (slug: string, more: Record<string, unknown> = {}) => ({
  objectionDays: 20,
  noticeContacts: [{ email: `dpo@${slug}.client.example` }],
  ...more,
});

async function told(slug: string, effectiveFrom = '2026-05-20') {
  const notice = await coming(server, slug, effectiveFrom);
  await announceIt(server, notice);
  await server.app.get(Dispatcher).idle();
  return notice;
}

/** What is due in the background at noon of a day. */
async function on(day: string) {
  server.clock.set(new Date(`${day}T12:00:00Z`));
  await server.app.get(Tasks).runDue();
  await server.app.get(Dispatcher).idle();
}

const subjects = async (address: string) => (await mailsTo(server, address)).map(({ subject }) => subject);
const client = (slug: string) => `dpo@${slug}.client.example`;
/** The page behind the first mail to an address. */
async function linkOf(address: string) {
  const [mail] = await mailsTo(server, address);
  return /\/[\w-]+\/object\/[^\s"]+/.exec(mail!.text)![0];
}

describe('reminders', () => {
  it('come once, so many days before the deadline, to who has not answered, in their language, with the link', async () => {
    const slug = await reminding();
    const german = `de@${slug}.client.example`;
    const noticeContacts = [{ email: client(slug) }, { email: german, language: 'de' }];
    await customer(server, slug, 'Silent Ltd', terms(slug, { noticeContacts }));
    await told(slug);
    await on('2026-03-15');
    expect(await subjects(client(slug))).toHaveLength(1);
    for (const day of ['2026-03-16', '2026-03-17', '2026-03-21']) await on(day);
    expect(await subjects(client(slug))).toEqual([
      expect.any(String),
      `Reminder: objections to notice 1 until 21 March 2026 · ${slug} Ltd`,
    ]);
    const [, reminder] = await mailsTo(server, german);
    expect(reminder!.subject).toContain('Erinnerung');
    expect(reminder!.text).toMatch(new RegExp(`/${slug}/object/[\\w.-]+`));
    expect(reminder!.html).toMatch(new RegExp(`/${slug}/object/[\\w.-]+`));
    const { events } = await server.get(`{ events(organisation: "${slug}") { edges { node { type } } } }`);
    expect(
      events.edges.filter(({ node }: { node: { type: string } }) => node.type === 'NOTICE_REMINDED'),
    ).toHaveLength(1);
  });

  it('do not come to who objected, nor after the notice was withdrawn, nor after the deadline', async () => {
    const slug = await reminding();
    await customer(server, slug, 'Loud Ltd', terms(slug));
    await told(slug);
    const answer = await new Visitor(server, slug).post(await linkOf(client(slug)), said());
    expect(answer.status).toBe(200);
    const back = await reminding();
    await customer(server, back, 'Calm Ltd', terms(back));
    const { id } = await told(back);
    await server.get(
      `mutation($input: WithdrawNoticeInput!) { withdrawNotice(input: $input) { notice { state } } }`,
      { input: { notice: id, reason: 'The contract was not signed.' } },
    );
    const late = await reminding();
    await customer(server, late, 'Late Ltd', terms(late, { objectionDays: 10 }));
    await told(late);
    await on('2026-03-18');
    for (const one of [slug, back, late])
      expect((await subjects(client(one))).filter((subject) => subject.includes('Reminder'))).toEqual([]);
  });

  it('come to who authorises one by one until it has answered to each change', async () => {
    const slug = await reminding();
    await customer(server, slug, 'Strict Ltd', terms(slug, { authorisation: 'SPECIFIC' }));
    const other = await reminding();
    await customer(server, other, 'Done Ltd', terms(other, { authorisation: 'SPECIFIC' }));
    for (const one of [slug, other]) {
      const ids = [];
      for (const legalName of ['One GmbH', 'Two GmbH'])
        ids.push((await engaged(server, one, { legalName, effectiveFrom: '2026-05-20' })).id);
      await announceIt(server, await drafted(server, one));
      await server.app.get(Dispatcher).idle();
      const approved = new URLSearchParams({ answer: 'approve', by: 'CISO' });
      for (const id of one === slug ? ids.slice(0, 1) : ids) approved.append('subProcessors', id);
      const answer = await new Visitor(server, one).post(await linkOf(client(one)), approved);
      expect(answer.status).toBe(200);
    }
    await on('2026-03-17');
    expect(await subjects(client(slug))).toHaveLength(2);
    expect(await subjects(client(other))).toHaveLength(1);
  });

  it('of one organisation do not wait for another whose reminders fail; nor does what is in effect', async () => {
    const [broken, whole] = [await reminding(), await reminding({ confirmsEffect: true })];
    for (const slug of [broken, whole]) {
      await customer(server, slug, 'Silent Ltd', terms(slug));
      await told(slug, '2026-03-30');
    }
    const service = server.app.get(RemindingService);
    const due = service.due.bind(service);
    const spy = jest
      .spyOn(service, 'due')
      .mockImplementation((organisation, ...more) =>
        organisation.slug === broken ? Promise.reject(new Error('broken')) : due(organisation, ...more),
      );
    await on('2026-03-16');
    spy.mockRestore();
    expect(await subjects(client(whole))).toHaveLength(2);
    expect(await subjects(client(broken))).toHaveLength(1);
    await on('2026-03-17');
    expect(await subjects(client(broken))).toHaveLength(2);
    await on('2026-03-30');
    expect((await subjects(client(whole))).slice(1)).toEqual([
      expect.stringContaining('Reminder'),
      expect.stringContaining('In effect'),
    ]);
  });
});
