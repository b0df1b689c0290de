import { de } from './subscribe-words.de.js';
import { en, type SubscribeWords } from './subscribe-words.en.js';
import { fr } from './subscribe-words.fr.js';
import { id } from './subscribe-words.id.js';
import { nb } from './subscribe-words.nb.js';
import { messagesFor } from './messages.js';

const catalogues: Record<string, SubscribeWords> = { en, de, fr, nb, id };

/** The words of the subscription pages, in the language that the rest of the page is in. */
export function subscribeWords(lang: string): SubscribeWords {
  return catalogues[messagesFor(lang).lang] ?? en;
}
