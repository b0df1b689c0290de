import { messagesFor } from './messages.js';
import { de } from './objection-words.de.js';
import { en, type ObjectionWords } from './objection-words.en.js';
import { fr } from './objection-words.fr.js';
import { id } from './objection-words.id.js';
import { nb } from './objection-words.nb.js';

const catalogues: Record<string, ObjectionWords> = { en, de, fr, nb, id };

/** The words of objections, in the language that the rest of the page or mail is in. */
export function objectionWords(lang: string): ObjectionWords {
  return catalogues[messagesFor(lang).lang] ?? en;
}
