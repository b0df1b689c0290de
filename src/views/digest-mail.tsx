import { Foot, footText, MailDocument, mailOf, paragraph, type Mail } from './mail-layout.js';
import { messagesFor } from './messages.js';
import { noticePart, type NoticeMailFacts } from './notice-mail.js';

/** Several notices in one mail, each in full: for who wants one mail a week. In one language. */
export function renderDigestMail(notices: readonly [NoticeMailFacts, ...NoticeMailFacts[]]): Mail {
  const { organisation, language } = notices[0];
  const { lang, mail } = messagesFor(language);
  const subject = mail.digestSubject(organisation.name, notices.length);
  const lead = mail.digest(organisation.name, notices.length);
  const foot = { why: mail.why(organisation.name), ways: mail };
  const parts = notices.map(noticePart);
  return mailOf(
    organisation,
    lang,
    subject,
    [
      paragraph(subject),
      '',
      paragraph(lead),
      '',
      ...parts.flatMap(({ text }) => ['='.repeat(30), '', ...text]),
      ...footText(foot),
    ],
    <MailDocument lang={lang} subject={subject} owner={organisation}>
      <h1>{subject}</h1>
      <p>{lead}</p>
      {parts.map(({ html }) => html)}
      <Foot words={foot} />
    </MailDocument>,
  );
}
