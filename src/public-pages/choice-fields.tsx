import type { Organisation } from '../organisations/organisation.entity.js';
import { topicsOf, topicTexts, type Offer } from '../subscriptions/offer.js';
import { Cadence } from '../subscriptions/topics.js';
import { languageText } from '../views/format.js';
import type { SubscribeWords } from '../views/subscribe-words.en.js';
import { subscribeWords } from '../views/subscribe-words.js';

/** What a visitor chose, as it came. */
export interface FilledChoice {
  products: string[];
  topics: string[];
  language: string;
  cadence: string;
}

interface Offered {
  value: string;
  label: string;
}

/** What somebody wants to be told of, how often and in which language: the same where it is asked for and where it is changed. */
export function ChoiceFields(props: {
  organisation: Organisation;
  lang: string;
  offer: Offer;
  /** Topics that the subscriber has already. */
  held?: readonly string[];
  filled: FilledChoice;
}) {
  const { organisation, lang, offer, held, filled } = props;
  const { products } = offer;
  const words = subscribeWords(lang).form;
  const topics = topicsOf(offer, held);
  const names = topicTexts(offer, organisation, lang, topics);
  return (
    <>
      <Boxes
        name="topics"
        legend={words.topics}
        hint={words.topicsHint}
        offered={topics.map((value, index) => ({ value, label: names[index]! }))}
        chosen={filled.topics}
      />
      {products.length > 0 && (
        <Boxes
          name="products"
          legend={words.products}
          hint={words.productsHint}
          offered={products.map(({ slug, name }) => ({ value: slug, label: name }))}
          chosen={filled.products}
        />
      )}
      <CadenceFields words={words} chosen={filled.cadence} />
      <p>
        <label htmlFor="language">{words.language}</label>
        <select id="language" name="language" defaultValue={filled.language}>
          {organisation.languages.map((language) => (
            <option key={language} value={language} lang={language}>
              {languageText(language, language)}
            </option>
          ))}
        </select>
      </p>
    </>
  );
}

function Boxes(props: {
  name: 'topics' | 'products';
  legend: string;
  hint: string;
  offered: Offered[];
  chosen: readonly string[];
}) {
  const { name, legend, hint, offered, chosen } = props;
  const id = (value: string) => `${name.slice(0, -1)}-${value}`;
  return (
    <fieldset aria-describedby={`${name}-hint`}>
      <legend>{legend}</legend>
      <p id={`${name}-hint`}>
        <small>{hint}</small>
      </p>
      {offered.map(({ value, label }) => (
        <label key={value} htmlFor={id(value)}>
          <input
            id={id(value)}
            name={name}
            type="checkbox"
            value={value}
            defaultChecked={chosen.includes(value)}
          />{' '}
          <bdi>{label}</bdi>
        </label>
      ))}
    </fieldset>
  );
}

function CadenceFields({ words, chosen }: { words: SubscribeWords['form']; chosen: string }) {
  const weekly = chosen === Cadence.WEEKLY;
  return (
    <fieldset>
      <legend>{words.cadence}</legend>
      <label htmlFor="cadence-each">
        <input id="cadence-each" name="cadence" type="radio" value={Cadence.EACH} defaultChecked={!weekly} />{' '}
        {words.each}
      </label>
      <label htmlFor="cadence-weekly">
        <input
          id="cadence-weekly"
          name="cadence"
          type="radio"
          value={Cadence.WEEKLY}
          defaultChecked={weekly}
          aria-describedby="weekly-hint"
        />{' '}
        {words.weekly}
      </label>
      <p id="weekly-hint">
        <small>{words.weeklyHint}</small>
      </p>
    </fieldset>
  );
}
