import { describe, expect, it } from '@jest/globals';
import { load } from 'cheerio';
import { digestMails, followUpMails, noticeMails } from '../../src/notices/notice-mails.js';
import { renderWithdrawalMail } from '../../src/views/follow-up-mails.js';
import { notice, organisation, publication } from '../public-pages/examples.js';

const PUBLIC_URL = 'https://acme.example';
const publications = [publication(), publication({ of: 'agreement', reference: 'dpa' })];
const told = { ...notice(), content: [...notice().content], publications };
const acme = organisation({ languages: ['en', 'fr', 'de', 'nb', 'id'] });

const whole = [
  '/changes/1',
  '/sub-processors',
  '/policies/privacy?version=2.0',
  '/agreements/dpa?version=2.0',
];
const about = ['/changes/1', '/sub-processors'];

describe('what a mail links to is in its language, by addresses that last', () => {
  it.each([
    ['a notice', whole, noticeMails(PUBLIC_URL, acme, told)],
    ['a digest', whole, digestMails(PUBLIC_URL, acme, [told])],
    [
      'what follows a notice',
      about,
      followUpMails(PUBLIC_URL, acme, told, true, (facts) =>
        renderWithdrawalMail({ ...facts, reason: 'Not signed.' }),
      ),
    ],
  ])('%s', (_, paths, mails) => {
    expect(Object.keys(mails)).toEqual(acme.languages);
    for (const [lang, mail] of Object.entries(mails)) {
      const wanted = paths.map((path) => {
        const url = new URL(`${PUBLIC_URL}/acme${path}`);
        return lang === 'en' ? url.href : inLanguage(url, lang);
      });
      const $ = load(mail.html);
      const links = $('a')
        .toArray()
        .map((link) => $(link).attr('href'));
      expect(links.filter((href) => href?.startsWith('https:')).toSorted()).toEqual(wanted.toSorted());
      const lines = mail.text.split('\n').filter((line) => line.startsWith('https:'));
      expect(lines.toSorted()).toEqual(wanted.toSorted());
    }
  });
});

/** As pages write their own address: the language first. */
function inLanguage(url: URL, lang: string): string {
  return `${url.origin}${url.pathname}?${new URLSearchParams({ lang, ...Object.fromEntries(url.searchParams) }).toString()}`;
}
