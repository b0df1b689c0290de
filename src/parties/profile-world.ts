import type { LawBook } from '../law/law-book.js';
import type { Day } from '../shared/days.js';
import type { Rule } from '../shared/rules.js';
import type { PartyRow, ProfileRow } from './party-row.js';

/** What the profile of an organisation is judged against. */
export interface ProfileWorld {
  on: Day;
  parties: ReadonlyMap<string, PartyRow>;
  law: LawBook;
  /**
   * Activities that by themselves take the exemption of Art. 30(5) away, each with why: `payroll is not occasional`. The
   * room of activities gives them; without, only what the profile itself says is judged.
   */
  againstExemption?: readonly string[];
}

export type ProfileRule = Rule<ProfileRow, ProfileWorld>;

export const partyIn = ({ parties }: ProfileWorld, id: string | null) =>
  id === null ? undefined : parties.get(id);
