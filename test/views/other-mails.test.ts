import { describe, expect, it } from '@jest/globals';
import type { Mail } from '../../src/views/mail-layout.js';
import {
  renderEffectInPartMail,
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
import { seen } from './mail-parts.js';

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
    ['the effect in part', (facts) => renderEffectInPartMail({ ...facts, inEffectOn: '2026-03-08' })],
    [
      'a reminder',
      (facts) => renderReminderMail({ ...facts, objectionDeadline: '2026-03-07', authorisation: 'GENERAL' }),
    ],
  ])('say of a notice at shorter notice that it was one, and why: %s', (_, render) => {
    for (const part of Object.values(seen(render({ ...told, emergencyReason: 'Postbird is insolvent.' }))))
      expect(part).toContain('Announced at shorter notice: Postbird is insolvent.');
    for (const part of Object.values(seen(render(told)))) expect(part).not.toContain('shorter notice');
    const french = render({ ...told, language: 'fr', emergencyReason: 'Insolvable.' });
    for (const part of [french.subject, ...Object.values(seen(french))])
      expect(part).not.toMatch(/\S:(\s|$)/);
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
      contactWords(lang).effectInPartSubject(1),
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
