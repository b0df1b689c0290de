import type { ReactElement } from 'react';
import { isWhole, kindText, shownValues } from '../views/change-values.js';
import { contactWords } from '../views/contact-words.js';
import { dayText, zoneAtEndOf } from '../views/format.js';
import { pageHref } from '../shared/page-href.js';
import { messagesFor } from '../views/messages.js';
import { textIn } from '../shared/localized-text.js';
import { objectionWords } from '../views/objection-words.js';
import { publicationWords } from '../views/publication-words.js';
import { Contact, Frame, isSpecific, type Of } from './answered-pages.js';
import { ObjectionState } from './objection-act.entity.js';
import { AnswerForms, type ObjectPageProps } from './answer-forms.js';

/** What changes, until when an answer counts and what it means, what was said before, and the forms to say it. */
export function ObjectPage(props: ObjectPageProps): ReactElement {
  const { window, lang, objections } = props;
  const { organisation, notice, customerName, customer } = window;
  const words = objectionWords(lang);
  const open = objections.some(({ state, late }) => state === ObjectionState.FILED && !late);
  const contract = contactWords(lang);
  return (
    <Frame window={window} lang={lang} title={words.title[customer.authorisation]} readable>
      <p className="lead">{words.lead(organisation.name, notice.number, customerName)}</p>
      <LastDay {...props} />
      <Changes {...props} />
      <h2>{words.meaning}</h2>
      <p>{contract.silence[customer.authorisation]}</p>
      {!isSpecific(window) && <p>{contract.effect[customer.objectionEffect]}</p>}
      <Earlier {...props} />
      {open ? <Contact window={window} before={words.open} /> : <AnswerForms {...props} />}
    </Frame>
  );
}

function LastDay({ window: { lastDay, organisation }, lang }: Of) {
  if (lastDay === null) return null;
  const words = messagesFor(lang).notice;
  return (
    <dl className="facts">
      <div>
        <dt>{words.lastDay}</dt>
        <dd className="strong">
          {words.endOf(dayText(lastDay, lang), zoneAtEndOf(lastDay, organisation.timeZone))}
        </dd>
      </div>
    </dl>
  );
}

/** As they were announced, with what the customer said of each. */
function Changes({ window, lang, words: said }: ObjectPageProps) {
  const words = messagesFor(lang);
  const own = objectionWords(lang);
  const prevailing = window.organisation.prevailingLanguage();
  return (
    <>
      <h2>{own.changes}</h2>
      <ul className="changes">
        {window.changes.map((change) => {
          const word = said.find(({ subProcessorId }) => subProcessorId === change.subProcessorId);
          return (
            <li key={`${change.subProcessorId} ${change.effectiveFrom}`}>
              <h3>
                <bdi>{change.legalName}</bdi>{' '}
                <span className={`tag ${change.kind}`}>{kindText(change, lang)}</span>
              </h3>
              <p className="when">{words.coming.from(dayText(change.effectiveFrom, lang))}</p>
              {word && <p>{own.said[word.state](dayText(word.decidedOn, lang))}</p>}
              <dl className="pairs">
                {shownValues(change, { lang, prevailing })
                  .filter(({ field }) => field !== 'legalName' || !isWhole(change.kind))
                  .map(({ field, label, from, to }) => (
                    <div key={field}>
                      <dt>{label}</dt>
                      <dd dir="auto">
                        {!isWhole(change.kind) && <del>{from?.text ?? words.notice.none}</del>}
                        {!isWhole(change.kind) && ' → '}
                        {to?.text ?? words.notice.none}
                      </dd>
                    </div>
                  ))}
              </dl>
            </li>
          );
        })}
        {window.publications.map((text) => {
          const summary = textIn(text.summary, lang, prevailing);
          return (
            <li key={text.versionId}>
              <h3 dir="auto">{window.headingOf(text, lang)}</h3>
              <p className="when">{words.coming.from(dayText(text.effectiveFrom, lang))}</p>
              {summary && <p dir="auto">{summary}</p>}
              {text.of === 'agreement' && <p>{publicationWords(lang).stays}</p>}
            </li>
          );
        })}
      </ul>
      <p>
        <a href={pageHref(window.organisation, lang, `/changes/${window.notice.number}`)}>{own.whole}</a>
      </p>
    </>
  );
}

function Earlier({ objections, lang }: ObjectPageProps) {
  if (objections.length === 0) return null;
  const words = objectionWords(lang);
  return (
    <>
      <h2>{words.earlier}</h2>
      <ul>
        {objections.map(({ reference, receivedOn, state }) => (
          <li key={reference}>
            <strong>{reference}</strong>,{' '}
            {messagesFor(lang).mail.labelled(words.received(dayText(receivedOn, lang)), words.states[state])}
          </li>
        ))}
      </ul>
    </>
  );
}
