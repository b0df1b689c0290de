import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { load } from 'cheerio';
import type { Browser, Page } from 'playwright-core';
import { ListPage } from '../../src/public-pages/list-page.js';
import { NoticePage } from '../../src/public-pages/notice-page.js';
import { renderPage } from '../../src/views/layout.js';
import { openBrowser } from '../support/browser.js';
import { notice, organisation, row } from './examples.js';

const page = (lang: string, rows = [row()], owner = organisation({ languages: ['en', 'de', 'ar'] })) =>
  renderPage(
    ListPage({
      organisation: owner,
      languages: [],
      publicUrl: 'https://acme.example',
      url: '/acme/sub-processors',
      rows,
      shown: rows,
      coming: [
        {
          ...notice().content[0]!,
          legalName: rows[0]!.legalName,
          announcedOn: null,
          notice: 3,
          emergency: true,
        },
      ],
      products: [],
      updatedOn: '2026-02-01',
      day: '2026-03-01',
      asked: { lang },
    }),
  );

describe('a page in a language that no catalogue has', () => {
  const arabic = row({
    legalName: 'شركة الاستضافة',
    service: { en: 'Hosting', ar: 'استضافة' },
    purpose: { en: 'Keeps backups.' },
    dataCategories: [{ en: 'Addresses', ar: 'عناوين' }],
  });

  it('is English around texts that say their own language and direction', () => {
    const $ = load(page('ar', [arabic]));
    expect($('html').attr('lang')).toBe('en');
    expect($('.strong [lang=ar][dir=auto]').text()).toBe('استضافة');
    expect($('td [lang=ar][dir=auto]').text()).toContain('عناوين');
    // English is the page's own language
    expect($('td p:contains("Keeps backups.")').find('[lang]').length).toBe(0);
    expect($('th .name').attr('dir')).toBe('auto');
  });

  it('marks what a notice says too', () => {
    const changes = [{ field: 'purpose', from: { en: 'Old' }, to: { en: 'New', ar: 'جديد' } }];
    const of = notice({ content: [{ ...notice().content[0]!, changes }] });
    const frame = { languages: [], publicUrl: 'https://acme.example', url: '/acme/changes/1' };
    const $ = load(
      renderPage(NoticePage({ ...frame, organisation: organisation(), lang: 'ar', notice: of })),
    );
    expect($('.diff td[lang=ar][dir=auto]').text()).toBe('جديد');
    expect($('.diff td').first().attr('lang')).toBeUndefined();
  });
});

describe('a word without end', () => {
  let browser: Browser;
  let tab: Page;
  beforeAll(async () => {
    browser = await openBrowser();
    tab = await browser.newPage();
  }, 60_000);
  afterAll(() => browser?.close());

  it.each([1280, 1000, 800, 360])(
    'breaks where the page ends, %i pixels wide, and no other word does',
    async (width) => {
      const long = 'W'.repeat(200);
      const facts = { legalName: long, purpose: { en: long }, placesAsWritten: long, address: long };
      const rows = [row({ ...facts, dataCategories: [{ en: long }] })];
      await tab.setViewportSize({ width, height: 800 });
      await tab.setContent(page('en', rows, organisation({ name: long })));
      expect(await tab.evaluate('document.documentElement.scrollWidth')).toBe(width);
      await tab.setContent(page('de'));
      const tall = await tab.evaluate(
        'Math.max(...[...document.querySelectorAll("th .name, td strong")].map((text) => text.clientHeight))',
      );
      // one line each
      expect(tall).toBeLessThan(40);
    },
    60_000,
  );
});
