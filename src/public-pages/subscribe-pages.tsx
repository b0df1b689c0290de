import type { ReactElement, ReactNode } from 'react';
import type { Organisation } from '../organisations/organisation.entity.js';
import { topicTexts, type Offer } from '../subscriptions/offer.js';
import type { Choice } from '../subscriptions/subscription.entity.js';
import { Cadence } from '../subscriptions/topics.js';
import { languageText } from '../views/format.js';
import { Page } from '../views/layout.js';
import { subscribeWords } from '../views/subscribe-words.js';

/** Whose page, and in which language. */
export interface Of {
  organisation: Organisation;
  lang: string;
}

/** The answer to every request that was taken, whoever asked. */
export function AskedPage(props: Of): ReactElement {
  const words = subscribeWords(props.lang).asked;
  return (
    <Frame {...props} title={words.title}>
      <p>{words.text}</p>
    </Frame>
  );
}

export function ConfirmPage(props: Of & { offer: Offer; choice: Choice }): ReactElement {
  const { organisation, lang, offer, choice } = props;
  const { confirm: words, form } = subscribeWords(lang);
  const topics = topicTexts(offer, organisation, lang, choice.topics);
  const chosen = offer.products.filter(({ id }) => choice.productIds.includes(id)).map(({ name }) => name);
  return (
    <Frame {...props} title={words.title} readable>
      <p>{words.text(organisation.name)}</p>
      <dl className="prose">
        <div>
          <dt>{form.topics}</dt>
          <dd dir="auto">{topics.length > 0 ? topics.join(', ') : words.allTopics}</dd>
        </div>
        <div>
          <dt>{words.about}</dt>
          <dd dir="auto">{chosen.length > 0 ? chosen.join(', ') : words.all}</dd>
        </div>
        <div>
          <dt>{words.language}</dt>
          <dd>{languageText(choice.language, lang)}</dd>
        </div>
        <div>
          <dt>{form.cadence}</dt>
          <dd>{choice.cadence === Cadence.WEEKLY ? form.weekly : form.each}</dd>
        </div>
      </dl>
      <Button label={words.button} />
      <p>
        <small>{words.not}</small>
      </p>
    </Frame>
  );
}

export function ConfirmedPage(props: Of): ReactElement {
  const words = subscribeWords(props.lang).confirm;
  return (
    <Frame {...props} title={words.doneTitle}>
      <p>{words.done(props.organisation.name)}</p>
    </Frame>
  );
}

export function ExpiredPage(props: Of): ReactElement {
  const words = subscribeWords(props.lang).expired;
  return (
    <Frame {...props} title={words.title}>
      <p>{words.text}</p>
      <p>
        <a href={`/${props.organisation.slug}/subscribe`}>{words.again}</a>
      </p>
    </Frame>
  );
}

export function LeavePage(props: Of): ReactElement {
  const words = subscribeWords(props.lang).leave;
  return (
    <Frame {...props} title={words.title} readable>
      <p>{words.text(props.organisation.name)}</p>
      <Button label={words.button} />
    </Frame>
  );
}

export function LeftPage(props: Of): ReactElement {
  const words = subscribeWords(props.lang).leave;
  return (
    <Frame {...props} title={words.doneTitle}>
      <p>{words.done(props.organisation.name)}</p>
      <p>
        <a href={`/${props.organisation.slug}/subscribe`}>{words.again}</a>
      </p>
    </Frame>
  );
}

/** `readable`: the page can be read again, so also in another language; what answers a POST cannot. */
export function Frame(props: Of & { title: string; readable?: boolean; children: ReactNode }): ReactElement {
  const { title, organisation, lang, readable = false, children } = props;
  const languages = organisation.languages.map((other) => ({ lang: other, href: `?lang=${other}` }));
  return (
    <Page
      title={title}
      lang={lang}
      organisation={organisation}
      current="subscribe"
      languages={readable ? languages : undefined}
    >
      <h1>{title}</h1>
      {children}
    </Page>
  );
}

/** Posts to the page's own address: whoever only reads the page changes nothing. */
function Button({ label }: { label: string }) {
  return (
    <form method="post">
      <p>
        <button type="submit">{label}</button>
      </p>
    </form>
  );
}
