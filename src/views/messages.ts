import { de } from './messages.de.js';
import { en, type Messages } from './messages.en.js';
import { fr } from './messages.fr.js';
import { id } from './messages.id.js';
import { nb } from './messages.nb.js';

export type { Messages };

const catalogues = new Map<string, Messages>(Object.entries({ en, de, fr, nb, id, no: nb }));

/** The words of a language; of its main language where a variant has none (`de-AT` → `de`), else English. */
export function messagesFor(lang: string): Messages {
  return catalogues.get(lang) ?? catalogues.get(lang.split('-')[0] ?? '') ?? en;
}
