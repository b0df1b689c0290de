import type { LocalizedText } from '../shared/localized-text.js';
import type { Day } from '../shared/days.js';
import type { ActivityControllerFacts, RecipientFacts } from './linked-parties.js';
import type { DataItem, DataSubjects, Source } from './data-item.js';
import type { Purpose } from './purpose.js';
import type { AutomatedDecision, Dpia, Measure, Review, System } from './safeguards.js';

export interface RecipientRow extends RecipientFacts {
  id: string;
  partyId: string | null;
  subProcessorId: string | null;
  agreementId: string | null;
}

export interface ActivityControllerRow extends ActivityControllerFacts {
  id: string;
  partyId: string;
  agreementId: string | null;
}

/** What both kinds of entries have. */
interface EntryRow {
  id: string;
  reference: string;
  title: LocalizedText;
  description: LocalizedText | null;
  businessFunction: string | null;
  /** Who answers for it: a function, not a person. */
  owner: string | null;
  /** The planned first day. */
  startsOn: Day | null;
  activatedOn: Day | null;
  suspendedOn: Day | null;
  endedOn: Day | null;
  measures: Measure[];
  systems: System[];
  review: Review | null;
  recipients: RecipientRow[];
  /** Of a controller entry: joint controllers. Of a processor entry: the controllers acted for. */
  controllers: ActivityControllerRow[];
  subProcessorIds: string[];
  transferIds: string[];
  productIds: string[];
}

/** An entry of the controller's record, Art. 30(1). */
export interface ControllerActivityRow extends EntryRow {
  role: 'CONTROLLER';
  /** The controller, where it is not the organisation itself. */
  controllerPartyId: string | null;
  purposes: Purpose[];
  dataSubjects: DataSubjects[];
  dataItems: DataItem[];
  sources: Source[];
  /** Said of an entry without recipients: there are none. */
  noRecipients: boolean;
  automatedDecision: AutomatedDecision | null;
  dpia: Dpia | null;
}

/** An entry of the processor's record, Art. 30(2). It holds no purposes, data categories or retention: none are owed. */
export interface ProcessorActivityRow extends EntryRow {
  role: 'PROCESSOR';
}

export type ActivityRow = ControllerActivityRow | ProcessorActivityRow;
