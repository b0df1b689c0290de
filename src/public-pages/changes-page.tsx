import { Fragment } from 'react';
import { pageHref } from '../shared/page-href.js';
import { kindText } from '../views/change-values.js';
import { Page } from '../views/layout.js';
import { messagesFor } from '../views/messages.js';
import { Alternates, FEEDS, type HeadLinks } from './head-links.js';
import { NoticeFacts, type PublishedNotice } from './notice-view.js';
import { publicationHeading } from './publication-view.js';
import { sentenceWithDay } from './shown-text.js';

export interface ChangesPageProps extends HeadLinks {
  notices: readonly PublishedNotice[];
  /** Address of the next, older page. */
  older?: string;
  /** Whether this page begins with the newest. */
  newest: boolean;
}

/** The change log: one entry a notice, newest first. */
export function ChangesPage(props: ChangesPageProps) {
  const { organisation, lang, notices, languages, older, newest } = props;
  const words = messagesFor(lang);
  return (
    <Page
      title={words.log.title}
      lang={lang}
      organisation={organisation}
      current="changes"
      languages={languages}
      head={<Alternates {...props} />}
    >
      <h1>{words.log.title}</h1>
      <p className="lead">{words.log.lead(organisation.name)}</p>
      {notices.length === 0 ? (
        <p>{words.log.none}</p>
      ) : (
        <ol className="changes">
          {notices.map((notice) => (
            <li key={notice.number}>
              <Entry {...props} notice={notice} />
            </li>
          ))}
        </ol>
      )}
      <p className="formats">
        {!newest && (
          <>
            <a href={pageHref(organisation, lang, '/changes')}>{words.log.newest}</a> ·{' '}
          </>
        )}
        {older && (
          <>
            <a href={older} rel="next">
              {words.log.older}
            </a>{' '}
            ·{' '}
          </>
        )}
        {words.log.feeds}{' '}
        {FEEDS.map(({ path, name }, index) => (
          <Fragment key={path}>
            {index > 0 && ', '}
            <a href={pageHref(organisation, lang, path)}>{name}</a>
          </Fragment>
        ))}
      </p>
    </Page>
  );
}

function Entry({ organisation, notice, lang }: HeadLinks & { notice: PublishedNotice }) {
  const words = messagesFor(lang);
  return (
    <article>
      <h2>
        <a href={pageHref(organisation, lang, `/changes/${notice.number}`)}>
          {words.notice.title(notice.number)}
        </a>
        {notice.withdrawnAt && <span className="tag gone">{words.notice.withdrawn}</span>}
        {notice.emergencyReason && <span className="tag urgent">{words.notice.emergency}</span>}
      </h2>
      <ul className="brief">
        {notice.content.map((amendment, index) => (
          <li key={index}>
            <span className={`tag ${amendment.kind}`}>{kindText(amendment, lang)}</span>
            {amendment.origin === 'CORRECTION' && <span className="tag">{words.notice.correction}</span>}{' '}
            <strong dir="auto">{amendment.legalName}</strong>{' '}
            <span className="soft">
              {sentenceWithDay(words.list.from, amendment.effectiveFrom, words.lang)}
            </span>
          </li>
        ))}
        {notice.publications.map((publication) => (
          <li key={publication.versionId}>
            <strong dir="auto">{publicationHeading({ organisation, publication, lang })}</strong>{' '}
            <span className="soft">
              {sentenceWithDay(words.list.from, publication.effectiveFrom, words.lang)}
            </span>
          </li>
        ))}
      </ul>
      {notice.emergencyReason && (
        <p className="soft" dir="auto">
          {notice.emergencyReason}
        </p>
      )}
      <NoticeFacts organisation={organisation} notice={notice} lang={lang} />
    </article>
  );
}
