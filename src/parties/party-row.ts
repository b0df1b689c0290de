import type { PartyKind } from '../law/roles.js';
import type { PartyFacts } from './party-facts.js';
import type { ProfileFacts } from './profile-facts.js';

/** A party as it stands on a day, drafts included: what rules and other rooms read. */
export interface PartyRow extends PartyFacts {
  id: string;
  /** By which files name it. */
  reference: string | null;
  kind: PartyKind;
}

/** What the record says of the organisation itself; party ids name rows of `PartyRow`. */
export interface ProfileRow extends ProfileFacts {
  /** The legal entity that keeps the record. */
  partyId: string | null;
  dpoPartyId: string | null;
  representativePartyId: string | null;
  leadAuthorityPartyId: string | null;
}
