import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Dispatcher } from '../../src/deliveries/dispatcher.js';
import { mailsTo, Visitor } from '../subscriptions/visitor.js';
import { added, agreed, moveCustomer } from '../support/record.js';
import { addProduct, createOrganisation } from '../support/register.js';
import { startServer, type TestServer } from '../support/server.js';
import { announceIt, coming, customer } from './world.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

let count = 0;
/** A customer with an agreement more for each title, for a product each, and another customer; all with one contact. */
async function heads(...titles: string[]) {
  const { slug } = await createOrganisation(server, `two-${++count}`, { noticeDays: 14 });
  const email = `dpo@${slug}.example`;
  const noticeContacts = [{ email }];
  await customer(server, slug, 'Plain Ltd', { noticeContacts });
  await added(server, slug, { legalName: 'Client Ltd', reference: 'client' });
  for (const [index, title] of ['DPA for Desk', ...titles].entries()) {
    const [reference, product] = [`dpa-${index}`, `product-${index}`];
    await addProduct(server, slug, product);
    const terms = { effectiveFrom: '2026-01-01', noticeContacts, objectionDays: 14 + index };
    await agreed(server, slug, { reference, title, ...terms });
    const stands = { agreement: reference, party: 'client', since: '2026-01-01', products: [product] };
    await server.get(moveCustomer, { input: { organisation: slug, ...stands } });
  }
  await announceIt(server, await coming(server, slug, '2026-05-20'));
  await server.app.get(Dispatcher).idle();
  const mails = await mailsTo(server, email);
  const heads = mails.map(({ text }) => text.split('\n')[0]!);
  for (const [index, { text }] of mails.entries()) {
    const page = await new Visitor(server, slug).get(/\/[\w-]+\/object\/[^\s"]+/.exec(text)![0]);
    expect(await page.text()).toContain(heads[index]);
  }
  return heads.toSorted();
}

describe('the first line of a mail to a contact, and the page that it links to', () => {
  it('names the agreement where one notice reaches the customer under several', async () => {
    expect(await heads('DPA for Chat')).toEqual([
      'Client Ltd · DPA for Chat',
      'Client Ltd · DPA for Desk',
      'Plain Ltd',
    ]);
  });

  it('names it by its reference too, where another has the same title', async () => {
    expect(await heads('DPA for Desk', 'DPA for Chat')).toEqual([
      'Client Ltd · DPA for Chat',
      'Client Ltd · DPA for Desk (dpa-0)',
      'Client Ltd · DPA for Desk (dpa-1)',
      'Plain Ltd',
    ]);
  });

  it('names the customer alone where it stands on one agreement', async () => {
    expect(await heads()).toEqual(['Client Ltd', 'Plain Ltd']);
  });
});
