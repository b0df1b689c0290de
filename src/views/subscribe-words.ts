import { createHash } from 'node:crypto';
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

/**
 * Names what a subscriber is told before agreeing, in that language: `en` and SHA-256 (hex) over the words of the form and of
 * the confirmation. A reworded release gives another; what it said is in the release.
 */
export function consentWording(lang: string): string {
  const { form, privacy, confirm } = subscribeWords(lang);
  const said = JSON.stringify([form, privacy, confirm], (_key, value: unknown) =>
    typeof value === 'function' ? String((value as (name: string) => string)('…')) : value,
  );
  return `${messagesFor(lang).lang} ${createHash('sha256').update(said).digest('hex')}`;
}
