import { LEAVE, LINK, MailDocument, mailOf, paragraph, PREFERENCES, type Mail } from './mail-layout.js';
import type { MailOwner } from './mail-look.js';
import { messagesFor } from './messages.js';

/** Asks the owner of an address whether they asked: says that and nothing else. */
export function renderConfirmationMail(facts: { organisation: MailOwner; language: string }): Mail {
  const { lang, mail } = messagesFor(facts.language);
  const { name } = facts.organisation;
  const subject = mail.confirmSubject(name);
  return mailOf(
    facts.organisation,
    lang,
    subject,
    [
      paragraph(mail.confirm(name)),
      '',
      LINK,
      '',
      paragraph(mail.confirmValid),
      '',
      paragraph(mail.confirmNotYou),
    ],
    <MailDocument lang={lang} subject={subject} owner={facts.organisation}>
      <p>{mail.confirm(name)}</p>
      <p>
        <a href={LINK}>{mail.confirmButton}</a>
      </p>
      <p>{mail.confirmValid}</p>
      <p>{mail.confirmNotYou}</p>
    </MailDocument>,
  );
}

/** Answers a sign-up of an address that is confirmed already, so that the page need not tell the two apart. */
export function renderAlreadySubscribedMail(facts: { organisation: MailOwner; language: string }): Mail {
  const { lang, mail } = messagesFor(facts.language);
  const { name } = facts.organisation;
  const subject = mail.alreadySubject(name);
  return mailOf(
    facts.organisation,
    lang,
    subject,
    [
      paragraph(mail.already(name)),
      '',
      mail.preferencesText,
      PREFERENCES,
      '',
      paragraph(mail.alreadyNotYou),
      LEAVE,
    ],
    <MailDocument lang={lang} subject={subject} owner={facts.organisation}>
      <p>{mail.already(name)}</p>
      <p>
        <a href={PREFERENCES}>{mail.preferences}</a>
      </p>
      <p>
        {mail.alreadyNotYou} <a href={LEAVE}>{mail.leave}</a>
      </p>
    </MailDocument>,
  );
}
