import { LEAVE, LINK, MailDocument, mailOf, paragraph, PREFERENCES, type Mail } from './mail-layout.js';
import type { MailOwner } from './mail-look.js';
import { listText } from './format.js';
import { messagesFor } from './messages.js';
import { subscribeWords } from './subscribe-words.js';

/** Asks the owner of an address whether they asked, and for what: says that and nothing else. */
export function renderConfirmationMail(facts: {
  organisation: MailOwner;
  language: string;
  /** What was asked about, as it is called; none: everything. */
  topics: readonly string[];
}): Mail {
  const { lang, mail } = messagesFor(facts.language);
  const { name } = facts.organisation;
  const subject = mail.confirmSubject(name);
  const { form, confirm } = subscribeWords(facts.language);
  const chosen = facts.topics.length > 0 ? listText([...facts.topics], lang) : confirm.allTopics;
  const about = mail.labelled(form.topics, chosen);
  return mailOf(
    facts.organisation,
    lang,
    subject,
    [
      paragraph(mail.confirm(name)),
      '',
      LINK,
      '',
      paragraph(about),
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
      <p>{about}</p>
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
      mail.labelled(mail.preferences, '').trimEnd(),
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
