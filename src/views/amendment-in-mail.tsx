import type { Messages } from './messages.js';
import type { shownValues } from './change-values.js';

export interface SaidAmendment {
  heading: string;
  effective: string;
  correction: string | false;
  /** It begins or ends as a whole: there is no before and after. */
  whole: boolean;
  values: ReturnType<typeof shownValues>;
}

/** One change of a notice, as a table of its facts. */
export function AmendmentInMail({
  amendment,
  words,
  Heading,
}: {
  amendment: SaidAmendment;
  words: Messages;
  Heading: 'h2' | 'h3';
}) {
  const { heading, effective, correction, whole, values } = amendment;
  return (
    <>
      <Heading>{heading}</Heading>
      <p className="when">{effective}</p>
      {correction && <p>{correction}</p>}
      {values.length > 0 && (
        <table>
          {!whole && (
            <thead>
              <tr>
                <th scope="col">{words.notice.field}</th>
                <th scope="col">{words.notice.before}</th>
                <th scope="col">{words.notice.after}</th>
              </tr>
            </thead>
          )}
          <tbody>
            {values.map(({ field, label, from, to }) => (
              <tr key={field}>
                <th scope="row">{label}</th>
                {!whole && (
                  <td lang={from?.lang} dir={from?.lang && 'auto'}>
                    {from?.text ?? `(${words.notice.none})`}
                  </td>
                )}
                <td
                  lang={(whole ? (to ?? from) : to)?.lang}
                  dir={(whole ? (to ?? from) : to)?.lang && 'auto'}
                >
                  {(whole ? (to ?? from) : to)?.text ?? `(${words.notice.none})`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
