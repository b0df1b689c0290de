import type { Organisation } from '../organisations/organisation.entity.js';
import { Page } from '../views/layout.js';
import { messagesFor } from '../views/messages.js';
import { Alternates, type HeadLinks } from './head-links.js';
import { NoticeChanges, NoticeFacts, NoticeRemarks, type PublishedNotice } from './notice-view.js';

/** The permanent page of one notice. */
export function NoticePage(props: HeadLinks & { notice: PublishedNotice }) {
  const { organisation, notice, lang, languages } = props;
  const words = messagesFor(lang);
  return (
    <Page
      title={words.notice.title(notice.number)}
      lang={lang}
      organisation={organisation}
      current="changes"
      languages={languages}
      head={<Alternates {...props} />}
    >
      <h1>{words.notice.title(notice.number)}</h1>
      <p className="lead">{words.notice.about(organisation.name, notice.number)}</p>
      <NoticeFacts {...props} />
      <NoticeRemarks {...props} />
      <h2>{words.notice.changes(notice.content.length + notice.publications.length)}</h2>
      <NoticeChanges {...props} level={3} />
      {!notice.withdrawnAt && <Objecting organisation={organisation} notice={notice} lang={lang} />}
      {notice.digest && (
        <p className="foot">
          {words.mail.labelled(words.notice.digest, '')}
          <code>{notice.digest}</code>
        </p>
      )}
    </Page>
  );
}

function Objecting({
  organisation,
  notice,
  lang,
}: {
  organisation: Organisation;
  notice: PublishedNotice;
  lang: string;
}) {
  const { notice: words } = messagesFor(lang);
  if (notice.content.length === 0) return null;
  if (notice.objectionDeadline === null) return <p>{words.noPeriod}</p>;
  const { contactEmail, name } = organisation;
  const [before, after] = words.object('\u0000').split('\u0000');
  return (
    <section aria-labelledby="object">
      <h2 id="object">{words.objectTitle}</h2>
      <p className="prose">
        {contactEmail ? (
          <>
            {before}
            <a href={`mailto:${contactEmail}`}>{contactEmail}</a>
            {after}
          </>
        ) : (
          words.objectNoAddress(name)
        )}
      </p>
      <p className="prose">{words.silence}</p>
    </section>
  );
}
