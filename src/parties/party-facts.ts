/** What a page shows of a legal entity. */
export interface PartyFacts {
  /** The exact contracting entity, not the brand. */
  legalName: string;
  tradingName: string | null;
  registrationId: string | null;
  /** Country of establishment, ISO 3166-1 alpha-2. */
  establishment: string | null;
  address: string | null;
  /** Contact for data protection, as published: an address or a form. */
  contact: string | null;
  website: string | null;
}

export const partyFields = [
  'legalName',
  'tradingName',
  'registrationId',
  'establishment',
  'address',
  'contact',
  'website',
] as const satisfies readonly (keyof PartyFacts)[];

/** Two spellings of one name: white space and letter case do not make another party. */
export function sameName(one: string, other: string): boolean {
  return normalisedName(one) === normalisedName(other);
}

export function normalisedName(name: string): string {
  return name.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
}
