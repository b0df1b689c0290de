import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Dispatcher } from '../../src/deliveries/dispatcher.js';
import { Tasks } from '../../src/platform/tasks.js';
import { announceIt, coming, customer, drafted } from '../notified-customers/world.js';
import { said } from '../objections/objecting.js';
import { mailsTo, Visitor } from '../subscriptions/visitor.js';
import { createOrganisation, engaged } from '../support/register.js';
import { recordAuthorisation } from '../support/record.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ TRUST_PROXY: 'true' });
});
afterAll(() => server.stop());

let count = 0;
/** An organisation that confirms on the day of effect, on 1 March 2026. */
async function confirming() {
  server.clock.set(new Date('2026-03-01T09:00:00Z'));
  const { slug } = await createOrganisation(server, `effect-${++count}`, { noticeDays: 14 });
  await server.get(
    `mutation($input: AmendOrganisationInput!) { amendOrganisation(input: $input) { organisation { slug } } }`,
    { input: { organisation: slug, confirmsEffect: true } },
  );
  return slug;
}

/** What is due in the background on the day of effect, each time somewhat later: tasks have their periods. */
async function inEffect() {
  server.clock.set(new Date(Date.parse('2026-05-20T09:00:00Z') + count * 600_000));
  await server.app.get(Tasks).runDue();
  await server.app.get(Dispatcher).idle();
}

async function later(address: string) {
  const [, ...mails] = await mailsTo(server, address);
  return mails.map(({ subject, text }) => ({ subject, text }));
}

async function used(slug: string, party: string) {
  const { subProcessors } = await server.get(
    `{ subProcessors(organisation: "${slug}", customer: "${party}", on: "2026-05-20") { totalCount } }`,
  );
  return subProcessors.totalCount as number;
}

async function objects(address: string, slug: string) {
  const [mail] = await mailsTo(server, address);
  const path = /\/[\w-]+\/object\/[^\s"]+/.exec(mail!.text)![0];
  expect((await new Visitor(server, slug).post(path, said())).status).toBe(200);
}

const all = /^In effect: change notice 1 · /;
const part = /^In effect, though not all of it for you: change notice 1 · /;
const SPECIFIC = { authorisation: 'SPECIFIC' };
const GENERAL = { objectionEffect: 'MAY_NOT_ENGAGE' };

describe('the confirmation of effect', () => {
  it.each([
    { what: 'silent, one by one', terms: SPECIFIC, does: 'nothing', subject: part, uses: 0 },
    { what: 'approving, one by one', terms: SPECIFIC, does: 'approves', subject: all, uses: 1 },
    { what: 'silent', terms: GENERAL, does: 'nothing', subject: all, uses: 1 },
    { what: 'objecting', terms: GENERAL, does: 'objects', subject: part, uses: 0 },
    {
      what: 'objecting, and free to leave',
      terms: { objectionEffect: 'MAY_TERMINATE' },
      does: 'objects',
      subject: all,
      uses: 1,
    },
  ])('says what its own list says to a customer $what', async ({ terms, does, subject, uses }) => {
    const slug = await confirming();
    const party = `client-${slug}`;
    const address = `dpo@${party}.example`;
    const noticeContacts = [{ email: address }, { email: `de@${party}.example`, language: 'de' }];
    await customer(server, slug, party, { objectionDays: 20, noticeContacts, ...terms });
    await announceIt(server, await coming(server, slug, '2026-05-20'));
    await server.app.get(Dispatcher).idle();
    if (does === 'objects') await objects(address, slug);
    const word = { organisation: slug, agreement: `dpa-${party}`, customer: party, state: 'AUTHORISED' };
    if (does === 'approves')
      await server.get(recordAuthorisation, { input: { ...word, subProcessor: 'Newcomer GmbH' } });
    await inEffect();
    expect(await used(slug, party)).toBe(uses);
    const [mail, ...more] = await later(address);
    expect(more).toEqual([]);
    expect(mail!.subject).toMatch(subject);
    // it names whom it stands for, as the notice does
    expect(mail!.text).toMatch(new RegExp(`^${party}\\n`));
    expect(mail!.text.includes('All changes that')).toBe(subject === all);
    expect(mail!.text.includes('not used for you')).toBe(subject === part);
    const [german] = await later(`de@${party}.example`);
    expect(german!.text.includes('Für Sie werden sie nicht angewandt')).toBe(subject === part);
  });

  it('is about each customer of one address, and about all changes of the notice', async () => {
    const slug = await confirming();
    const address = `dpo@${slug}.example`;
    const noticeContacts = [{ email: address }];
    await customer(server, slug, 'Calm Ltd', { noticeContacts });
    await customer(server, slug, 'Even Ltd', { noticeContacts });
    await customer(server, slug, 'Strict Ltd', { noticeContacts, ...SPECIFIC });
    const { id } = await engaged(server, slug, { legalName: 'One GmbH', effectiveFrom: '2026-05-10' });
    await engaged(server, slug, { legalName: 'Two GmbH', effectiveFrom: '2026-05-20' });
    await announceIt(server, await drafted(server, slug));
    await server.app.get(Dispatcher).idle();
    const word = { organisation: slug, agreement: 'dpa-strict-ltd', customer: 'strict-ltd' };
    await server.get(recordAuthorisation, { input: { ...word, subProcessor: id, state: 'AUTHORISED' } });
    const before = (await mailsTo(server, address)).length;
    expect(before).toBe(3);
    await inEffect();
    const mails = (await mailsTo(server, address)).slice(before);
    const heads = mails.map(({ subject, text }) => `${text.split('\n')[0]}: ${subject.split(':')[0]}`);
    expect(heads.toSorted()).toEqual([
      'Calm Ltd; Even Ltd: In effect',
      'Strict Ltd: In effect, though not all of it for you',
    ]);
  });

  it('names the customer when a notice is withdrawn, too', async () => {
    const slug = await confirming();
    const address = `dpo@${slug}.example`;
    await customer(server, slug, 'Client Ltd', { noticeContacts: [{ email: address }] });
    const notice = await coming(server, slug, '2026-05-20');
    await announceIt(server, notice);
    await server.app.get(Dispatcher).idle();
    await server.get(
      `mutation($input: WithdrawNoticeInput!) { withdrawNotice(input: $input) { notice { state } } }`,
      { input: { notice: notice.id, reason: 'The contract was not signed.' } },
    );
    await server.app.get(Dispatcher).idle();
    const [mail] = await later(address);
    expect(mail!.text).toMatch(/^Client Ltd\n/);
  });
});
