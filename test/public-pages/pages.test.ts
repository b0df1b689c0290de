import { describe, expect, it } from '@jest/globals';
import { load, type CheerioAPI } from 'cheerio';
import { ChangesPage } from '../../src/public-pages/changes-page.js';
import { filtered } from '../../src/public-pages/list-filter.js';
import { ListPage } from '../../src/public-pages/list-page.js';
import { changesAtom } from '../../src/public-pages/atom-feed.js';
import { NoticePage } from '../../src/public-pages/notice-page.js';
import { BadRequestPage, NotFoundPage } from '../../src/public-pages/problem-page.js';
import { TrustPage } from '../../src/public-pages/trust-page.js';
import { renderPage } from '../../src/views/layout.js';
import { announcement, notice, organisation, row } from './examples.js';

const acme = organisation();
const around = {
  organisation: acme,
  languages: [],
  publicUrl: 'https://acme.example',
  url: '/acme/changes',
  lang: 'en',
};
const list = (facts: Partial<Parameters<typeof ListPage>[0]> = {}) => {
  const rows = facts.rows ?? [row()];
  const lists = {
    rows,
    shown: rows,
    coming: [],
    products: [],
    updatedOn: '2026-02-01',
    day: '2026-03-01',
    asked: { lang: 'en' },
  };
  return load(renderPage(ListPage({ ...around, url: '/acme/sub-processors', ...lists, ...facts })));
};

function expectSemantic($: CheerioAPI): void {
  expect($('h1').length).toBe(1);
  expect($('html').attr('lang')).toBeTruthy();
  expect($('title').text()).toBeTruthy();
  expect($('main').length).toBe(1);
  expect($('script,[onclick],[onload]').length).toBe(0);
  for (const cell of $('th').toArray()) expect(['col', 'row']).toContain($(cell).attr('scope'));
  for (const table of $('table').toArray()) expect($(table).find('caption').text()).toBeTruthy();
  for (const field of $('input:not([type=hidden]),select').toArray())
    expect($(field).closest('label').length + $(`label[for="${$(field).attr('id')}"]`).length).toBe(1);
  for (const link of $('a').toArray()) expect($(link).text().trim()).toBeTruthy();
  const ids = $('[id]')
    .toArray()
    .map((element) => $(element).attr('id'));
  expect(new Set(ids).size).toBe(ids.length);
  const skip = $('a.skip').attr('href')!;
  expect($(skip).length).toBe(1);
}

describe('every page', () => {
  it('is plain, labelled HTML with one heading, and runs nothing', () => {
    const pages = [
      ListPage({
        ...around,
        rows: [row()],
        shown: [row()],
        coming: [{ ...notice().content[0]!, announcedOn: null, notice: 3, emergency: true }],
        products: [],
        updatedOn: null,
        day: '2026-03-01',
        asked: { lang: 'en' },
      }),
      ChangesPage({ ...around, notices: [notice()], newest: true }),
      NoticePage({ ...around, notice: notice() }),
      TrustPage({ ...around, listed: 3, coming: 1, policies: 2, agreements: 0 }),
      NotFoundPage({ lang: 'en' }),
      BadRequestPage({ organisation: acme, lang: 'en', fields: [{ path: 'on', message: 'is not a day' }] }),
    ];
    for (const page of pages) expectSemantic(load(renderPage(page)));
  });

  it('shows what somebody wrote as text, never as markup', () => {
    const evil = '<script>alert(1)</script>"\'><img src=x>';
    const hostile = organisation({ name: evil });
    const rows = [
      row({
        legalName: evil,
        purpose: { en: evil },
        website: 'javascript:alert(1)',
        contact: evil,
        note: { de: evil },
      }),
    ];
    const asked = { lang: 'en', q: evil };
    const $ = list({ organisation: hostile, rows, shown: rows, asked });
    expectSemantic($);
    expect($('img').length).toBe(0);
    expect($('tbody th .name').text()).toBe(evil);
    expect($('a[href^="javascript"]').length).toBe(0);
    expect($('input[name=q]').attr('value')).toBe(evil);
  });
});

