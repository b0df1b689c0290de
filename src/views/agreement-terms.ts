import { agreementWords } from './agreement-words.js';
import type { AgreementWords } from './agreement-words.en.js';
import { dayText } from './format.js';

/** A term in words; null: the agreement is silent. */
export function termText(term: keyof AgreementWords['labels'], value: unknown, lang: string): string | null {
  if (value === null || value === undefined) return null;
  const words = agreementWords(lang);
  if (term === 'noticeDays' || term === 'objectionDays') return words.days(Number(value));
  if (term === 'expiresOn') return dayText(String(value), lang);
  return (words.values as Partial<Record<string, string>>)[String(value)] ?? String(value);
}
