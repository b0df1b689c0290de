import type { ReactElement, ReactNode } from 'react';
import type { FieldProblem } from '../shared/errors.js';
import type { Offer } from '../subscriptions/offer.js';
import { subscribeWords } from '../views/subscribe-words.js';
import { ChoiceFields, type FilledChoice } from './choice-fields.js';
import { Frame, type Of } from './subscribe-pages.js';

/** What a visitor filled in, as it came. */
export interface Filled extends FilledChoice {
  email: string;
}

/** The form, with what the visitor filled in and what is wrong with it. */
export function SubscribePage(
  props: Of & { offer: Offer; filled: Filled; problems?: FieldProblem[]; tooMany?: boolean },
): ReactElement {
  const { organisation, lang, offer, filled, problems = [], tooMany = false } = props;
  const words = subscribeWords(lang).form;
  const wrong = (field: string) => problems.some(({ path }) => path.split('.')[0] === field);
  const reasons = [
    tooMany && words.tooMany,
    wrong('email') && words.badEmail,
    wrong('products') && words.badProducts,
    wrong('language') && words.badLanguage,
    (wrong('topics') || wrong('cadence')) && words.badChoice,
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
        <ChoiceFields organisation={organisation} lang={lang} offer={offer} filled={filled} />
        <p>
          <button type="submit">{words.ask}</button>
        </p>
      </form>
      <Privacy organisation={organisation} lang={lang} />
    </Frame>
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