describe('links', () => {
  it('stay in the language that the visitor chose', () => {
    const hrefs = (lang: string) => {
      const $ = load(
        renderPage(TrustPage({ ...around, lang, listed: 1, coming: 1, policies: 2, agreements: 0 })),
      );
      return $('a[href^="/acme"]')
        .toArray()
        .map((link) => $(link).attr('href'));
    };
    expect(hrefs('de').every((href) => /\?lang=de(#|$)/.test(href ?? ''))).toBe(true);
    expect(hrefs('en').some((href) => href?.includes('lang'))).toBe(false);
  });
});

describe('the list', () => {
  it('shows names, countries and days for people, and days for machines', () => {
    const $ = list();
    expect($('tbody th').text()).toContain('Postbird ApS');
    expect($('tbody td').text()).toContain('Denmark and Sweden');
    expect($('tbody time').attr('datetime')).toBe('2026-01-01');
    expect($('caption').text()).toBe('1 sub-processor');
    expect($('link[rel=alternate][type="application/atom+xml"]').attr('href')).toBe(
      'https://acme.example/acme/changes.atom',
    );
  });

  it('marks a text that is not translated with its language', () => {
    const $ = list({ asked: { lang: 'de' } });
    expect($('html').attr('lang')).toBe('de');
    expect($('td [lang=en]').first().text()).toBe('Sends replies.');
  });

  it('says which day it shows when that is not today', () => {
    expect(list().text()).not.toContain('as known today');
    expect(list({ asked: { lang: 'en', on: '2026-01-05' } })('.note').text()).toContain(
      '5 January 2026, as known today',
    );
    expect(list({ asked: { lang: 'en', on: '2027-01-05' } })('.note').text()).toContain(
      'as far as it is announced',
    );
  });

  it('finds by words, accents and case aside, and by country', () => {
    const rows = [
      row({ id: 'a', legalName: 'Métrique SAS', establishment: 'FR', countries: ['FR'] }),
      row({ id: 'b' }),
    ];
    const ids = (asked: object) => filtered(rows, { lang: 'en', ...asked }).map(({ id }) => id);
    expect(ids({ q: 'metrique' })).toEqual(['a']);
    expect(ids({ q: 'REPLIES denmark' })).toEqual(['b']);
    expect(ids({ country: 'FR' })).toEqual(['a']);
    expect(ids({ q: 'nowhere' })).toEqual([]);
  });
});

describe('a notice', () => {
  it('shows old and new, the deadline as an instant, and how to object', () => {
    const $ = load(renderPage(NoticePage({ ...around, notice: notice() })));
    expect($('.diff del').text()).toBe('Denmark');
    expect($('.diff ins').text()).toBe('Denmark and United States');
    expect($('.facts').text()).toContain('31 March 2026, 24:00 (Europe/Berlin, UTC+02:00)');
    expect($('a[href="mailto:privacy@acme.example"]').length).toBe(1);
  });

  it('that was withdrawn says so, with the reason, and asks nobody to object', () => {
    const withdrawn = notice({
      withdrawnAt: new Date('2026-03-05T23:30:00Z'),
      withdrawalReason: 'Not needed.',
    });
    const $ = load(renderPage(NoticePage({ ...around, notice: withdrawn })));
    // after midnight in Berlin
    expect($('.note').text()).toContain('withdrawn on 6 March 2026');
    expect($('.note').text()).toContain('Reason: Not needed.');
    expect($('#object').length).toBe(0);
  });

  it('that came at short notice says why, in the log too', () => {
    const emergency = notice({ emergencyReason: 'The provider ceased business.' });
    for (const page of [
      NoticePage({ ...around, notice: emergency }),
      ChangesPage({ ...around, notices: [emergency], newest: true }),
    ])
      expect(load(renderPage(page))('main').text()).toContain('The provider ceased business.');
  });

  it('that corrects is marked as a correction', () => {
    const correction = notice({ content: [{ ...notice().content[0]!, origin: 'CORRECTION' }] });
    for (const page of [
      NoticePage({ ...around, notice: correction }),
      ChangesPage({ ...around, notices: [correction], newest: true }),
    ])
      expect(load(renderPage(page))('.tag').text()).toContain('Correction');
  });
});

describe('the feed', () => {
  it('keeps the id of an entry when its notice is withdrawn, and is updated by it', () => {
    const feed = (of = notice()) =>
      load(changesAtom({ ...around, url: '/acme/changes.atom', happenings: [announcement(of)] }), {
        xml: { xmlMode: true },
      });
    const [before, after] = [feed(), feed(notice({ withdrawnAt: new Date('2026-03-05T10:00:00Z') }))];
    expect(before('entry > id').text()).toBe('urn:uuid:77777777-7777-4777-8777-777777777777');
    expect(after('entry > id').text()).toBe(before('entry > id').text());
    expect(after('entry > updated').text()).toBe('2026-03-05T10:00:00.000Z');
    expect(after('feed > updated').text()).toBe('2026-03-05T10:00:00.000Z');
    expect(after('entry > title').text()).toBe('Withdrawn: Notice 1');
    expect(before('entry > category').attr('term')).toBe('AMENDED');
    expect(load(before('entry > content').text())('.when time').attr('datetime')).toBe('2026-04-02');
  });

  it('of an organisation without notices is a feed all the same', () => {
    const $ = load(changesAtom({ ...around, url: '/acme/changes.atom', happenings: [] }), {
      xml: { xmlMode: true },
    });
    expect($('feed > updated').text()).toBe('2026-01-01T00:00:00.000Z');
    expect($('entry').length).toBe(0);
  });
});
