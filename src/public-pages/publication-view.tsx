import type { FrozenPublication } from '../notices/frozen-publication.js';
import type { Organisation } from '../organisations/organisation.entity.js';
import { publicationHref } from '../shared/publication-url.js';
import { textIn } from '../shared/localized-text.js';
import { messagesFor } from '../views/messages.js';
import { publicationWords } from '../views/publication-words.js';
import { sentenceWithDay } from './shown-text.js';

interface Props {
  organisation: Organisation;
  publication: FrozenPublication;
  lang: string;
}

/** Where something is shown. */
export interface Placed {
  level: 2 | 3;
  /** What stands before addresses: in a feed, which is read elsewhere, the public address of this server. */
  from?: string;
}

/** What a publication is called, with its version. */
export function publicationHeading({ organisation, publication, lang }: Props): string {
  const { title, label } = publication;
  const words = publicationWords(messagesFor(lang).lang);
  return words.heading(textIn(title, lang, organisation.prevailingLanguage()) ?? '', label);
}

/** A new version of a policy or an agreement: from when, what changes, and where it can be read. */
export function PublicationView(props: Props & Placed) {
  const { organisation, publication, lang, level, from = '' } = props;
  const words = publicationWords(messagesFor(lang).lang);
  const summary = textIn(publication.summary, lang, organisation.prevailingLanguage());
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <>
      <Heading dir="auto">{publicationHeading(props)}</Heading>
      <p className="soft">
        {sentenceWithDay(messagesFor(lang).list.from, publication.effectiveFrom, messagesFor(lang).lang)}
      </p>
      {summary && (
        <p>
          {messagesFor(lang).mail.labelled(words.summary, '')}
          <bdi>{summary}</bdi>
        </p>
      )}
      <p>
        <a href={from + publicationHref(organisation, publication, lang)}>{words.read}</a>
      </p>
    </>
  );
}
