import { describe, expect, it } from '@jest/globals';
import { load } from 'cheerio';
import { renderNoticeMail, type NoticeMailFacts } from '../../src/views/notice-mail.js';
import { seen } from './mail-parts.js';

const facts: NoticeMailFacts = {
  organisation: { name: 'Acme Helpdesk', timeZone: 'Europe/Berlin' },
  number: 7,
  announcedOn: '2026-03-01',
  objectionDeadline: '2026-03-31',
  contract: null,
  publications: [],
  emergencyReason: null,
  noticeUrl: 'https://acme.example/acme/changes/7',
  listUrl: 'https://acme.example/acme/sub-processors',
  objectionAddress: 'privacy@acme.example',
  language: 'en',
  prevailing: 'en',
  amendments: [
    {
      kind: 'AMENDED',
      legalName: 'Postbird ApS',
      effectiveFrom: '2026-04-02',
      origin: 'AMENDMENT',
      changes: [
        { field: 'countries', from: { en: 'DK', de: 'DK' }, to: { en: 'DK, US', de: 'DK, US' } },
        { field: 'conditions', from: null, to: { en: 'EU customers only' } },
      ],
    },
    {
      kind: 'ADDED',
      legalName: 'Lingua <script>alert(1)</script> & "Sons"',
      effectiveFrom: '2026-04-05',
      origin: 'AMENDMENT',
      changes: [{ field: 'purpose', from: null, to: { en: 'Translates tickets {{leave}}' } }],
    },
  ],
};

const replacement: NoticeMailFacts['amendments'][number] = {
  kind: 'REPLACED',
  legalName: 'Nye Backup AS',
  effectiveFrom: '2026-04-02',
  origin: 'AMENDMENT',
  changes: [{ field: 'legalName', from: { en: 'Old Backup AS' }, to: { en: 'Nye Backup AS' } }],
};

