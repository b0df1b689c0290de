import type { ReactElement, ReactNode } from 'react';
import type { FieldProblem } from '../shared/errors.js';
import { objectionWords } from '../views/objection-words.js';
import { isSpecific, type Of } from './answered-pages.js';
import type { Shown } from './objection-door.js';

/** What somebody filled in, as it came. */
export interface Filled {
  /** Which of the forms. */
  answer: string;
  subProcessors: string[];
  /** Versions of texts. */
  publications: string[];
  grounds: string;
  contact: string;
  by: string;
}

export interface ObjectPageProps extends Of, Shown {
  filled?: Filled;
  problems?: readonly FieldProblem[];
  tooMany?: boolean;
}

/** Objecting; where the customer authorises one by one, approving or refusing. Each form posts to the page's own address. */
export function AnswerForms(props: ObjectPageProps): ReactElement {
  const { window, lang, problems = [], tooMany } = props;
  const words = objectionWords(lang).form;
  const { authorisation } = window.customer;
  const reasons = Object.entries(words.wrong)
    .filter(([field]) => problems.some(({ path }) => path.split('.')[0] === field))
    .map(([, reason]) => reason);
  return (
    <>
      {(tooMany || reasons.length > 0) && (
        <div className="note bad" role="alert" id="problem">
          <p>
            <strong>{words.problem}.</strong> {tooMany && words.tooMany} {reasons.join(' ')}
          </p>
        </div>
      )}
      {isSpecific(window) && (
        <Form {...props} answer="approve" title={words.approveTitle} send={words.approve}>
          <ByField {...props} answer="approve" />
        </Form>
      )}
      <Form
        {...props}
        answer="object"
        title={words.objectTitle[authorisation]}
        send={words.send[authorisation]}
      >
        <Grounds {...props} />
        <ByField {...props} answer="object" />
      </Form>
    </>
  );
}

function Form(props: ObjectPageProps & { answer: string; title: string; send: string; children: ReactNode }) {
  const { answer, title, send, children } = props;
  return (
    <section aria-labelledby={answer}>
      <h2 id={answer}>{title}</h2>
      <form className="prose" method="post">
        <input type="hidden" name="answer" value={answer} />
        <Which {...props} answer={answer} />
        {children}
        <p>
          <button type="submit">{send}</button>
        </p>
      </form>
    </section>
  );
}

/** Nothing to choose where there is only one. What is approved one by one are sub-processors. */
function Which({ window, lang, filled, answer }: ObjectPageProps & { answer: string }) {
  const words = objectionWords(lang).form;
  const texts = answer === 'object' ? window.publications : [];
  const offered = [
    ...window.subProcessorIds.map((id) => ({
      name: 'subProcessors' as const,
      id,
      label: window.namesOf({ subProcessorIds: [id], publicationIds: [] }, lang)[0],
    })),
    ...texts.map((text) => ({
      name: 'publications' as const,
      id: text.versionId,
      label: window.headingOf(text, lang),
    })),
  ];
  if (offered.length < 2) return null;
  return (
    <fieldset aria-describedby={`${answer}-hint`}>
      <legend>{words.which}</legend>
      <p id={`${answer}-hint`}>
        <small>{words.whichHint}</small>
      </p>
      {offered.map(({ name, id, label }) => (
        <label key={id} htmlFor={`${answer}-${id}`}>
          <input
            id={`${answer}-${id}`}
            name={name}
            type="checkbox"
            value={id}
            defaultChecked={filled?.answer === answer && filled[name].includes(id)}
          />{' '}
          <bdi>{label}</bdi>
        </label>
      ))}
    </fieldset>
  );
}

function Grounds({ lang, filled, problems = [] }: ObjectPageProps) {
  const words = objectionWords(lang).form;
  const wrong = (field: string) => problems.some(({ path }) => path === field) || undefined;
  return (
    <>
      <p>
        <label htmlFor="grounds">{words.grounds}</label>
        <textarea
          id="grounds"
          name="grounds"
          rows={8}
          required
          minLength={10}
          maxLength={10_000}
          // longer than that mends nothing
          defaultValue={filled?.grounds.slice(0, 10_000)}
          aria-invalid={wrong('grounds')}
          aria-describedby={wrong('grounds') ? 'grounds-hint problem' : 'grounds-hint'}
        />
        <small id="grounds-hint">{words.groundsHint}</small>
      </p>
      <p>
        <label htmlFor="contact">{words.contact}</label>
        <input
          id="contact"
          name="contact"
          type="email"
          autoComplete="email"
          required
          maxLength={254}
          defaultValue={filled?.contact.slice(0, 254)}
          aria-invalid={wrong('contact')}
          aria-describedby={wrong('contact') ? 'contact-hint problem' : 'contact-hint'}
        />
        <small id="contact-hint">{words.contactHint}</small>
      </p>
    </>
  );
}

function ByField({ lang, filled, answer }: Of & Pick<ObjectPageProps, 'filled'> & { answer: string }) {
  const words = objectionWords(lang).form;
  const id = `${answer}-by`;
  return (
    <p>
      <label htmlFor={id}>{words.by}</label>
      <input
        id={id}
        name="by"
        type="text"
        maxLength={200}
        autoComplete="organization-title"
        defaultValue={filled?.answer === answer ? filled.by.slice(0, 200) : undefined}
        aria-describedby={`${id}-hint`}
      />
      <small id={`${id}-hint`}>{words.byHint}</small>
    </p>
  );
}
