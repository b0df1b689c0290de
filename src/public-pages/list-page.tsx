import type { Organisation } from '../organisations/organisation.entity.js';
import type { Day } from '../shared/days.js';
import type { ListedSubProcessor } from '../sub-processors/listed-sub-processor.js';
import { pageHref } from '../shared/page-href.js';
import { Page } from '../views/layout.js';
import { messagesFor } from '../views/messages.js';
import { AmendmentHeading, AmendmentValues } from './amendment-view.js';
import type { Asked } from './asked.js';
import { Alternates } from './head-links.js';
import { ListForm } from './list-form.js';
import { ListTable } from './list-table.js';
import type { ComingChange, PublishedList } from './published.reader.js';
import { DayOf, sentenceWithDay } from './shown-text.js';

export interface ListPageProps extends PublishedList {
  organisation: Organisation;
  asked: Asked;
  day: Day;
  /** Those of `rows` that the filter lets through. */
  shown: readonly ListedSubProcessor[];
  languages: { lang: string; href: string }[];
  publicUrl: string;
  /** Of this page, canonical, from the root. */
  url: string;
}

/** The list on a day, and what is about to change. */
export function ListPage(props: ListPageProps) {
  const { organisation, asked, day, rows, shown, products, coming, updatedOn } = props;
  const words = messagesFor(asked.lang);
  const reading = { lang: asked.lang, prevailing: organisation.prevailingLanguage() };
  const on = asked.on ?? day;
  return (
    <Page
      title={words.list.title}
      lang={asked.lang}
      organisation={organisation}
      current="sub-processors"
      languages={props.languages}
      head={<Alternates {...props} lang={asked.lang} json />}
    >
      <h1>{words.list.title}</h1>
      <p className="lead">{words.list.lead(organisation.name)}</p>
      <dl className="facts">
        <div>
          <dt>{words.list.on}</dt>
          <dd>
            <DayOf day={on} lang={words.lang} />
          </dd>
        </div>
        {updatedOn && (
          <div>
            <dt>{words.list.updated}</dt>
            <dd>
              <DayOf day={updatedOn} lang={words.lang} />
            </dd>
          </div>
        )}
      </dl>
      {on !== day && (
        <div className="note">
          <p>
            {sentenceWithDay(on < day ? words.list.past : words.list.future, on, words.lang)}{' '}
            <a href={pageHref(organisation, asked.lang, '/sub-processors')}>{words.list.today}</a>
          </p>
        </div>
      )}
      {(on >= day || coming.length > 0) && (
        <Coming {...reading} organisation={organisation} coming={coming} />
      )}
      <h2 id="list">{words.list.heading}</h2>
      <ListForm {...props} on={on} />
      {shown.length > 0 ? (
        <ListTable
          {...reading}
          rows={shown}
          products={products}
          names={new Map(rows.map(({ id, legalName }) => [id, legalName]))}
        />
      ) : (
        <p>{rows.length === 0 && asked.product === undefined ? words.list.empty : words.list.nothingFound}</p>
      )}
      <p className="formats">
        {words.mail.labelled(words.list.formats, '')}
        <a href={machineUrl(props, 'json')}>JSON</a>, <a href={machineUrl(props, 'csv')}>CSV</a>
      </p>
    </Page>
  );
}

function machineUrl({ organisation, url }: ListPageProps, format: string): string {
  const query = url.indexOf('?');
  return `/${organisation.slug}/sub-processors.${format}${query < 0 ? '' : url.slice(query)}`;
}

function Coming({
  organisation,
  coming,
  ...reading
}: {
  organisation: Organisation;
  coming: readonly ComingChange[];
  lang: string;
  prevailing: string;
}) {
  const words = messagesFor(reading.lang);
  return (
    <section aria-labelledby="coming">
      <h2 id="coming">{words.coming.title}</h2>
      {coming.length === 0 ? (
        <p className="soft">{words.coming.none}</p>
      ) : (
        <ul className="changes">
          {coming.map((change, index) => (
            <li key={index}>
              <AmendmentHeading amendment={change} emergency={change.emergency} level={3} {...reading} />
              {/* what goes is still in the list below */}
              {change.kind !== 'REMOVED' && <AmendmentValues amendment={change} level={3} {...reading} />}
              {change.notice !== null && (
                <p className="more">
                  <a href={pageHref(organisation, reading.lang, `/changes/${change.notice}`)}>
                    {words.coming.notice(change.notice)}
                  </a>
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
