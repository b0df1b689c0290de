import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { NoticeDigests } from '../../src/notices/notice-digests.js';
import { NoticeTelling } from '../../src/notices/notice-telling.js';
import { runAs, systemContext } from '../../src/platform/context.js';
import { Tasks } from '../../src/platform/tasks.js';
import { announced, announce, draft, engaged } from '../support/register.js';
import { startServer, type TestServer } from '../support/server.js';
import { createOrganisation, leavePath, mailsTo, Visitor } from '../subscriptions/visitor.js';

let server: TestServer;
let organisations = 0;
beforeAll(async () => {
  server = await startServer({ TRUST_PROXY: 'true' });
});
afterAll(() => server.stop());

/** An organisation of its own on a Tuesday, with one subscriber to each notice and one to the digest. */
async function set(more: Record<string, unknown> = {}) {
  const slug = `org-${++organisations}`;
  await at(server.clock.now(), TUESDAY);
  await createOrganisation(server, slug);
  const visitor = new Visitor(server, slug);
  const [each, weekly] = [`each@${slug}.example`, `weekly@${slug}.example`];
  await visitor.join(each);
  await visitor.join(weekly, { cadence: 'WEEKLY', ...more });
  return { slug, visitor, each, weekly };
}

const TUESDAY = 2;
const MONDAY = 1;
/** Time goes on to the next such day, at ten. */
async function at(from: Date, weekday: number): Promise<void> {
  const day = new Date(from.getTime() + 86_400_000);
  day.setUTCHours(10, 0, 0, 0);
  while (day.getUTCDay() !== weekday) day.setUTCDate(day.getUTCDate() + 1);
  server.clock.set(day);
  await server.app.get(Tasks).runDue();
}
const monday = () => at(server.clock.now(), MONDAY);
const inDays = (days: number) =>
  new Date(server.clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);
const change = (slug: string, legalName: string) =>
  engaged(server, slug, { legalName, effectiveFrom: inDays(60) });
