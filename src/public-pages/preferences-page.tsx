import type { ReactElement } from 'react';
import type { Offer } from '../subscriptions/offer.js';
import { subscribeWords } from '../views/subscribe-words.js';
import { ChoiceFields, type FilledChoice } from './choice-fields.js';
import { Frame, type Of } from './subscribe-pages.js';

/** What a subscriber is told of, to be changed, taken along, or ended. */
export function PreferencesPage(
  props: Of & {
    token: string;
    leaveToken: string;
    offer: Offer;
    /** Topics that hold. */
    held: readonly string[];
    filled: FilledChoice;
    /** What became of the last change. */
    outcome?: 'saved' | 'bad' | 'too many';
  },
): ReactElement {
  const { organisation, lang, token, leaveToken, offer, held, filled, outcome } = props;
  const { form, preferences: words, leave } = subscribeWords(lang);
  const here = `/${organisation.slug}/preferences/${token}`;
  return (
    <Frame {...props} title={words.title} readable>
      <p className="lead">{words.lead(organisation.name)}</p>
      {outcome === 'saved' && (
        <p className="note" role="status">
          {words.saved}
        </p>
      )}
      {(outcome === 'bad' || outcome === 'too many') && (
        <div className="note bad" role="alert">
          <p>
            <strong>{words.problem}.</strong> {outcome === 'bad' ? form.badChoice : form.tooMany}
          </p>
        </div>
      )}
      <form className="prose" method="post" action={`${here}?lang=${lang}`}>
        <ChoiceFields organisation={organisation} lang={lang} offer={offer} held={held} filled={filled} />
        <p>
          <button type="submit">{words.save}</button>
        </p>
      </form>
      <section className="prose" aria-labelledby="data">
        <h2 id="data">{words.dataTitle}</h2>
        <p>{words.dataText}</p>
        <p>
          <a href={`${here}/data.json`} download>
            {words.download}
          </a>
        </p>
      </section>
      <section className="prose" aria-labelledby="leave">
        <h2 id="leave">{words.leaveTitle}</h2>
        <p>{words.leaveText}</p>
        <form method="post" action={`/${organisation.slug}/leave/${leaveToken}?lang=${lang}`}>
          <p>
            <button type="submit">{leave.button}</button>
          </p>
        </form>
      </section>
    </Frame>
  );
}

/** The same for every link that opens nothing. */
export function NoPreferencesPage(props: Of): ReactElement {
  const { preferences, expired } = subscribeWords(props.lang);
  return (
    <Frame {...props} title={preferences.goneTitle}>
      <p>{preferences.gone}</p>
      <p>
        <a href={`/${props.organisation.slug}/subscribe`}>{expired.again}</a>
      </p>
    </Frame>
  );
}
