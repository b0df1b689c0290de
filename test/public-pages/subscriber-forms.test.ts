import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { Product } from '../../src/organisations/product.entity.js';
import { PreferencesPage } from '../../src/public-pages/preferences-page.js';
import { SubscribePage } from '../../src/public-pages/subscribe-form.js';
import { renderPage } from '../../src/views/layout.js';
import { openBrowser } from '../support/browser.js';
import { organisation } from './examples.js';

let browser: Browser;
let tab: Page;
beforeAll(async () => {
  browser = await openBrowser();
  tab = await browser.newPage();
}, 60_000);
afterAll(() => browser?.close());

const of = organisation({ languages: ['en', 'de', 'fr', 'nb', 'id'] });
const products = [
  { id: '1', slug: 'chat', name: 'Chat' },
  { id: '2', slug: 'long', name: 'Desk-and-everything-else-in-one-word-without-a-break' },
] as Product[];
const policies = [
  { slug: 'privacy-for-applicants-and-staff', title: { en: 'Privacy for applicants and staff' } },
];
const choice = { products: ['chat'], topics: ['policy:privacy-for-applicants-and-staff'], cadence: 'WEEKLY' };
const pages = (lang: string) => {
  const filled = { ...choice, language: lang, email: 'ann@example.org' };
  const shown = { organisation: of, lang, offer: { products, policies }, filled };
  return {
    subscribe: renderPage(SubscribePage({ ...shown, problems: [{ path: 'topics.0', message: '' }] })),
    preferences: renderPage(
      PreferencesPage({ ...shown, held: [], token: 'the-token', leaveToken: 'another', outcome: 'saved' }),
    ),
  };
};

describe('the forms of subscribers', () => {
  it.each(of.languages)('fit a narrow screen and speak one language: %s', async (lang) => {
    await tab.setViewportSize({ width: 320, height: 800 });
    for (const [name, html] of Object.entries(pages(lang))) {
      await tab.setContent(html);
      expect([name, await tab.evaluate('document.documentElement.scrollWidth')]).toEqual([name, 320]);
      expect(await tab.getAttribute('html', 'lang')).toBe(lang);
      const unlabelled = await tab.evaluate(
        '[...document.querySelectorAll("input,select")].filter((field) => field.labels.length !== 1).length',
      );
      expect([name, unlabelled]).toEqual([name, 0]);
      const ids = (await tab.evaluate(
        '[...document.querySelectorAll("[id]")].map(({ id }) => id)',
      )) as string[];
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it('are filled in with the keyboard alone', async () => {
    await tab.setContent(pages('en').preferences);
    await tab.focus('#topic-sub-processors');
    await tab.keyboard.press('Space');
    const seen: string[] = [];
    for (let step = 0; step < 9; step++) {
      await tab.keyboard.press('Tab');
      seen.push(
        (await tab.evaluate('document.activeElement.id || document.activeElement.textContent')) as string,
      );
      if (seen.at(-1) === 'cadence-weekly') await tab.keyboard.press('ArrowUp');
    }
    expect(seen).toEqual([
      'topic-agreements',
      'topic-policy:privacy-for-applicants-and-staff',
      'product-chat',
      'product-long',
      'cadence-weekly',
      'language',
      'Save',
      'Download your data',
      'Yes, stop and erase the address',
    ]);
    expect(await tab.isChecked('#topic-sub-processors')).toBe(true);
    expect(await tab.isChecked('#cadence-each')).toBe(true);
  });
});
