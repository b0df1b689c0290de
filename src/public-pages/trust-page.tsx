import { Fragment } from 'react';
import { pageHref } from '../shared/page-href.js';
import { Page } from '../views/layout.js';
import { messagesFor } from '../views/messages.js';
import { Alternates, FEEDS, type HeadLinks } from './head-links.js';
import { agreementWords } from '../views/agreement-words.js';
import { policyWords } from '../views/policy-words.js';

/** Who this is, whom to write to, and the way to everything else. */
export function TrustPage(
  props: HeadLinks & { listed: number; coming: number; policies: number; agreements: number },
) {
  const { organisation, lang, languages, listed, coming, policies, agreements } = props;
  const { layout, trust, list, log, mail } = messagesFor(lang);
  const { name, contactEmail, noticeDays } = organisation;
  return (
    <Page
      title={trust.title(name)}
      lang={lang}
      organisation={organisation}
      languages={languages}
      head={<Alternates {...props} json />}
    >
      <h1>{trust.title(name)}</h1>
      <p className="lead">{trust.lead(name)}</p>
      <p>{trust.noticeDays(noticeDays)}</p>
      <ul className="changes">
        <li>
          <h2>
            <a href={pageHref(organisation, lang, '/sub-processors')}>{layout.subProcessors}</a>
          </h2>
          <p>{trust.list}</p>
          <p className="soft">
            {trust.listed(listed)}
            {coming > 0 && (
              <>
                {' · '}
                <a href={`${pageHref(organisation, lang, '/sub-processors')}#coming`}>
                  {trust.coming(coming)}
                </a>
              </>
            )}
          </p>
        </li>
        {policies > 0 && (
          <li>
            <h2>
              <a href={pageHref(organisation, lang, '/policies')}>{policyWords(lang).title}</a>
            </h2>
            <p>{policyWords(lang).trust}</p>
          </li>
        )}
        {agreements > 0 && (
          <li>
            <h2>
              <a href={pageHref(organisation, lang, '/agreements')}>{agreementWords(lang).title}</a>
            </h2>
            <p>{agreementWords(lang).trust}</p>
          </li>
        )}
        <li>
          <h2>
            <a href={pageHref(organisation, lang, '/changes')}>{layout.changes}</a>
          </h2>
          <p>{trust.changes}</p>
        </li>
        <li>
          <h2>
            <a href={pageHref(organisation, lang, '/subscribe')}>{layout.subscribe}</a>
          </h2>
          <p>{trust.subscribe}</p>
        </li>
      </ul>
      {contactEmail && (
        <>
          <h2>{trust.contact}</h2>
          <p>
            <a href={`mailto:${contactEmail}`}>{contactEmail}</a>
          </p>
        </>
      )}
      <h2>{trust.machines}</h2>
      <p>
        {mail.labelled(list.title, '')}
        <a href={pageHref(organisation, lang, '/sub-processors.json')}>JSON</a>,{' '}
        <a href={pageHref(organisation, lang, '/sub-processors.csv')}>CSV</a>
        {' · '}
        {mail.labelled(log.title, '')}
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
