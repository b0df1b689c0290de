import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Dispatcher } from '../../src/deliveries/dispatcher.js';
import { announceIt, customer, drafted, customersOf } from '../notified-customers/world.js';
import { policyAdded, published, versionKnown } from '../policies/publishing.js';
import { Visitor } from '../subscriptions/visitor.js';
import { added, agreed, amendAgreement, moveCustomer } from '../support/record.js';
import { createOrganisation, engaged } from '../support/register.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ TRUST_PROXY: 'true' });
});
afterAll(() => server.stop());

let count = 0;
async function fresh() {
  const { slug } = await createOrganisation(server, `texts-${++count}`, { noticeDays: 14 });
  await policyAdded(server, slug);
  await versionKnown(server, slug);
  return slug;
}
const mails = async (to: string) => {
  await server.app.get(Dispatcher).idle();
  const all = (await (await fetch(`${server.url}/mailbox.json`)).json()) as {
    to: string;
    subject: string;
    text: string;
    headers: Record<string, string>;
  }[];
  return all.filter((mail) => mail.to === to && !mail.subject.startsWith('Confirm'));
};
const two = { label: '2.0', text: 'We keep data 14 days.', effectiveFrom: '2026-03-20', material: true };
const page = async (path: string) => (await fetch(server.url + path)).text();

describe('a notice of a policy', () => {
  it('tells who wants to hear of it, stands on the page, and makes the version public', async () => {
    const slug = await fresh();
    await new Visitor(server, slug).join('policy@reader.example', { topics: ['policy:privacy'] });
    await new Visitor(server, slug).join('list@reader.example', { topics: ['sub-processors'] });
    await customer(server, slug, 'Customer Ltd', { noticeContacts: [{ email: 'dpo@customer.example' }] });
    await published(server, slug, { ...two, summary: 'Data is kept for a shorter time.' });
    const notice = await drafted(server, slug);
    const { notice: seen } = await server.get(
      `{ notice(organisation: "${slug}", number: 1) { digest amendments { kind } publications { of reference title label effectiveFrom summary isPublic } } }`,
    );
    expect(seen).toEqual({
      digest: notice.digest,
      amendments: [],
      publications: [
        {
          of: 'policy',
          reference: 'privacy',
          title: 'Privacy policy',
          label: '2.0',
          effectiveFrom: '2026-03-20',
          summary: 'Data is kept for a shorter time.',
          isPublic: true,
        },
      ],
    });
    expect((await announceIt(server, notice)).errors).toBeUndefined();
    const [mail] = await mails('policy@reader.example');
    expect(mail!.subject).toBe('Change notice: Privacy policy – effective 20 March 2026');
    expect(mail!.text).toContain('New version 2.0: Privacy policy');
    expect(mail!.headers['List-Id'] ?? mail!.headers['list-id']).toContain(`<changes.${slug}.`);
    expect(mail!.text).toContain(`/${slug}/policies/privacy?version=2.0`);
    expect(await mails('list@reader.example')).toEqual([]);
    expect(await mails('dpo@customer.example')).toHaveLength(1);
    const html = await page(`/${slug}/changes/1`);
    expect(html).toContain('New version 2.0: Privacy policy');
    expect(html).toContain('Data is kept for a shorter time.');
    const { policy } = await server.get(
      `{ policy(organisation: "${slug}", slug: "privacy") { inForce { label } coming { label } } }`,
    );
    expect(policy).toEqual({ inForce: { label: '1.0' }, coming: [{ label: '2.0' }] });
  });

  it('can hold changes of the list too, and is one mail to who wants either', async () => {
    const slug = await fresh();
    await new Visitor(server, slug).join('both@reader.example');
    await published(server, slug, two);
    await engaged(server, slug, { legalName: 'Newcomer GmbH' });
    await announceIt(server, await drafted(server, slug));
    const told = await mails('both@reader.example');
    expect(told).toHaveLength(1);
    expect(told[0]!.subject).toBe(
      'Change notice: Newcomer GmbH and Privacy policy – first effective 20 March 2026',
    );
    expect(told[0]!.text).toContain('Newcomer GmbH');
    expect(told[0]!.text).toContain(`Change notice 1 of`);
    expect(told[0]!.text).toContain('New version 2.0');
  });
});

describe('a notice of an agreement', () => {
  const publish = `mutation($input: PublishAgreementVersionInput!) { publishAgreementVersion(input: $input) { agreementVersion { id } } }`;

  it('with one customer is told to that customer and to nobody else', async () => {
    const slug = await fresh();
    await new Visitor(server, slug).join('public@reader.example');
    await added(server, slug, { legalName: 'Only Ltd', reference: 'only' });
    const { id } = await agreed(server, slug, {
      reference: 'dpa-only',
      title: 'Agreement with Only Ltd',
      party: 'only',
      effectiveFrom: '2026-01-01',
      noticeContacts: [{ email: 'dpo@only.example' }],
      text: 'We answer within three days.',
    });
    await server.get(moveCustomer, {
      input: { organisation: slug, agreement: 'dpa-only', party: 'only', since: '2026-01-01' },
    });
    await server.get(amendAgreement, {
      input: { id, effectiveFrom: '2026-05-01', noticeDays: 60, text: 'We answer within five days.' },
    });
    await server.get(publish, { input: { agreement: id, effectiveFrom: '2026-05-01' } });
    await announceIt(server, await drafted(server, slug));
    const [mail] = await mails('dpo@only.example');
    expect(mail!.text).toContain('Agreement with Only Ltd');
    // no page shows it, so the mail says what changes
    expect(mail!.text).not.toContain('/agreements/');
    expect(mail!.text).toContain('Notice of a change: none → 60 days');
    expect(mail!.text).toContain('We answer within [-three-][+five+] days.');
    expect((await fetch(`${server.url}/${slug}/agreements/dpa-only`)).status).toBe(404);
    expect(await mails('public@reader.example')).toEqual([]);
    expect((await fetch(`${server.url}/${slug}/changes/1`)).status).toBe(404);
    for (const path of ['changes', 'changes.atom', 'changes.json', 'changes.ics'])
      expect(await page(`/${slug}/${path}`)).not.toContain('Only Ltd');
    expect(await customersOf(server, slug, 1)).toMatchObject([{ objectionDeadline: null }]);
    const { pendingNotices } = await server.get(
      `{ pendingNotices(organisation: "${slug}", account: "anybody") { totalCount } }`,
    );
    expect(pendingNotices.totalCount).toBe(0);
  });
});
