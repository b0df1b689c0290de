import type { FieldProblem } from '../shared/errors.js';
import { pageHref } from '../shared/page-href.js';
import { Page, type NamedOwner } from '../views/layout.js';
import { messagesFor } from '../views/messages.js';

/** There is nothing here, for every reason why there may be nothing. */
export function NotFoundPage({ organisation, lang }: { organisation?: NamedOwner; lang: string }) {
  const { problem } = messagesFor(lang);
  return (
    <Page title={problem.notFound} lang={lang} organisation={organisation}>
      <h1>{problem.notFound}</h1>
      <p className="lead">{problem.notFoundText}</p>
      {organisation && <Back to={pageHref(organisation, lang, '/sub-processors')} label={problem.back} />}
    </Page>
  );
}

/** What was asked cannot be shown: names the parameter and says why. */
export function BadRequestPage(props: {
  organisation?: NamedOwner;
  lang: string;
  fields: readonly FieldProblem[];
}) {
  const { organisation, lang, fields } = props;
  const { problem } = messagesFor(lang);
  return (
    <Page title={problem.bad} lang={lang} organisation={organisation}>
      <h1>{problem.bad}</h1>
      {fields.map(({ path, message }) => (
        <p key={path} className="lead">
          {problem.badField(path)} {message}
        </p>
      ))}
      {organisation && <Back to={pageHref(organisation, lang, '/sub-processors')} label={problem.back} />}
    </Page>
  );
}

/** The request itself cannot be taken: its method, its size, its form. */
export function RefusedPage(props: { organisation?: NamedOwner; lang: string; message: string }) {
  const { organisation, lang, message } = props;
  const { problem } = messagesFor(lang);
  return (
    <Page title={problem.bad} lang={lang} organisation={organisation}>
      <h1>{problem.bad}</h1>
      <p className="lead" lang="en">
        {message}
      </p>
      {organisation && <Back to={pageHref(organisation, lang, '/sub-processors')} label={problem.back} />}
    </Page>
  );
}

function Back({ to, label }: { to: string; label: string }) {
  return (
    <p>
      <a href={to}>{label}</a>
    </p>
  );
}
