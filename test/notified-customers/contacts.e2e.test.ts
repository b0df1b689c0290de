import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Dispatcher } from '../../src/deliveries/dispatcher.js';
import { Tasks } from '../../src/platform/tasks.js';
import { dayText } from '../../src/views/format.js';
import { createKey, createOrganisation } from '../support/register.js';
import { startServer, type TestServer } from '../support/server.js';
import { startSink, type Sink } from '../support/smtp.js';
import { announceIt, coming, customer, customersOf, noticeFindings } from './world.js';

let sink: Sink;
let server: TestServer;
beforeAll(async () => {
  sink = await startSink();
  server = await startServer({
    SMTP_URL: sink.url,
    PUBLIC_URL: 'https://trust.acme.example',
    MAIL_FROM: 'notices@mail.acme.example',
    SMTP_TIMEOUT: '2',
  });
});
afterAll(async () => {
  await server.stop();
  await sink.down();
});

let count = 0;
const fresh = async () => (await createOrganisation(server, `contacts-${++count}`, { noticeDays: 14 })).slug;
const settled = () => server.app.get(Dispatcher).idle();
/** What is due in the background, an hour later. */
async function anHourLater() {
  server.clock.set(new Date(server.clock.now().getTime() + 3_600_000));
  await server.app.get(Tasks).runDue();
  await settled();
}

