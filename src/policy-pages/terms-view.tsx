import { publicTerms, type PublicTerms } from '../agreements/public-agreements.reader.js';
import { agreementWords } from '../views/agreement-words.js';
import { termText } from '../views/agreement-terms.js';

/** What an agreement says besides its text; of what differs from the version before, that too. */
export function TermsView({
  terms,
  before,
  lang,
}: {
  terms: PublicTerms;
  before?: PublicTerms;
  lang: string;
}) {
  const words = agreementWords(lang);
  const rows = publicTerms
    .map((term) => ({
      term,
      is: termText(term, terms[term], lang),
      was: before && termText(term, before[term], lang),
    }))
    .filter(({ is, was }) => is ?? was);
  if (rows.length === 0) return null;
  return (
    <>
      <h2>{words.terms}</h2>
      <dl className="pairs">
        {rows.map(({ term, is, was }) => (
          <div key={term}>
            <dt>{words.labels[term]}</dt>
            <dd dir="auto">
              {was !== undefined && was !== is && (
                <>
                  <del>{was ?? words.none}</del>
                  {' → '}
                </>
              )}
              {is ?? words.none}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
