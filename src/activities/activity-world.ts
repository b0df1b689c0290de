import type { AgreementRow } from '../agreements/agreement-row.js';
import type { LawBook } from '../law/law-book.js';
import type { PartyRow, ProfileRow } from '../parties/party-row.js';
import type { Day } from '../shared/days.js';
import { Severity, type Found, type Rule } from '../shared/rules.js';
import type { ListedSubProcessor } from '../sub-processors/listed-sub-processor.js';
import type { TransferRow } from '../transfers/transfer-row.js';
import type { ActivityRow, ControllerActivityRow, ProcessorActivityRow } from './activity-row.js';

/** What the rules of the list look at in a sub-processor. */
export type KnownSubProcessor = Pick<
  ListedSubProcessor,
  'id' | 'partyId' | 'legalName' | 'countries' | 'status' | 'listedSince'
>;

/** What an entry is judged against: the other rooms as they stand on a day. */
export interface ActivityWorld {
  on: Day;
  /** What an authority only asks for where possible (retention, measures) counts as an error. */
  strict: boolean;
  law: LawBook;
  /** Null: the organisation has said nothing of itself. */
  profile: ProfileRow | null;
  parties: ReadonlyMap<string, PartyRow>;
  agreements: ReadonlyMap<string, AgreementRow>;
  transfers: ReadonlyMap<string, TransferRow>;
  /** Those on the list on the day, drafts included; one that was removed is not among them. */
  subProcessors: ReadonlyMap<string, KnownSubProcessor>;
}

export type ActivityRule = Rule<ActivityRow, ActivityWorld>;

type Find<Row> = (row: Row, world: ActivityWorld) => ReturnType<ActivityRule['find']>;

/** A rule that judges entries of a controller; one of a processor owes nothing of it (Art. 30(2)). */
export function ofControllers(
  rule: Omit<ActivityRule, 'find'> & { find: Find<ControllerActivityRow> },
): ActivityRule {
  const { find } = rule;
  return { ...rule, find: (row, world) => (row.role === 'CONTROLLER' ? find(row, world) : []) };
}

/** A rule that judges entries of a processor. */
export function ofProcessors(
  rule: Omit<ActivityRule, 'find'> & { find: Find<ProcessorActivityRow> },
): ActivityRule {
  const { find } = rule;
  return { ...rule, find: (row, world) => (row.role === 'PROCESSOR' ? find(row, world) : []) };
}

/** Whether a party can be reached: Art. 30 asks for name and contact details. */
export function hasContact(party: PartyRow): boolean {
  return Boolean(party.contact || party.address);
}

/** What an authority asks for where possible is an error only in strict mode. */
export function wherePossible(found: readonly Found[], { strict }: ActivityWorld): readonly Found[] {
  return strict ? found.map((one) => ({ ...one, severity: Severity.ERROR })) : found;
}
