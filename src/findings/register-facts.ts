import type { ActivityRow } from '../activities/activity-row.js';
import type { AgreementRow } from '../agreements/agreement-row.js';
import type { ListWorld, Said } from '../authorisations/list-world.js';
import type { LawBook } from '../law/law-book.js';
import type { PartyRow, ProfileRow } from '../parties/party-row.js';
import type { Day } from '../shared/days.js';
import type { ListedSubProcessor } from '../sub-processors/listed-sub-processor.js';
import type { TransferRow } from '../transfers/transfer-row.js';

/** A whole register as it stands on a day, read from the server or from a register file: what all rules together read. */
export interface RegisterFacts {
  on: Day;
  /** What an authority asks for where possible (retention, measures) counts as an error. */
  strict: boolean;
  law: LawBook;
  organisation: { id: string; name: string };
  /** Null: the organisation has said nothing of itself. */
  profile: ProfileRow | null;
  parties: readonly PartyRow[];
  agreements: readonly AgreementRow[];
  subProcessors: readonly ListedSubProcessor[];
  authorisations: readonly Said[];
  /** What each engagement went through: what customers have a say on. */
  steps: ListWorld['steps'];
  transfers: readonly TransferRow[];
  activities: readonly ActivityRow[];
  /** When what the public list says was last announced or recorded; null: nothing is on it. */
  listStampedOn: Day | null;
}