describe('the contacts of a customer', () => {
  it('are told what their agreement says, in their language, with a link to object and none to leave', async () => {
    const slug = await fresh();
    await customer(server, slug, 'General Ltd', {
      noticeDays: 30,
      objectionDays: 20,
      objectionEffect: 'MAY_TERMINATE',
      noticeContacts: [{ email: 'en@general.example' }, { email: 'de@general.example', language: 'de' }],
    });
    await customer(server, slug, 'Specific Ltd', {
      authorisation: 'SPECIFIC',
      noticeContacts: [{ email: 'dpo@specific.example' }],
    });
    await announceIt(server, await coming(server, slug, '2026-05-20'));
    await settled();
    const mail = async (address: string) =>
      (await sink.to(address)[0]!.parsed()) as { text?: string; html?: string };
    const general = await mail('en@general.example');
    for (const part of [general.text!.replaceAll(/\s+/g, ' '), general.html!]) {
      expect(part).toContain('21 March 2026');
      expect(part).toContain('counts as authorised under your agreement');
      expect(part).toContain('allows you to end it');
      expect(part).toMatch(new RegExp(`https://trust.acme.example/${slug}/object/[\\w.-]+`));
      expect(part).not.toContain('/leave/');
    }
    expect(sink.to('en@general.example')[0]!.raw).not.toMatch(/^List-Unsubscribe/im);
    const german = (await mail('de@general.example')).text;
    expect(german).toContain('Einspruch');
    expect(german).toMatch(/\/object\/[\w.-]+\?lang=de\s/);
    expect(sink.to('de@general.example')[0]!.raw).toMatch(/^Message-ID: <[\w-]+@mail\.acme\.example>/im);
    expect((await mail('dpo@specific.example')).text!.replaceAll(/\s+/g, ' ')).toContain(
      'Silence is refusal',
    );
    const told = await customersOf(server, slug, 1);
    expect(told.map(({ reached, copies }) => [reached, copies]).sort()).toEqual([
      ['DELIVERED', 1],
      ['DELIVERED', 2],
    ]);
  });

  it('who cannot be reached give way to the alternate; then it stands as not delivered until a person resolves it', async () => {
    const slug = await fresh();
    await customer(server, slug, 'Moved Ltd', {
      noticeContacts: [{ email: 'gone@moved.example' }, { email: 'next@moved.example', alternate: true }],
    });
    sink.treat('gone@moved.example', 550);
    sink.treat('next@moved.example', 550);
    await announceIt(server, await coming(server, slug, '2026-05-20'));
    await settled();
    expect(sink.tries('next@moved.example')).toBe(0);
    await anHourLater();
    expect(sink.tries('next@moved.example')).toBe(1);
    await anHourLater();
    const [told] = await customersOf(server, slug, 1);
    expect(told).toMatchObject({ reached: 'NOT_DELIVERED', copies: 2, escalated: 1 });
    const [alert] = sink.to(`privacy@${slug}.example`);
    expect((await alert!.parsed()).subject).toBe('Not delivered: notice 1 to Moved Ltd');
    const resolve = `mutation($input: ResolveDeliveryInput!) { resolveDelivery(input: $input) { notifiedCustomer { reached resolution } } }`;
    const note = 'Told by registered letter RR123, receipt in folder 7.';
    const { resolveDelivery } = await server.get(resolve, { input: { id: told!.id, note } });
    expect(resolveDelivery.notifiedCustomer).toEqual({ reached: 'RESOLVED', resolution: note });
    const tell = `mutation($input: TellContactInput!) { tellContact(input: $input) { notifiedCustomer { reached } } }`;
    await server.get(tell, { input: { id: told!.id, email: 'new@moved.example' } });
    await settled();
    expect(await customersOf(server, slug, 1)).toMatchObject([{ reached: 'DELIVERED', copies: 3 }]);
    expect((await server.ask(resolve, { input: { id: told!.id, note } })).errors![0]!.extensions.code).toBe(
      'WRONG_STATUS',
    );
  });

  it('who are named after the notice get it in the words for their customer, each address one copy', async () => {
    const slug = await fresh();
    await customer(server, slug, 'Silent Ltd', { noticeDays: 30, objectionDays: 20, noticeContacts: [] });
    const notice = await coming(server, slug, '2026-06-20');
    await announceIt(server, notice);
    const [told] = await customersOf(server, slug, 1);
    const tell = `mutation($input: TellContactInput!) { tellContact(input: $input) { notifiedCustomer { reached copies } } }`;
    const telling = async (email: string, key?: string) => {
      const { data, errors } = await server.ask(tell, { input: { id: told!.id, email } }, key);
      return errors?.[0]?.extensions.code ?? data.tellContact.notifiedCustomer;
    };
    const amiss = async () => (await noticeFindings(server, slug)).map(({ rule }) => rule);
    expect(await amiss()).toEqual(['N01']);
    const editor = await createKey(server, slug, 'EDITOR');
    const foreign = await createKey(
      server,
      (await createOrganisation(server, `${slug}-other`)).slug,
      'ADMIN',
    );
    expect(await telling('dpo@silent.example', editor)).toBe('FORBIDDEN');
    expect(await telling('dpo@silent.example', foreign)).toBe('NOT_FOUND');
    const twice = await Promise.all([telling('dpo@silent.example'), telling('DPO@Silent.example')]);
    for (const answer of twice) expect(answer).toMatchObject({ copies: 1 });
    await settled();
    expect(await telling('dpo@silent.example')).toEqual({ reached: 'DELIVERED', copies: 1 });
    await settled();
    const arrived = sink.mails.filter(({ to }) => to.toLowerCase() === 'dpo@silent.example');
    expect(arrived).toHaveLength(1);
    expect(await amiss()).toEqual([]);
    const { text } = await arrived[0]!.parsed();
    expect(text).toMatch(new RegExp(`https://trust.acme.example/${slug}/object/[\\w.-]+`));
    expect(text!.replaceAll(/\s+/g, ' ')).toContain(dayText(told!.objectionDeadline!, 'en'));
    expect(await telling('legal@silent.example')).toMatchObject({ reached: 'DELIVERED', copies: 2 });
    await settled();
    sink.treat('full@silent.example', 550, 250);
    await telling('full@silent.example');
    await settled();
    expect(await telling('full@silent.example')).toEqual({ reached: 'DELIVERED', copies: 4 });
    await server.get(
      `mutation($input: WithdrawNoticeInput!) { withdrawNotice(input: $input) { notice { state } } }`,
      { input: { notice: notice.id, reason: 'Not signed.' } },
    );
    expect(await telling('late@silent.example')).toBe('WRONG_STATUS');
  });

  it('who are named after the notice never get the words for another customer', async () => {
    const slug = await fresh();
    await customer(server, slug, 'General Ltd', { noticeContacts: [{ email: 'dpo@general-2.example' }] });
    await customer(server, slug, 'Strict Ltd', { authorisation: 'SPECIFIC', noticeContacts: [] });
    await announceIt(server, await coming(server, slug, '2026-06-20'));
    const told = (await customersOf(server, slug, 1)).find(({ reached }) => reached === 'NOT_DELIVERED')!;
    const tell = `mutation($input: TellContactInput!) { tellContact(input: $input) { notifiedCustomer { reached } } }`;
    await server.get(tell, { input: { id: told.id, email: 'dpo@strict.example' } });
    await settled();
    const { text } = await sink.to('dpo@strict.example')[0]!.parsed();
    expect(text!.replaceAll(/\s+/g, ' ')).toContain('Silence is refusal');
  });

  it('are said to have been told otherwise by a person who may, and by no system', async () => {
    const slug = await fresh();
    await customer(server, slug, 'Letter Ltd', { noticeContacts: [] });
    await announceIt(server, await coming(server, slug, '2026-05-20'));
    const [told] = await customersOf(server, slug, 1);
    const keyOf = async (role: string, holder: string) =>
      (
        await server.get(`mutation($input: CreateApiKeyInput!) { createApiKey(input: $input) { key } }`, {
          input: { organisation: slug, role, name: `${role} ${holder}`, holder },
        })
      ).createApiKey.key as string;
    const resolve = `mutation($input: ResolveDeliveryInput!) { resolveDelivery(input: $input) { notifiedCustomer { reached } } }`;
    const resolved = async (role: string, holder: string) => {
      const input = { id: told!.id, note: 'By registered letter.' };
      const { data, errors } = await server.ask(resolve, { input }, await keyOf(role, holder));
      return errors?.[0]?.extensions.code ?? data.resolveDelivery.notifiedCustomer.reached;
    };
    expect(await resolved('PUBLISHER', 'SYSTEM')).toBe('FOUR_EYES');
    expect(await resolved('ADMIN', 'SYSTEM')).toBe('FOUR_EYES');
    expect(await resolved('EDITOR', 'PERSON')).toBe('FORBIDDEN');
    expect(await customersOf(server, slug, 1)).toMatchObject([{ reached: 'NOT_DELIVERED' }]);
    expect(await resolved('PUBLISHER', 'PERSON')).toBe('RESOLVED');
  });

  it('of several customers get a mail for each, for each may object', async () => {
    const slug = await fresh();
    for (const name of ['One Ltd', 'Two Ltd'])
      await customer(server, slug, name, { noticeContacts: [{ email: 'agency@lawyers.example' }] });
    await announceIt(server, await coming(server, slug, '2026-05-20'));
    await settled();
    const links = sink
      .to('agency@lawyers.example')
      .map(({ raw }) => /\/object\/([\w.-]+)/.exec(raw.replaceAll('=\r\n', ''))?.[1]);
    expect(new Set(links).size).toBe(2);
    const named = await Promise.all(
      sink.to('agency@lawyers.example').map(async (mail) => {
        const { text, html } = (await mail.parsed()) as { text: string; html: string };
        const first = text.split('\n')[0]!.trim();
        expect(html).toContain(`<p class="soft">${first}</p>`);
        return first;
      }),
    );
    expect(named.sort()).toEqual(['One Ltd', 'Two Ltd']);
  });

  it('without any, a customer stands as not delivered from the start', async () => {
    const slug = await fresh();
    await customer(server, slug, 'Nobody Ltd', { noticeContacts: [] });
    await announceIt(server, await coming(server, slug, '2026-05-20'));
    expect(await customersOf(server, slug, 1, '(reached: NOT_DELIVERED)')).toMatchObject([{ copies: 0 }]);
  });

  it('who are told too late stand out', async () => {
    const slug = await fresh();
    await customer(server, slug, 'Slow Ltd', {
      noticeDays: 14,
      noticeContacts: [{ email: 'dpo@slow.example' }],
    });
    sink.treat('dpo@slow.example', 451, 250);
    const today = server.clock.today('Europe/Berlin');
    const effect = new Date(Date.parse(today) + 15 * 86_400_000).toISOString().slice(0, 10);
    await announceIt(server, await coming(server, slug, effect));
    await settled();
    server.clock.set(new Date(server.clock.now().getTime() + 86_400_000));
    await settled();
    expect(await customersOf(server, slug, 1)).toMatchObject([
      { reached: 'DELIVERED', toldLate: true, tooShort: false },
    ]);
  });

  it('get the withdrawal too', async () => {
    const slug = await fresh();
    await customer(server, slug, 'Told Ltd', { noticeContacts: [{ email: 'dpo@told.example' }] });
    const notice = await coming(server, slug, '2026-06-20');
    await announceIt(server, notice);
    await settled();
    await server.get(
      `mutation($input: WithdrawNoticeInput!) { withdrawNotice(input: $input) { notice { state } } }`,
      {
        input: { notice: notice.id, reason: 'The contract was not signed.' },
      },
    );
    await settled();
    const [, withdrawal] = sink.to('dpo@told.example');
    expect((await withdrawal!.parsed()).text).toContain('The contract was not signed.');
  });
});
