import type { Day } from '../shared/days.js';
import type { TransferFacts } from './transfer-facts.js';

/** A transfer with the version that holds on a day, drafts included. */
export interface TransferRow extends TransferFacts {
  id: string;
  reference: string;
  /** Null: the organisation itself. */
  exporterPartyId: string | null;
  /** Null: whoever `importerCategory` names. */
  importerPartyId: string | null;
  /** The engagement it serves, whose public entry shows its mechanism. */
  subProcessorId: string | null;
  /** The transfer that this one carries further (Art. 44). */
  onwardOfId: string | null;
  versionId: string;
  effectiveFrom: Day;
  announcedOn: Day | null;
  /** Last day. */
  endsOn: Day | null;
}
