import { contactWords } from './contact-words.js';
import { MailDocument, mailOf, paragraph, type Mail } from './mail-layout.js';
import type { MailOwner } from './mail-look.js';
import { messagesFor } from './messages.js';

/** Tells the organisation itself that no contact of a customer could be reached. */
export function renderUndeliveredMail(facts: {
  organisation: MailOwner;
  /** Legal name of the customer. */
  customer: string;
  /** Of the notice. */
  number: number;
  language: string;
}): Mail {
  const { lang } = messagesFor(facts.language);
  const words = contactWords(lang);
  const subject = words.undeliveredSubject(facts.number, facts.customer);
  const said = words.undelivered(facts.customer, facts.number);
  return mailOf(
    facts.organisation,
    lang,
    subject,
    [paragraph(subject), '', paragraph(said)],
    <MailDocument lang={lang} subject={subject} owner={facts.organisation}>
      <h1>{subject}</h1>
      <p>{said}</p>
    </MailDocument>,
  );
}
