import type { ReactElement, ReactNode } from 'react';
import type { Product } from '../organisations/product.entity.js';
import type { FieldProblem } from '../shared/errors.js';
import { languageText } from '../views/format.js';
import type { SubscribeWords } from '../views/subscribe-words.en.js';
import { subscribeWords } from '../views/subscribe-words.js';
import { Frame, type Of } from './subscribe-pages.js';

/** What a visitor filled in, as it came. */
export interface Filled {
  email: string;
  products: string[];
  language: string;
}

/** The form, with what the visitor filled in and what is wrong with it. */
export function SubscribePage(
  props: Of & { products: Product[]; filled: Filled; problems?: FieldProblem[]; tooMany?: boolean },
): ReactElement {
  const { organisation, lang, products, filled, problems = [], tooMany = false } = props;
  const words = subscribeWords(lang).form;
  const wrong = (field: string) => problems.some(({ path }) => path.split('.')[0] === field);
  const reasons = [
    tooMany && words.tooMany,
    wrong('email') && words.badEmail,
    wrong('products') && words.badProducts,
    wrong('language') && words.badLanguage,
  ].filter((reason) => reason !== false);
  return (
    <Frame {...props} title={words.title} readable>
      <p className="lead">{words.lead(organisation.name)}</p>
      {reasons.length > 0 && (
        <div className="note bad" role="alert" id="problem">
          <p>
            <strong>{words.problem}.</strong> {reasons.join(' ')}
          </p>
        </div>
      )}
      <form className="prose" method="post" action={`/${organisation.slug}/subscribe?lang=${lang}`}>
        <p>
          <label htmlFor="email">{words.email}</label>
          <input
            id="email"
            name="email"
            type="email"
            autoComplete="email"
            required
            maxLength={254}
            defaultValue={filled.email}
            aria-invalid={wrong('email') || undefined}
            aria-describedby={wrong('email') ? 'problem' : undefined}
          />
        </p>
        {products.length > 0 && <Products words={words} products={products} chosen={filled.products} />}
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
        <p>
          <button type="submit">{words.ask}</button>
        </p>
      </form>
      <Privacy organisation={organisation} lang={lang} />
    </Frame>
  );
}

function Products({
  words,
  products,
  chosen,
}: {
  words: SubscribeWords['form'];
  products: Product[];
  chosen: string[];
}) {
  return (
    <fieldset aria-describedby="products-hint">
      <legend>{words.products}</legend>
      <p id="products-hint">
        <small>{words.productsHint}</small>
      </p>
      {products.map(({ slug, name }) => (
        <label key={slug} htmlFor={`product-${slug}`}>
          <input
            id={`product-${slug}`}
            name="products"
            type="checkbox"
            value={slug}
            defaultChecked={chosen.includes(slug)}
          />{' '}
          <bdi>{name}</bdi>
        </label>
      ))}
    </fieldset>
  );
}

/** What Art. 13 GDPR wants said where the address is asked for. */
function Privacy({ organisation, lang }: Of) {
  const words = subscribeWords(lang).privacy;
  const { name, contactEmail } = organisation;
  const who = contactEmail ? (
    <>
      {name}, <a href={`mailto:${contactEmail}`}>{contactEmail}</a>
    </>
  ) : (
    name
  );
  const facts: [string, ReactNode][] = [
    [words.who, who],
    [words.purpose, words.purposeText],
    [words.basis, words.basisText],
    [words.term, words.termText],
    [words.leave, words.leaveText],
    [words.recipients, words.recipientsText],
    [words.rights, words.rightsText],
  ];
  return (
    <section className="prose" aria-labelledby="privacy">
      <h2 id="privacy">{words.title}</h2>
      <dl>
        {facts.map(([term, text]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
