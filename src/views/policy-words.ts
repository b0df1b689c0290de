import { messagesFor } from './messages.js';
import { de } from './policy-words.de.js';
import { en, type PolicyWords } from './policy-words.en.js';
import { fr } from './policy-words.fr.js';
import { id } from './policy-words.id.js';
import { nb } from './policy-words.nb.js';

const catalogues: Record<string, PolicyWords> = { en, de, fr, nb, id };

/** The words of the policy pages, in the language that the rest of the page is in. */
export function policyWords(lang: string): PolicyWords {
  return catalogues[messagesFor(lang).lang] ?? en;
}