describe('the notice mail', () => {
  const mail = renderNoticeMail(facts);

  it('says the same in both parts: who, what, old and new, from when, until when and how to object', () => {
    const parts = seen(mail);
    for (const part of [parts.text, parts.html]) {
      expect(part).toContain('Change notice 7 of Acme Helpdesk');
      expect(part).toContain('On 1 March 2026 Acme Helpdesk announced 2 changes');
      expect(part).toContain('Amended: Postbird ApS');
      expect(part).toContain('effective 2 April 2026');
      expect(part).toMatch(
        /Countries of processing\s+(Before: )?Denmark\s+(After: )?Denmark and United States/,
      );
      expect(part).toMatch(/Applies to\s+(Before: )?\(not stated\)\s+(After: )?EU customers only/);
      expect(part).toContain('effective 5 April 2026');
      expect(part).toContain('Objections until: 31 March 2026, 24:00 (Europe/Berlin, UTC+02:00)');
      expect(part).toContain('Write to privacy@acme.example');
      expect(part).toContain('If you do not object by then');
      expect(part).toContain('https://acme.example/acme/changes/7');
      expect(part).toContain('https://acme.example/acme/sub-processors');
      expect(part).toContain('this address is subscribed to the change notices of Acme Helpdesk');
    }
  });

  it('names what and from when in the subject, on one line', () => {
    expect(mail.subject).toBe(
      'Notice of sub-processor changes: Postbird ApS and Lingua <script>alert(1)</script> & "Sons" – first effective 2 April 2026',
    );
    const one = renderNoticeMail({ ...facts, amendments: facts.amendments.slice(0, 1) });
    expect(one.subject).toBe('Notice of sub-processor change: Postbird ApS – effective 2 April 2026');
    const evil = renderNoticeMail({
      ...facts,
      amendments: [{ ...facts.amendments[0]!, legalName: 'A\r\nBcc: everyone@example.org' }],
    });
    expect(evil.subject).not.toMatch(/[\r\n]/);
  });

  it('holds one place to leave in each part, and nobody’s text can become another', () => {
    expect(mail.text.split('\n').filter((line) => line === '{{leave}}')).toHaveLength(1);
    expect(mail.text.split('{{leave}}')).toHaveLength(2);
    expect(mail.html.split('{{leave}}')).toHaveLength(2);
    expect(mail.html).toContain('href="{{leave}}"');
  });

  it.each([
    ['en', 'take your data with you'],
    ['fr', 'emporter vos données'],
    ['de', 'Ihre Daten mitnehmen'],
    ['nb', 'ta med deg dataene dine'],
    ['id', 'bawa data Anda'],
  ])('says in both parts that one may take one’s data along: %s', (language, said) => {
    for (const part of Object.values(seen(renderNoticeMail({ ...facts, language }))))
      expect(part).toContain(said);
  });

  it('carries nothing that runs, loads or reports back', () => {
    const $ = load(mail.html);
    expect($('script,img,link,iframe,form').length).toBe(0);
    expect(mail.html).not.toMatch(/url\(|@import/);
    expect($('h1').length).toBe(1);
    expect($('html').attr('lang')).toBe('en');
  });

  it.each([
    ['en', 'Announced at shorter notice · Notice of sub-processor changes: '],
    ['fr', 'Annoncé avec un préavis réduit · Avis sur les sous-traitants ultérieurs : '],
    ['de', 'Mit verkürzter Frist angekündigt · '],
    ['nb', 'Varslet med kortere frist · '],
    ['id', 'Diumumkan dengan tenggat lebih singkat · '],
  ])('says in its subject that the period was cut short: %s', (language, mark) => {
    const { subject } = renderNoticeMail({ ...facts, language, emergencyReason: 'It ceased business.' });
    expect(subject.slice(0, mark.length)).toBe(mark);
    expect(subject.endsWith(renderNoticeMail({ ...facts, language }).subject)).toBe(true);
  });

  it('shows why the period was cut short', () => {
    const parts = seen(renderNoticeMail({ ...facts, emergencyReason: 'The old provider ceased business.' }));
    for (const part of Object.values(parts))
      expect(part).toContain('Announced at shorter notice: The old provider ceased business.');
  });

  it('says that there is no period when none applies, and whom to write to without an address', () => {
    const none = seen(renderNoticeMail({ ...facts, objectionDeadline: null }));
    for (const part of Object.values(none))
      expect(part).toContain('No objection period applies to these changes.');
    const noAddress = seen(renderNoticeMail({ ...facts, objectionAddress: null }));
    for (const part of Object.values(noAddress))
      expect(part).toContain('Write to your contact at Acme Helpdesk');
  });

  it('is written in the reader’s language, and says which version counts', () => {
    const german = renderNoticeMail({ ...facts, language: 'de' });
    for (const part of Object.values(seen(german))) {
      expect(part).toContain('Geändert: Postbird ApS');
      expect(part).toContain('Dänemark und Vereinigte Staaten');
      expect(part).toContain('31. März 2026, 24:00 Uhr');
      expect(part).toContain('Englisch');
    }
    expect(german.html).toContain('lang="en" dir="auto">EU customers only');
  });

  it.each([
    ['en', 'Replacement for Old Backup AS: Nye Backup AS'],
    ['fr', 'Remplaçant de Old Backup AS : Nye Backup AS'],
    ['de', 'Ersatz für Old Backup AS: Nye Backup AS'],
    ['nb', 'Etterfølger etter Old Backup AS: Nye Backup AS'],
    ['id', 'Pengganti Old Backup AS: Nye Backup AS'],
  ])('heads who comes in place of another with whom it replaces: %s', (language, heading) => {
    for (const part of Object.values(
      seen(renderNoticeMail({ ...facts, amendments: [replacement], language })),
    ))
      expect(part).toContain(heading);
  });

  it('in French, puts a space before each colon', () => {
    const mail = renderNoticeMail({
      ...facts,
      language: 'fr',
      emergencyReason: 'Cessation.',
      amendments: [...facts.amendments, { ...replacement, origin: 'CORRECTION' }],
      publications: [
        {
          of: 'policy',
          title: { en: 'Privacy' },
          label: '2.0',
          effectiveFrom: '2026-04-02',
          summary: { en: 'Shorter.' },
          url: 'https://acme.example/acme/policies/privacy?version=2.0',
        },
      ],
    });
    for (const part of [mail.subject, ...Object.values(seen(mail))]) expect(part).not.toMatch(/\S:(\s|$)/);
  });

  it('marks a correction', () => {
    const amendments = [{ ...facts.amendments[0]!, origin: 'CORRECTION' as const }];
    for (const part of Object.values(seen(renderNoticeMail({ ...facts, amendments }))))
      expect(part).toContain('Correction: The fact always was so');
  });

  it('wraps its text part, addresses of pages apart', () => {
    const long = mail.text.split('\n').filter((line) => line.length > 76 && !line.includes('://'));
    expect(long).toEqual([]);
  });
});
