import { describe, expect, it } from '@jest/globals';
import { load } from 'cheerio';
import type { Mail } from '../../src/views/mail-layout.js';
import { renderNoticeMail, type NoticeMailFacts } from '../../src/views/notice-mail.js';
import {
  renderEffectMail,
  renderReminderMail,
  renderWithdrawalMail,
  type FollowUp,
} from '../../src/views/follow-up-mails.js';
import { contactWords } from '../../src/views/contact-words.js';
import { messagesFor } from '../../src/views/messages.js';
import { publicationWords } from '../../src/views/publication-words.js';
import { subscribeWords } from '../../src/views/subscribe-words.js';
import { renderAlreadySubscribedMail, renderConfirmationMail } from '../../src/views/short-mails.js';

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

/** What a reader sees of each part, white space aside. */
const seen = ({ text, html }: Mail) => {
  const $ = load(html);
  $('style,title').remove();
  $('td,th,p,h1,h2').append(' ');
  const flat = (words: string) => words.replace(/\s+/g, ' ').trim();
  return { text: flat(text), html: flat($('body').text()) };
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

describe('the other mails', () => {
  const organisation = { name: 'Acme Helpdesk' };

  it('ask for confirmation and nothing else', () => {
    const topics = ['Sub-processors', 'Policy: Privacy'];
    const mail = renderConfirmationMail({ organisation, language: 'en', topics });
    expect(mail.text.split('\n')).toContain('{{link}}');
    expect(mail.html).toContain('href="{{link}}"');
    for (const part of Object.values(seen(mail))) {
      expect(part).toContain('valid for 48 hours');
      expect(part).toContain('If it was not you, do nothing');
      expect(part).toContain('What about: Sub-processors and Policy: Privacy');
      expect(part).not.toMatch(/https?:/);
    }
  });

  it('tell who is subscribed already how to leave', () => {
    const mail = renderAlreadySubscribedMail({ organisation, language: 'de' });
    expect(mail.text.split('\n')).toContain('{{leave}}');
    expect(mail.html).toContain('href="{{leave}}"');
    expect(seen(mail).text).toContain('bereits angemeldet');
  });

  const told: FollowUp = {
    organisation: { ...organisation, timeZone: 'Europe/Berlin' },
    number: 4,
    announcedOn: '2026-03-01',
    emergencyReason: null,
    noticeUrl: 'https://acme.example/acme/changes/4',
    listUrl: 'https://acme.example/acme/sub-processors',
    language: 'en',
    contact: false,
  };

  it.each<[string, (facts: FollowUp) => Mail]>([
    ['a withdrawal', (facts) => renderWithdrawalMail({ ...facts, reason: 'Not signed.' })],
    ['the effect', (facts) => renderEffectMail({ ...facts, inEffectOn: '2026-03-08' })],
    [
      'a reminder',
      (facts) => renderReminderMail({ ...facts, objectionDeadline: '2026-03-07', authorisation: 'GENERAL' }),
    ],
  ])('say of a notice at shorter notice that it was one, and why: %s', (_, render) => {
    for (const part of Object.values(seen(render({ ...told, emergencyReason: 'Postbird is insolvent.' }))))
      expect(part).toContain('Announced at shorter notice: Postbird is insolvent.');
    for (const part of Object.values(seen(render(told)))) expect(part).not.toContain('shorter notice');
  });

  it.each([
    ['en', /awaits your approval/, /removals, new names and contacts, and new versions of policies/i],
    ['fr', /attend votre accord/, /suppressions, les nouveaux noms et contacts et les nouvelles versions/],
    ['de', /wartet bis 7\. März 2026 auf Ihre Genehmigung/, /Wegfall, neue Namen und Kontakte/],
    ['nb', /venter på godkjenningen din/, /Fjerninger, nye navn og kontakter/],
    ['id', /menunggu persetujuan Anda/, /Penghapusan, nama dan kontak baru/],
  ])(
    'remind who authorises one by one that an approval is awaited, and of what needs none: %s',
    (language, awaited, free) => {
      const remind = (authorisation: 'GENERAL' | 'SPECIFIC') =>
        renderReminderMail({
          ...told,
          language,
          contact: true,
          objectionDeadline: '2026-03-07',
          authorisation,
        });
      const reminder = remind('SPECIFIC');
      expect(reminder.subject).toMatch(awaited);
      expect(reminder.subject).not.toMatch(/objection|Einspruch|innsigelse|keberatan/i);
      for (const part of Object.values(seen(reminder))) {
        expect(part).toMatch(free);
        // to some of it the customer may have answered
        expect(part).not.toMatch(/no answer from you|aucune réponse|nicht verzeichnet|ikke registrert/);
      }
      expect(remind('GENERAL').subject).toMatch(/objection|Einspruch|innsigelse|keberatan/i);
    },
  );

  it('take a notice back with the reason', () => {
    const mail = renderWithdrawalMail({ ...told, reason: 'We do it ourselves.' });
    for (const part of Object.values(seen(mail))) {
      expect(part).toContain('has withdrawn its change notice 4 of 1 March 2026');
      expect(part).toContain('Reason: We do it ourselves.');
      expect(part).toContain('https://acme.example/acme/changes/4');
    }
    expect(mail.text.split('\n')).toContain('{{leave}}');
  });
});

describe('what subscribers are sent has one name in each language, for it tells of policies and agreements too', () => {
  const term = {
    en: /change notice/i,
    fr: /avis de changement/i,
    de: /Änderungsmitteilung/,
    nb: /endringsvarse?l/i,
    id: /pemberitahuan perubahan/i,
  };

  it.each(Object.entries(term))('%s', (lang, name) => {
    const { mail, notice, log } = messagesFor(lang);
    const { privacy, confirm, leave } = subscribeWords(lang);
    const said = [
      log.lead('Acme'),
      notice.about('Acme', 1),
      mail.why('Acme'),
      mail.withdrawalSubject(1),
      mail.withdrawal('Acme', 1, 'today'),
      mail.confirmSubject('Acme'),
      mail.confirm('Acme'),
      mail.alreadySubject('Acme'),
      mail.already('Acme'),
      contactWords(lang).effectSubject(1),
      publicationWords(lang).subject('Terms', 'today'),
      publicationWords(lang).subjectMany('Terms', 'today'),
      privacy.purposeText,
      confirm.text('Acme'),
      leave.text('Acme'),
      leave.done('Acme'),
    ];
    for (const text of said) {
      expect(text).toMatch(name);
      expect(text).not.toMatch(/sub-?pro[cs]es|sous-traitant|auftragsverarbeiter|underdatabehandler/i);
    }
  });
});
