import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { load } from 'cheerio';
import { startServer, type TestServer } from '../support/server.js';
import { amend, draft, engaged } from '../support/register.js';
import { BASELINE, fillAcme, LIST } from './acme.js';
import { namesOn, visit } from './visiting.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({}, '2026-03-01T09:00:00Z');
  await fillAcme(server);
});
afterAll(() => server.stop());

describe('the list', () => {
  it('shows today’s, and what is announced to come', async () => {
    expect(await namesOn(server, LIST)).toEqual(['Hosting GmbH', 'Phone & Söhne']);
    const { status, headers, text } = await visit(server, LIST);
    const $ = load(text);
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect($('.facts').text()).toMatch(/List of\s*1 March 2026\s*Last updated\s*1 March 2026/);
    const coming = $('section[aria-labelledby=coming] li')
      .toArray()
      .map((item) => $(item).text());
    expect(coming).toHaveLength(2);
    expect(coming[0]).toMatch(/Newcomer Ltd.*Added.*From 10 April 2026/);
    expect(coming[1]).toMatch(/Hosting GmbH.*Amended.*From 15 April 2026.*Germany.*Germany and Ireland/);
    expect($('section[aria-labelledby=coming] a').attr('href')).toBe('/acme/changes/1');
  });

  it('answers for any day, past or coming', async () => {
    expect(await namesOn(server, `${LIST}?on=2024-12-31`)).toEqual([]);
    expect(await namesOn(server, `${LIST}?on=2025-01-01`)).toEqual(['Hosting GmbH', 'Phone & Söhne']);
    expect(await namesOn(server, `${LIST}?on=2026-04-10`)).toEqual([
      'Hosting GmbH',
      'Newcomer Ltd',
      'Phone & Söhne',
    ]);
    // the removal is a draft: nobody outside knows
    expect(await namesOn(server, `${LIST}?on=2027-01-01`)).toContain('Hosting GmbH');
  });

  it('answers by text, country and product', async () => {
    expect(await namesOn(server, `${LIST}?q=sohne`)).toEqual(['Phone & Söhne']);
    expect(await namesOn(server, `${LIST}?country=se`)).toEqual(['Phone & Söhne']);
    expect(await namesOn(server, `${LIST}?product=desk`)).toEqual(['Hosting GmbH', 'Phone & Söhne']);
    expect(await namesOn(server, `${LIST}?q=nothing+like+it`)).toEqual([]);
  });

  it('speaks the organisation’s languages, and the prevailing one otherwise', async () => {
    expect((await visit(server, `${LIST}?lang=de`)).text).toContain('<h1>Unterauftragsverarbeiter</h1>');
    expect((await visit(server, `${LIST}?lang=xx`)).text).toContain('<html lang="en">');
  });

  it.each([
    ['on', '2026-02-30'],
    ['on', 'yesterday'],
    ['on', '0000-01-01'],
    ['country', 'Atlantis'],
    ['product', 'none-such'],
  ])('refuses ?%s=%s with a page that names it', async (field, value) => {
    const { status, headers, text } = await visit(server, `${LIST}?${field}=${value}`);
    expect(status).toBe(400);
    expect(headers['content-type']).toContain('text/html');
    expect(load(text)('main').text()).toContain(
      `“${field}” cannot be used: “${field === 'country' ? value.toUpperCase() : value}”`,
    );
    const json = await visit(server, `${LIST}.json?${field}=${value}`);
    expect([json.status, JSON.parse(json.text).fields[0].path]).toEqual([400, field]);
  });
});

describe('what is not public', () => {
  it('drafts show nowhere, in no form', async () => {
    const paths = [
      '/acme',
      LIST,
      `${LIST}.json`,
      `${LIST}.csv`,
      `${LIST}?on=2026-07-01`,
      `${LIST}.json?on=2026-07-01`,
      '/acme/changes',
      '/acme/changes.atom',
      '/acme/changes.json',
      '/acme/changes.ics',
    ];
    for (const path of paths) expect((await visit(server, path)).text).not.toContain('Draft Ltd');
    const { notice } = (await server.get(draft, { organisation: 'acme' })).draftNotice;
    expect((await visit(server, `/acme/changes/${notice.number}`)).status).toBe(404);
    expect((await visit(server, '/acme/changes')).text).not.toContain('Draft Ltd');
  });

  it('drafted facts of somebody whose coming is announced do not show either', async () => {
    const { text } = await visit(server, `${LIST}.json`);
    const newcomer = JSON.parse(text).coming[0].subProcessor as string;
    await server.get(amend, {
      input: {
        id: newcomer,
        effectiveFrom: '2026-04-10',
        legalName: 'Secret New Name Ltd',
        purpose: 'Secret purpose',
      },
    });
    await server.get(amend, { input: { id: newcomer, effectiveFrom: '2026-04-20', countries: ['CN'] } });
    for (const path of [
      '/acme',
      LIST,
      `${LIST}.json`,
      `${LIST}?on=2026-04-10`,
      `${LIST}.csv?on=2026-07-01`,
    ]) {
      const page = await visit(server, path);
      expect(page.text).not.toMatch(/Secret New Name|Secret purpose|China|CN/);
    }
    expect(await namesOn(server, `${LIST}?on=2026-04-10`)).toContain('Newcomer Ltd');
  });

  it('an engagement that is not announced does not show through one that is', async () => {
    await engaged(server, 'other', { legalName: 'Upper Ltd', effectiveFrom: '2026-05-01' });
    const upper = await engaged(server, 'other', {
      legalName: 'Hidden Upper Ltd',
      effectiveFrom: '2026-05-01',
    });
    await engaged(server, 'other', { legalName: 'Lower Ltd', engagedBy: upper.id, ...BASELINE });
    expect((await visit(server, '/other/sub-processors')).text).not.toContain('Hidden Upper Ltd');
  });

  it('another organisation’s things show nowhere', async () => {
    for (const path of [
      '/acme',
      LIST,
      `${LIST}.json`,
      `${LIST}?q=secret`,
      '/acme/changes',
      '/acme/changes.atom',
      '/acme/changes.json',
      '/acme/changes.ics',
    ])
      expect((await visit(server, path)).text).not.toContain('Secret of the other');
    expect(await namesOn(server, '/other/sub-processors')).toContain('Secret of the other');
    expect((await visit(server, '/other/changes/1')).status).toBe(404);
  });

  it.each([
    '/nobody',
    '/nobody/sub-processors',
    '/ACME/sub-processors',
    '/acme/changes/99',
    '/acme/changes/1x',
    '/nobody/changes.atom',
    '/nobody/changes.ics',
    '/no%20body/changes',
  ])('%s is not found, as a page', async (path) => {
    const { status, headers, text } = await visit(server, path);
    expect([status, headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
    expect(load(text)('h1').text()).toBe('There is no such page');
  });
});

describe('the trust page', () => {
  it('says who it is and leads to everything', async () => {
    const $ = load((await visit(server, '/acme')).text);
    expect($('h1').text()).toBe('Data protection at Acme Helpdesk');
    const links = $('main a')
      .toArray()
      .map((link) => $(link).attr('href'));
    for (const to of [
      LIST,
      '/acme/changes',
      '/acme/subscribe',
      `${LIST}.json`,
      '/acme/changes.atom',
      '/acme/changes.json',
      '/acme/changes.ics',
      'mailto:privacy@acme.example',
    ])
      expect(links).toContain(to);
    expect($('main').text()).toContain('2 sub-processors today · 2 changes announced');
  });
});
