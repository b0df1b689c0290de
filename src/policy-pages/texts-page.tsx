import { Alternates, type HeadLinks } from '../public-pages/head-links.js';
import { DayOf, sentenceWithDay, Text } from '../public-pages/shown-text.js';
import { Page } from '../views/layout.js';
import { messagesFor } from '../views/messages.js';
import { policyWords } from '../views/policy-words.js';
import { textHref, versionHref } from './addresses.js';
import type { PublishedText, TextSubject } from './published-text.js';
import { agreementWords } from '../views/agreement-words.js';

/** Every text of a folder that holds or will, with what is coming. */
interface Props extends HeadLinks {
  folder: TextSubject['folder'];
  texts: readonly PublishedText[];
}

export function TextsPage(props: Props) {
  const { organisation, lang, languages, folder, texts } = props;
  const words = folder === 'policies' ? policyWords(lang) : agreementWords(lang);
  return (
    <Page
      title={words.title}
      lang={lang}
      organisation={organisation}
      current={folder === 'policies' ? folder : undefined}
      languages={languages}
      head={<Alternates {...props} />}
    >
      <h1>{words.title}</h1>
      <p className="lead">{words.lead(organisation.name)}</p>
      {texts.length === 0 ? (
        <p>{folder === 'policies' ? policyWords(lang).none : agreementWords(lang).noTexts}</p>
      ) : (
        <ul className="changes">
          {texts.map((published) => (
            <li key={published.subject.id}>
              <Entry {...props} published={published} />
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}

function Entry({ organisation, lang, published }: HeadLinks & { published: PublishedText }) {
  const { subject, inForce, coming } = published;
  const words = policyWords(lang);
  const said = messagesFor(lang).lang;
  const reading = { lang, prevailing: subject.prevailing };
  return (
    <article>
      <h2>
        <a href={textHref(organisation, lang, subject)}>
          <Text of={subject.title} {...reading} />
        </a>
      </h2>
      <dl className="facts">
        <div>
          <dt>{words.kinds[subject.kind]}</dt>
        </div>
        {inForce && (
          <>
            <div>
              <dd>{words.version(inForce.label)}</dd>
            </div>
            <div>
              <dt>{words.effective}</dt>
              <dd>
                <DayOf day={inForce.effectiveFrom} lang={said} />
              </dd>
            </div>
          </>
        )}
      </dl>
      {coming.map((version) => (
        <p key={version.id} className="when">
          <a href={versionHref(organisation, lang, subject, version.label)}>
            {sentenceWithDay((day) => words.coming(version.label, day), version.effectiveFrom, said)}
          </a>
        </p>
      ))}
    </article>
  );
}
