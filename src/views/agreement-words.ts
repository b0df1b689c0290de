import { de } from './agreement-words.de.js';
import { en, type AgreementWords } from './agreement-words.en.js';
import { fr } from './agreement-words.fr.js';
import { id } from './agreement-words.id.js';
import { nb } from './agreement-words.nb.js';
import { messagesFor } from './messages.js';

const catalogues: Record<string, AgreementWords> = { en, de, fr, nb, id };

/** What the pages of agreements say, in the language that the rest is in. */
export function agreementWords(lang: string): AgreementWords {
  return catalogues[messagesFor(lang).lang] ?? en;
}