/** Mails after the confirmation. */
const mails = async (address: string, count = 0) => (await mailsTo(server, address, count + 1)).slice(1);
const send = () => runAs(systemContext('test'), () => server.app.get(NoticeDigests).send());
/** As soon as no more than so many copies wait: a mail arrives a moment before it is marked. */
async function coverage(slug: string, number: number, pending = 0) {
  const query = `{ notice(organisation: "${slug}", number: ${number}) { coverage { recipients delivered pending failed } } }`;
  for (let tries = 0; ; tries++) {
    const { coverage } = (await server.get(query)).notice;
    if (coverage.pending <= pending || tries === 100) return coverage;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
const withdraw = (notice: string) =>
  server.get(
    `mutation($input: WithdrawNoticeInput!) { withdrawNotice(input: $input) { notice { state } } }`,
    { input: { notice, reason: 'We stay where we are.' } },
  );

describe('who chose one mail a week', () => {
  it('gets one with all that was announced since, each notice in full', async () => {
    const { slug, each, weekly } = await set();
    await change(slug, 'Hetzner');
    expect((await announced(server, slug)).coverage.recipients).toBe(2);
    await change(slug, 'Postbird');
    await announced(server, slug);
    expect(await mails(each, 2)).toHaveLength(2);
    expect(await mails(weekly)).toEqual([]);
    expect(await coverage(slug, 1, 1)).toMatchObject({ recipients: 2, pending: 1 });
    await monday();
    const [mail, ...more] = await mails(weekly, 1);
    expect(more).toEqual([]);
    expect(mail!.subject).toBe(`Notices of ${slug} Ltd: 2 this week`);
    for (const part of [mail!.text, mail!.html]) {
      expect(part.indexOf('Hetzner')).toBeGreaterThan(0);
      expect(part.indexOf('Postbird')).toBeGreaterThan(part.lastIndexOf('Hetzner'));
      for (const number of [1, 2]) expect(part).toContain(`/${slug}/changes/${number}`);
      expect(part).toContain(`/${slug}/leave/`);
      expect(part).toContain(`/${slug}/preferences/`);
    }
    expect(mail!.headers['list-unsubscribe-post']).toBe('List-Unsubscribe=One-Click');
    for (const number of [1, 2])
      expect(await coverage(slug, number)).toEqual({ recipients: 2, delivered: 2, pending: 0, failed: 0 });
    await monday();
    expect(await mails(weekly)).toHaveLength(1);
    expect(await mails(each)).toHaveLength(2);
  });

  it('hears at once of what would be late by then', async () => {
    const { slug, weekly } = await set();
    await engaged(server, slug, { legalName: 'Sudden', effectiveFrom: inDays(3) });
    const { notice } = (await server.get(draft, { organisation: slug })).draftNotice;
    const emergencyReason = 'The former host went out of business.';
    await server.get(announce, { input: { notice: notice.id, digest: notice.digest, emergencyReason } });
    expect((await mails(weekly, 1))[0]!.subject).toContain('Sudden');
    await monday();
    expect(await mails(weekly)).toHaveLength(1);
  });

  it('hears nothing of a notice that was withdrawn before, and at once of one withdrawn after', async () => {
    const { slug, each, weekly } = await set();
    await change(slug, 'Never');
    const never = await announced(server, slug);
    await mails(each, 1);
    await withdraw(never.id);
    await mails(each, 2);
    await change(slug, 'Later');
    const later = await announced(server, slug);
    await monday();
    const [digest] = await mails(weekly, 1);
    expect(digest!.text).toContain('Later');
    expect(digest!.text).not.toContain('Never');
    expect(await coverage(slug, never.number)).toMatchObject({ recipients: 1 });
    await withdraw(later.id);
    expect((await mails(weekly, 2))[1]!.text).toContain('withdrawn');
  });

  it('and left before it went out gets nothing', async () => {
    const { slug, visitor, weekly } = await set();
    await change(slug, 'First');
    await announced(server, slug);
    await monday();
    const [digest] = await mails(weekly, 1);
    await change(slug, 'Second');
    const second = await announced(server, slug);
    await visitor.post(leavePath(digest!));
    await monday();
    expect(await mails(weekly)).toHaveLength(1);
    expect(await coverage(slug, second.number)).toMatchObject({ recipients: 1, pending: 0 });
  });

  it('and confirms later, hears of what is open in the next one', async () => {
    const { slug } = await set();
    await change(slug, 'Open');
    await announced(server, slug);
    await new Visitor(server, slug).join(`late@${slug}.example`, { cadence: 'WEEKLY' });
    server.clock.set(new Date(server.clock.now().getTime() + 60_000));
    await server.app.get(Tasks).runDue();
    expect(await mails(`late@${slug}.example`)).toEqual([]);
    expect(await coverage(slug, 1, 2)).toMatchObject({ recipients: 3, pending: 2 });
    await monday();
    expect((await mails(`late@${slug}.example`, 1))[0]!.text).toContain('Open');
  });

  it('hears nothing of what is in effect since today, when it confirms', async () => {
    const { slug } = await set();
    await change(slug, 'Begun');
    await announced(server, slug);
    // in Berlin the day has come; further west it has not
    server.clock.set(new Date(`${inDays(60)}T06:00:00Z`));
    await new Visitor(server, slug).join(`late@${slug}.example`);
    server.clock.set(new Date(server.clock.now().getTime() + 60_000));
    await server.app.get(Tasks).runDue();
    expect(await coverage(slug, 1, 1)).toMatchObject({ recipients: 2 });
    expect(await mails(`late@${slug}.example`)).toEqual([]);
  });

  it('gets only what the topics ask for, and who waits for something else a mail of its own', async () => {
    const { slug, weekly } = await set({ topics: ['agreements'] });
    await change(slug, 'Hetzner');
    expect((await announced(server, slug)).coverage.recipients).toBe(1);
    await monday();
    expect(await mails(weekly)).toEqual([]);
  });
});

describe('a digest that was cut short', () => {
  it('is sent by the next attempt, once, also when two work at the same time', async () => {
    const { slug, weekly } = await set();
    await change(slug, 'Hetzner');
    await announced(server, slug);
    const broken = jest.spyOn(server.app.get(NoticeTelling), 'digestWords').mockImplementation(() => {
      throw new Error('killed');
    });
    const day = new Date(server.clock.now().getTime() + 6 * 86_400_000);
    server.clock.set(day);
    await expect(send()).rejects.toThrow('killed');
    broken.mockRestore();
    expect(await coverage(slug, 1, 1)).toMatchObject({ recipients: 2, pending: 1 });
    const sent = await Promise.all([send(), send(), send()]);
    expect(sent.sort()).toEqual([0, 0, 1]);
    expect(await mails(weekly, 1)).toHaveLength(1);
    expect(await send()).toBe(0);
  });
});
