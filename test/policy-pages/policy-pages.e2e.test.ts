import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { load } from 'cheerio';
import {
  drafted,
  policyAdded,
  published,
  toldOf,
  translatePolicyVersion,
  versionKnown,
} from '../policies/publishing.js';
import { visit } from '../public-pages/visiting.js';
import { createOrganisation } from '../support/register.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
const first = '# Who we are\n\nWe keep data 30 days.\n\n<script>x()</script>\n';
const second = '# Who we are\n\nWe keep data 60 days, no longer.\n\n<script>x()</script>\n';
beforeAll(async () => {
  server = await startServer();
  await createOrganisation(server, 'acme', { name: 'Acme Ltd', languages: ['en', 'de', 'fr'] });
  await policyAdded(server, 'acme', { title: { en: 'Privacy', de: 'Datenschutz' } });
  await policyAdded(server, 'acme', { slug: 'hidden', kind: 'TERMS', title: 'Hidden terms' });
  await drafted(server, 'acme', {
    policy: 'hidden',
    label: '1',
    text: 'Secret.',
    effectiveFrom: '2026-01-01',
  });
  const { id } = await versionKnown(server, 'acme', { text: first });
  const german = { version: id, language: 'de', text: 'Wir speichern 30 Tage.', machineTranslated: true };
  await server.get(translatePolicyVersion, { input: german });
  const coming = { label: '2.0', text: second, effectiveFrom: '2026-04-10', summary: 'Kept longer' };
  const { id: next } = await published(server, 'acme', coming);
  await toldOf(server, 'acme', next, '2026-03-01');
  await drafted(server, 'acme', { label: '3.0', text: 'Secret plans.', effectiveFrom: '2026-06-01' });
});
afterAll(() => server.stop());

const page = async (path: string) => {
  const { status, text, headers } = await visit(server, path);
  return { status, text, headers, $: load(text) };
};

describe('the policies', () => {
  it('are listed with what is coming; what is not public is not', async () => {
    const { $, text } = await page('/acme/policies');
    expect(
      $('main h2')
        .toArray()
        .map((heading) => $(heading).text()),
    ).toEqual(['Privacy']);
    expect($('main .when').text()).toBe('Version 2.0 is announced and takes effect on 10 April 2026.');
    expect(text).not.toContain('Hidden');
    expect((await page('/acme')).$('main a[href="/acme/policies"]').length).toBe(1);
    expect((await page('/acme/policies/hidden')).status).toBe(404);
    expect((await page('/acme/policies/hidden.json')).status).toBe(404);
    expect((await page('/acme/policies/privacy?version=3.0')).status).toBe(404);
    expect((await page('/nobody/policies')).status).toBe(404);
  });
});

describe('the page of a policy', () => {
  it('shows what holds, what is coming, and every public version', async () => {
    const { $, text } = await page('/acme/policies/privacy');
    expect($('article.text h2').text()).toBe('Who we are');
    expect($('article.text').text()).toContain('<script>x()</script>');
    expect($('article.text').text()).toContain('We keep data 30 days.');
    expect($('.note').text()).toContain('Version 2.0 is announced and takes effect on 10 April 2026.');
    expect(
      $('ol.changes a')
        .toArray()
        .map((link) => $(link).attr('href')),
    ).toEqual(['/acme/policies/privacy?version=2.0', '/acme/policies/privacy?version=1.0']);
    expect($('meta[name=robots]').length).toBe(0);
    expect($('link[rel=canonical]').attr('href')).toMatch(/\/acme\/policies\/privacy$/);
    expect(text).not.toContain('Secret');
  });

  it('shows a version at its own address, with what changed word by word', async () => {
    const { $ } = await page('/acme/policies/privacy?version=2.0');
    expect($('.note').text()).toContain('Not yet in force');
    expect($('meta[name=robots]').attr('content')).toBe('noindex');
    expect($('details summary').text()).toBe('What changed since version 1.0');
    expect($('.words ins').text()).toBe('60, no longer');
    expect($('.words del').text()).toBe('30');
    expect($('.lead').text()).toBe('Kept longer');
    const then = (await page('/acme/policies/privacy?on=2026-04-10')).$;
    expect(then('article.text').text()).toContain('60 days');
    expect(then('meta[name=robots]').length).toBe(1);
    expect((await page('/acme/policies/privacy?on=2025-12-31')).$('.note').text()).toContain(
      'Not yet in force',
    );
    expect((await page('/acme/policies/privacy?on=never')).status).toBe(400);
  });

  it('says which language prevails, what a machine translated and what is not there', async () => {
    const german = (await page('/acme/policies/privacy?lang=de')).$;
    expect(german('article.text').attr('lang')).toBe('de');
    expect(german('article.text').text()).toContain('Wir speichern 30 Tage.');
    expect(german('main .soft').text()).toContain('Diese Übersetzung kam am 1. März 2026 hinzu');
    expect(german('main .soft strong').text()).toContain('Diesen Text hat eine Maschine übersetzt.');
    expect(german('main').text()).toContain('Maßgeblich ist der Text auf Englisch.');
    const french = (await page('/acme/policies/privacy?lang=fr')).$;
    expect(french('article.text').attr('lang')).toBe('en');
    expect(french('main').text()).toContain('Cette version n’existe pas en français.');
  });

  it('is there for machines', async () => {
    const { text, headers } = await page('/acme/policies/privacy.json?version=2.0');
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
    const document = JSON.parse(text);
    expect(document).toMatchObject({
      organisation: 'acme',
      policy: 'privacy',
      kind: 'PRIVACY_POLICY',
      title: 'Privacy',
      on: '2026-03-01',
      language: 'en',
      version: { label: '2.0', status: 'COMING', text: second.trim(), publishedOn: '2026-03-01' },
      versions: [{ label: '2.0' }, { label: '1.0', status: 'IN_FORCE', lastDay: '2026-04-09' }],
    });
    expect(document.versions[1].url).toMatch(/\/acme\/policies\/privacy\?version=1\.0$/);
    expect(text).not.toContain('Secret');
  });

  it('changes with what it shows', async () => {
    const cookies = { policy: 'cookies', material: false, silentReason: 'x' };
    await policyAdded(server, 'acme', { slug: 'cookies', kind: 'COOKIE_POLICY', title: 'Cookies' });
    expect((await page('/acme/policies/cookies')).status).toBe(404);
    await published(server, 'acme', { ...cookies, label: '1', text: 'One cookie.' });
    expect((await page('/acme/policies/cookies')).$('article.text').text()).toContain('One cookie.');
    await published(server, 'acme', { ...cookies, label: '2', text: 'Two cookies.' });
    const { $ } = await page('/acme/policies/cookies');
    expect($('.words ins').text()).toBe('Two cookies');
    expect((await page('/acme/policies/cookies?version=1')).$('.note').text()).toContain(
      'no longer in force',
    );
  });
});
