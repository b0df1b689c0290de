import { isWhole, kindText, shownValues, type Reading, type ShownAmendment } from '../views/change-values.js';
import { messagesFor } from '../views/messages.js';
import { sentenceWithDay } from './shown-text.js';

interface Props extends Reading {
  amendment: ShownAmendment;
  /** Level of the heading that names the sub-processor. */
  level: 2 | 3;
}

/** Kind, name and effective day of an amendment; outside its notice also that this came at shorter notice. */
export function AmendmentHeading({ amendment, lang, level, emergency }: Props & { emergency?: boolean }) {
  const words = messagesFor(lang);
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <>
      <Heading>
        <bdi>{amendment.legalName}</bdi>{' '}
        <span className={`tag ${amendment.kind}`}>{kindText(amendment, lang)}</span>
        {amendment.origin === 'CORRECTION' && <span className="tag">{words.notice.correction}</span>}
        {emergency && <span className="tag urgent">{words.notice.emergency}</span>}
      </Heading>
      <p className="when">{sentenceWithDay(words.coming.from, amendment.effectiveFrom, words.lang)}</p>
    </>
  );
}

/** What changes, field by field: old → new, or what is there of somebody who comes or goes. */
export function AmendmentValues({ amendment, lang, prevailing }: Props) {
  const words = messagesFor(lang);
  const values = shownValues(amendment, { lang, prevailing });
  if (values.length === 0) return null;
  if (isWhole(amendment.kind))
    return (
      <dl className="pairs">
        {values
          .filter(({ field }) => field !== 'legalName')
          .map(({ field, label, from, to }) => (
            <div key={field}>
              <dt>{label}</dt>
              <dd {...marked(to ?? from)}>{(to ?? from)?.text}</dd>
            </div>
          ))}
      </dl>
    );
  return (
    <table className="diff">
      <caption className="unseen">
        {words.mail.labelled(kindText(amendment, lang), amendment.legalName)}
      </caption>
      <thead>
        <tr>
          <th scope="col">{words.notice.field}</th>
          <th scope="col">{words.notice.before}</th>
          <th scope="col">{words.notice.after}</th>
        </tr>
      </thead>
      <tbody>
        {values.map(({ field, label, from, to }) => (
          <tr key={field}>
            <th scope="row">{label}</th>
            <td data-label={words.notice.before} {...marked(from)}>
              {from ? <del>{from.text}</del> : <span className="soft">{words.notice.none}</span>}
            </td>
            <td data-label={words.notice.after} {...marked(to)}>
              {to ? <ins>{to.text}</ins> : <span className="soft">{words.notice.none}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The language of a value where it is not the page's, and the direction of its letters. */
function marked(value: { lang?: string } | null): { lang?: string; dir?: 'auto' } {
  return value?.lang === undefined ? {} : { lang: value.lang, dir: 'auto' };
}
