import { countryName, isCountryCode } from '../law/countries.js';
import type { Mechanism } from '../law/mechanism-facts.js';
import { mechanismName } from '../law/mechanism-names.js';
import { MechanismKind } from '../law/mechanisms.js';
import type { LocalizedText } from '../shared/localized-text.js';
import type { TransferFacts } from './transfer-facts.js';

/** What outsiders are told of a transfer: where the data go and what allows it. */
export type ShownFacts = Pick<TransferFacts, 'destination' | 'destinationOrganisation' | 'mechanisms'>;

/** "United States: EU-US Data Privacy Framework; standard contractual clauses", in every language of the organisation. */
export function mechanismWords(facts: ShownFacts, languages: readonly string[]): LocalizedText {
  return Object.fromEntries(languages.map((language) => [language, wordsIn(facts, language)]));
}

/** Those of several transfers, one after the other; undefined: there are none. */
export function wordsOfAll(
  all: readonly ShownFacts[],
  languages: readonly string[],
): LocalizedText | undefined {
  if (all.length === 0) return undefined;
  return Object.fromEntries(
    languages.map((language) => [
      language,
      [...new Set(all.map((facts) => wordsIn(facts, language)))].join('. '),
    ]),
  );
}

/** Whether two versions are told in the same words: then nobody need be told of the second. */
export function sameWords(one: ShownFacts, other: ShownFacts): boolean {
  return wordsIn(one, 'en') === wordsIn(other, 'en');
}

function wordsIn({ destination, destinationOrganisation, mechanisms }: ShownFacts, language: string): string {
  const places = [
    destination && isCountryCode(destination) ? countryName(destination, language) : null,
    destinationOrganisation,
  ].filter((place) => place);
  const names = [...new Set((mechanisms ?? []).map((mechanism) => nameOf(mechanism, language)))];
  return [places.join(', '), names.join('; ')].filter((part) => part !== '').join(': ');
}

function nameOf({ kind, decision }: Mechanism, language: string): string {
  const name = mechanismName(kind, language);
  if (kind !== MechanismKind.ADEQUACY || !decision) return name;
  return decision === 'US-DPF' ? `EU-US Data Privacy Framework (${name})` : `${name} (${decision})`;
}
