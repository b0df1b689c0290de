import type { FrozenPublication } from '../notices/frozen-publication.js';
import type { Organisation } from '../organisations/organisation.entity.js';
import { folderOf } from '../shared/publication-url.js';
import { textIn } from '../shared/localized-text.js';
import { pageHref } from '../views/layout.js';
import { messagesFor } from '../views/messages.js';
import { publicationWords } from '../views/publication-words.js';
import { sentenceWithDay } from './shown-text.js';

interface Props {
  organisation: Organisation;
  publication: FrozenPublication;
  lang: string;
}

/** What a publication is called, with its version. */
export function publicationHeading({ organisation, publication, lang }: Props): string {
  const { title, label } = publication;
  const words = publicationWords(messagesFor(lang).lang);
  return words.heading(textIn(title, lang, organisation.prevailingLanguage()) ?? '', label);
}

/** A new version of a policy or an agreement: from when, what changes, and where it can be read. */
export function PublicationView(props: Props & { level: 2 | 3 }) {
  const { organisation, publication, lang, level } = props;
  const words = publicationWords(messagesFor(lang).lang);
  const { of, reference, label, effectiveFrom } = publication;
  const page = pageHref(organisation, lang, `/${folderOf(of)}/${reference}`);
  const summary = textIn(publication.summary, lang, organisation.prevailingLanguage());
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <>
      <Heading dir="auto">{publicationHeading(props)}</Heading>
      <p className="soft">
        {sentenceWithDay(messagesFor(lang).list.from, effectiveFrom, messagesFor(lang).lang)}
      </p>
      {summary && (
        <p>
          {words.summary}: <bdi>{summary}</bdi>
        </p>
      )}
      <p>
        <a href={`${page}${page.includes('?') ? '&' : '?'}version=${encodeURIComponent(label)}`}>
          {words.read}
        </a>
      </p>
    </>
  );
}
