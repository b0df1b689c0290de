import { publicTerms, type PublicTerms } from '../agreements/public-agreements.reader.js';
import { agreementWords } from '../views/agreement-words.js';
import { dayText } from '../views/format.js';

type Term = (typeof publicTerms)[number];

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
    .map((term) => ({ term, is: said(terms, term, lang), was: before && said(before, term, lang) }))
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

/** A term in words; null: the agreement is silent. */
function said(terms: PublicTerms, term: Term, lang: string): string | null {
  const value = terms[term];
  if (value === null || value === undefined) return null;
  const words = agreementWords(lang);
  if (term === 'noticeDays' || term === 'objectionDays') return words.days(Number(value));
  if (term === 'expiresOn') return dayText(String(value), lang);
  return (words.values as Partial<Record<string, string>>)[String(value)] ?? String(value);
}
