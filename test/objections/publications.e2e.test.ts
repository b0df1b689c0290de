import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Dispatcher } from '../../src/deliveries/dispatcher.js';
import { announceIt, coming, customer, customersOf, drafted } from '../notified-customers/world.js';
import { policyAdded, published, versionKnown } from '../policies/publishing.js';
import { mailsTo } from '../subscriptions/visitor.js';
import { refusal } from '../support/record.js';
import { createOrganisation } from '../support/register.js';
import { startServer, type TestServer } from '../support/server.js';
import { at, authorisationsOf, decideObjection, fileObjection, said } from './objecting.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ TRUST_PROXY: 'true' });
});
afterAll(() => server.stop());

let count = 0;
const two = { label: '2.0', text: 'We keep data 14 days.', effectiveFrom: '2026-05-20', material: true };

/** A customer told of a new privacy policy, and, where that is wanted, of a newcomer in the same notice. */
async function told({ newcomer }: { newcomer: boolean }) {
  const { slug } = await createOrganisation(server, `texts-${++count}`, {
    noticeDays: 14,
    languages: ['en', 'de'],
    contactEmail: 'privacy@acme.example',
  });
  await policyAdded(server, slug);
  await versionKnown(server, slug);
  await customer(server, slug, 'Client Ltd', { objectionDays: 20 });
  const { id: version } = await published(server, slug, two);
  const notice = newcomer ? await coming(server, slug, '2026-05-20') : await drafted(server, slug);
  expect((await announceIt(server, notice)).errors).toBeUndefined();
  const [notified] = await customersOf(server, slug, 1);
  const contact = `${slug}@client.example`;
  return { slug, version, notified: notified!, contact, ...at(server, slug, notified!.id) };
}
const grounds = 'Fourteen days are too short for our audits.';
const what = `objection { id state late publications { of reference label title } subProcessors { legalName } }`;
const asked = (input: object) =>
  server.ask(fileObjection.replace(/objection \{.*/s, `${what} } }`), { input });
const decide = (objection: string, decision: string) =>
  server.get(decideObjection, { input: { objection, decision, reason: 'We discussed it.' } });
const text = { of: 'policy', reference: 'privacy', label: '2.0', title: 'Privacy policy' };
const NAME = 'New version 2.0: Privacy policy';

describe('an objection to a text, in a notice that gives time to object', () => {
  it('is filed on the page, and named in the receipt and in the answer', async () => {
    const { slug, version, path, visitor, contact } = await told({ newcomer: true });
    const page = await (await visitor.get(path)).text();
    expect(page).toContain(NAME);
    expect(page).toContain('Newcomer GmbH');
    expect(page).toMatch(new RegExp(`name="publications"[^>]*value="${version}"`));
    const answer = await visitor.post(path, said({ publications: version, grounds, contact }));
    expect(answer.status).toBe(200);
    const [receipt] = await mailsTo(server, contact);
    for (const part of [receipt!.text, receipt!.html]) {
      expect(part).toContain(NAME);
      expect(part).not.toContain('Newcomer GmbH');
    }
    const { objections } = await server.get(
      `{ objections(organisation: "${slug}") { edges { node { id publications { of reference label title } subProcessors { legalName } } } } }`,
    );
    const [{ node }] = objections.edges;
    expect(node).toEqual({ id: node.id, publications: [text], subProcessors: [] });
    // Art. 28(2) speaks of sub-processors: the customer's word on these is as it was
    expect(await authorisationsOf(server, slug)).toEqual([]);
    await decide(node.id, 'WITHDRAWN');
    const [, decided] = await mailsTo(server, contact, 2);
    expect(decided!.text).toContain(NAME);
    expect(decided!.text).toContain('Decision: withdrawn');
    expect(decided!.text).not.toContain('authorised');
    expect(await authorisationsOf(server, slug)).toEqual([]);
  });

  it('names what it is about, or all of the notice', async () => {
    const { slug, notified, version } = await told({ newcomer: true });
    const other = { notifiedCustomer: notified.id, grounds, publications: [notified.id] };
    expect(refusal(await asked(other))).toEqual({ code: 'BAD_USER_INPUT', paths: ['publications.0'] });
    const { data } = await asked({ notifiedCustomer: notified.id, grounds });
    expect(data.fileObjection.objection).toMatchObject({
      publications: [text],
      subProcessors: [{ legalName: 'Newcomer GmbH' }],
    });
    expect(await authorisationsOf(server, slug)).toMatchObject([{ state: 'OBJECTED' }]);
    // the same again is the same one; about less it is another
    const again = { notifiedCustomer: notified.id, grounds };
    expect((await asked(again)).data.fileObjection.objection.id).toBe(data.fileObjection.objection.id);
    expect(refusal(await asked({ ...again, publications: [version] })).code).toBe('WRONG_STATUS');
  });
});

describe('a notice of texts alone', () => {
  it('gives no time to object, and its page says so', async () => {
    const { notified, path, visitor } = await told({ newcomer: false });
    expect(notified.objectionDeadline).toBeNull();
    const page = await visitor.get(path);
    expect(page.status).toBe(410);
    const html = await page.text();
    expect(html).toContain('Nothing in this notice waits for an answer');
    expect(html).not.toContain('The last day was');
    expect(html).toContain('privacy@acme.example');
    expect((await visitor.post(path, said({ grounds }))).status).toBe(410);
    const refused = refusal(await asked({ notifiedCustomer: notified.id, grounds }));
    expect(refused.code).toBe('OBJECTION_WINDOW_CLOSED');
  });

  it('is objected to all the same by who writes a letter, which is put on record', async () => {
    const { slug, notified, contact } = await told({ newcomer: false });
    const { data } = await asked({ notifiedCustomer: notified.id, grounds, late: true, contact });
    const { objection } = data.fileObjection;
    expect(objection).toMatchObject({ state: 'FILED', late: false, publications: [text], subProcessors: [] });
    await server.app.get(Dispatcher).idle();
    const [own] = (await mailsTo(server, 'privacy@acme.example', 1)).filter(({ text: said }) =>
      said.includes(slug),
    );
    expect(own!.text).toContain(NAME);
    expect(own!.text).not.toContain('after the last day');
    await decide(objection.id, 'REJECTED');
    const [, decided] = await mailsTo(server, contact, 2);
    expect(decided!.text).toContain('Decision: not accepted');
    expect(decided!.text).toContain(NAME);
    expect(decided!.text).not.toMatch(/used for you|end it/);
  });

  it('is shown by its name at the next sign-in, and counted', async () => {
    const { slug } = await told({ newcomer: false });
    const { pendingNotices } = await server.get(
      `{ pendingNotices(organisation: "${slug}", account: "u-1") { edges { node { title summary } } } }`,
    );
    expect(pendingNotices.edges).toEqual([
      { node: { title: `Change notice 1 of ${slug} Ltd`, summary: 'Privacy policy 2.0' } },
    ]);
    await server.get(
      `mutation { acknowledgeNotice(input: { organisation: "${slug}", notice: "1", account: "u-1" }) { acknowledgement { at } } }`,
    );
    const { notice } = await server.get(
      `{ notice(organisation: "${slug}", number: 1) { acknowledgements } }`,
    );
    expect(notice.acknowledgements).toBe(1);
  });
});
