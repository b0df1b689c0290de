import { de } from './publication-words.de.js';
import { en, type PublicationWords } from './publication-words.en.js';
import { fr } from './publication-words.fr.js';
import { id } from './publication-words.id.js';
import { nb } from './publication-words.nb.js';
import { messagesFor } from './messages.js';

const catalogues: Record<string, PublicationWords> = { en, de, fr, nb, id };

/** What is said of new versions of texts, in the language that the rest is in. */
export function publicationWords(lang: string): PublicationWords {
  return catalogues[messagesFor(lang).lang] ?? en;
}
