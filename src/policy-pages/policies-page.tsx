import { Alternates, type HeadLinks } from '../public-pages/head-links.js';
import { DayOf, sentenceWithDay, Text } from '../public-pages/shown-text.js';
import { Page, pageHref } from '../views/layout.js';
import { messagesFor } from '../views/messages.js';
import { policyWords } from '../views/policy-words.js';
import { versionHref } from './addresses.js';
import type { PublishedPolicy } from './published-policies.reader.js';

/** Every policy that holds or will, with what is coming. */
export function PoliciesPage(props: HeadLinks & { policies: readonly PublishedPolicy[] }) {
  const { organisation, lang, languages, policies } = props;
  const words = policyWords(lang);
  return (
    <Page
      title={words.title}
      lang={lang}
      organisation={organisation}
      current="policies"
      languages={languages}
      head={<Alternates {...props} />}
    >
      <h1>{words.title}</h1>
      <p className="lead">{words.lead(organisation.name)}</p>
      {policies.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <ul className="changes">
          {policies.map((published) => (
            <li key={published.policy.id}>
              <Entry {...props} published={published} />
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}

function Entry({ organisation, lang, published }: HeadLinks & { published: PublishedPolicy }) {
  const { policy, inForce, coming } = published;
  const words = policyWords(lang);
  const said = messagesFor(lang).lang;
  const reading = { lang, prevailing: policy.prevailing };
  return (
    <article>
      <h2>
        <a href={pageHref(organisation, lang, `/policies/${policy.slug}`)}>
          <Text of={policy.title} {...reading} />
        </a>
      </h2>
      <dl className="facts">
        <div>
          <dt>{words.kinds[policy.kind]}</dt>
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
          <a href={versionHref(organisation, lang, policy.slug, version.label)}>
            {sentenceWithDay((day) => words.coming(version.label, day), version.effectiveFrom, said)}
          </a>
        </p>
      ))}
    </article>
  );
}
