import { de } from './contact-words.de.js';
import { en, type ContactWords } from './contact-words.en.js';
import { fr } from './contact-words.fr.js';
import { id } from './contact-words.id.js';
import { nb } from './contact-words.nb.js';
import { messagesFor } from './messages.js';

const catalogues: Record<string, ContactWords> = { en, de, fr, nb, id };

/** What notice contacts are told, in the language that the rest of the mail is in. */
export function contactWords(lang: string): ContactWords {
  return catalogues[messagesFor(lang).lang] ?? en;
}
