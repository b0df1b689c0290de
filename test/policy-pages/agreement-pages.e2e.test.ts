import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { load } from 'cheerio';
import { Dispatcher } from '../../src/deliveries/dispatcher.js';
import { announceIt, drafted } from '../notified-customers/world.js';
import { visit } from '../public-pages/visiting.js';
import { added, agreed, amendAgreement, moveCustomer } from '../support/record.js';
import { createOrganisation } from '../support/register.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
const publish = `mutation($input: PublishAgreementVersionInput!) { publishAgreementVersion(input: $input) { agreementVersion { id } } }`;
beforeAll(async () => {
  server = await startServer();
  const organisation = 'acme';
  await createOrganisation(server, organisation, { languages: ['en', 'de'], noticeDays: 14 });
  await added(server, organisation, { legalName: 'Only Ltd', reference: 'only' });
  const { id } = await agreed(server, organisation, {
    reference: 'dpa-2026',
    title: 'Standard terms',
    effectiveFrom: '2025-01-01',
    noticeDays: 30,
    noticeContacts: [{ email: 'secret-contact@acme.example' }],
    copy: 'secret safe',
    label: '1',
    text: { en: 'We tell you thirty days ahead.', de: 'Wir sagen es dreißig Tage vorher.' },
  });
  const text = { en: 'We tell you forty days ahead.', de: 'Wir sagen es vierzig Tage vorher.' };
  await server.get(amendAgreement, { input: { id, effectiveFrom: '2026-05-01', noticeDays: 40, text } });
  const standing = { noticeContacts: [{ email: 'dpo@only.example' }], since: '2025-02-01' };
  await server.get(moveCustomer, { input: { agreement: id, party: 'only', ...standing } });
  await server.get(publish, { input: { agreement: id, label: '2', summary: 'Longer notice' } });
  await announceIt(server, await drafted(server, organisation));
  await server.get(amendAgreement, { input: { id, effectiveFrom: '2026-08-01', text: 'Secret plans.' } });
  await agreed(server, organisation, { reference: 'private', party: 'only', title: 'Private terms' });
  await agreed(server, organisation, { reference: 'hosting', side: 'VENDOR', title: 'Hosting terms' });
});
afterAll(() => server.stop());

const page = async (path: string) => {
  const { status, text, headers } = await visit(server, path);
  return { status, text, headers, $: load(text) };
};

describe('agreements that many customers stand on', () => {
  it('are listed, from the trust page on; what was made with one party, or with a vendor, is not there', async () => {
    expect((await page('/acme')).$('main a[href="/acme/agreements"]').length).toBe(1);
    const { $, text } = await page('/acme/agreements');
    expect($('main h2 a').attr('href')).toBe('/acme/agreements/dpa-2026');
    expect($('main h2').text()).toBe('Standard terms');
    expect($('main .when').text()).toBe('Version 2 is announced and takes effect on 1 May 2026.');
    for (const word of ['Private', 'Hosting', 'Secret']) expect(text).not.toContain(word);
    for (const path of ['private', 'private.json', 'hosting', 'dpa-2026?version=2026-08-01', 'none'])
      expect((await page(`/acme/agreements/${path}`)).status).toBe(404);
  });

  it('show the version in force, and of another one what changes: term by term, word by word', async () => {
    const now = await page('/acme/agreements/dpa-2026');
    expect(now.$('article.text').text()).toContain('thirty days');
    const coming = await page('/acme/agreements/dpa-2026?version=2&lang=de');
    expect(coming.$('article.text').text()).toContain('vierzig Tage');
    expect(coming.$('.words del').text()).toContain('dreißig');
    expect(coming.$('.words ins').text()).toContain('vierzig');
    expect(coming.$('dl.pairs').text()).toContain('Ankündigungsfrist30 Tage → 40 Tage');
    for (const { text } of [now, coming, await page('/acme/agreements/dpa-2026.json')])
      expect(text).not.toMatch(/secret|Only Ltd|only\.example/i);
    const { text, headers } = await page('/acme/agreements/dpa-2026.json?version=2');
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
    expect(JSON.parse(text)).toMatchObject({
      agreement: 'dpa-2026',
      version: {
        label: '2',
        status: 'COMING',
        terms: { noticeDays: 40 },
        text: 'We tell you forty days ahead.',
      },
      versions: [{ label: '2' }, { label: '1' }],
    });
  });

  it('can be read from wherever they are told of: mail, page of the notice, feed', async () => {
    await server.app.get(Dispatcher).idle();
    const mails = (await (await fetch(`${server.url}/mailbox.json`)).json()) as {
      to: string;
      text: string;
    }[];
    const told = mails.find(({ to }) => to === 'dpo@only.example');
    expect(told?.text).toContain(`${server.url}/acme/agreements/dpa-2026?version=2`);
    const notice = await page('/acme/changes/1');
    expect(notice.$('main a[href="/acme/agreements/dpa-2026?version=2"]').length).toBe(1);
    expect((await page('/acme/changes.atom')).text).toContain('/acme/agreements/dpa-2026?version=2');
  });
});
