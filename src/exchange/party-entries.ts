import { PartyKind } from '../law/roles.js';
import { partyFields } from '../parties/party-facts.js';
import type { PartyRow, ProfileRow } from '../parties/party-row.js';
import { profileFields } from '../parties/profile-facts.js';
import { plain } from './plain-value.js';
import type { RegisterNames } from './register-names.js';
import type { RegisterPartyInput, RegisterProfileInput } from './register-sections.inputs.js';

export function pick<T extends object, K extends keyof T>(row: T, fields: readonly K[]): Pick<T, K> {
  return Object.fromEntries(fields.map((field) => [field, row[field]])) as Pick<T, K>;
}

/** A party in the words of a file. */
export function entryOfParty(row: PartyRow, prevailing: string): RegisterPartyInput {
  const { reference, kind } = row;
  return plain({ reference, kind, ...pick(row, partyFields) }, prevailing) as RegisterPartyInput;
}

/** The same of what a file states: with what goes without saying, white space as it is stored. */
export function givenParty(input: RegisterPartyInput): RegisterPartyInput {
  const tidied = partyFields.map((field) => [field, input[field]?.replace(/\s+/g, ' ').trim()] as const);
  return { ...input, kind: input.kind ?? PartyKind.ORGANISATION, ...Object.fromEntries(tidied) };
}

/** What the record says of the organisation itself, in the words of a file. */
export function entryOfProfile(
  row: ProfileRow,
  { parties }: RegisterNames,
  prevailing: string,
): RegisterProfileInput {
  const named = {
    party: parties.wordOf(row.partyId),
    dpoParty: parties.wordOf(row.dpoPartyId),
    representativeParty: parties.wordOf(row.representativePartyId),
    leadAuthority: parties.wordOf(row.leadAuthorityPartyId),
  };
  return (plain({ ...named, ...pick(row, profileFields) }, prevailing) ?? {}) as RegisterProfileInput;
}

export function givenProfile(input: RegisterProfileInput, { parties }: RegisterNames): RegisterProfileInput {
  const named = (['party', 'dpoParty', 'representativeParty', 'leadAuthority'] as const).map(
    (role) => [role, parties.word(input[role], `profile.${role}`)] as const,
  );
  return { ...input, ...Object.fromEntries(named) };
}
