import type { ProofArchive } from './proof-archive.js';
import type { Problem, Recorded } from './recorded.js';
import { same, type RecordedNotice } from './verify-notice.js';

/** The public list of one day, with the versions that it was read from. */
export interface ProofList {
  on: string;
  subProcessors: ProofListEntry[];
}

export interface ProofListEntry {
  id: string;
  version: string;
  partyVersion: string;
  legalName: string;
  [fact: string]: unknown;
}

export const LIST_BEFORE = 'list-before.json';
export const LIST_AFTER = 'list-after.json';

/** Facts of the list and the table from whose version each comes. */
const FACTS = {
  party_version: [
    'legalName',
    'tradingName',
    'registrationId',
    'establishment',
    'address',
    'contact',
    'website',
  ],
  sub_processor_version: [
    'service',
    'purpose',
    'dataCategories',
    'dataSubjects',
    'countries',
    'placesAsWritten',
    'productIds',
    'conditions',
    'usesAi',
    'transferMechanism',
    'note',
  ],
};

/** The lists are those of the versions that history recorded, and differ by what the notice says. */
export async function verifyLists(
  archive: ProofArchive,
  recorded: Recorded,
  notice: RecordedNotice,
): Promise<Problem[]> {
  const before = JSON.parse(await archive.text(LIST_BEFORE)) as { lists: ProofList[] };
  const after = JSON.parse(await archive.text(LIST_AFTER)) as { lists: ProofList[] };
  return [
    ...unrecorded(LIST_BEFORE, before.lists, recorded),
    ...unrecorded(LIST_AFTER, after.lists, recorded),
    ...contradicting(before.lists, after.lists, notice),
  ];
}

function unrecorded(file: string, lists: readonly ProofList[], recorded: Recorded): Problem[] {
  return lists.flatMap(({ subProcessors }) =>
    subProcessors.flatMap((entry) => {
      const fact = [
        unlike(entry, FACTS.party_version, recorded.row('party_version', entry.partyVersion)),
        unlike(entry, FACTS.sub_processor_version, recorded.row('sub_processor_version', entry.version)),
      ].find((name) => name !== undefined);
      const message = `says of ${entry.legalName} (${entry.id}) a ${fact} that history did not record`;
      return fact === undefined ? [] : [{ file, message }];
    }),
  );
}

/** The first fact that is not the recorded one. */
function unlike(entry: ProofListEntry, facts: readonly string[], row: Record<string, unknown> | undefined) {
  return facts.find((fact) => row === undefined || !same(entry[fact] ?? null, row[fact] ?? null));
}

/** Who is added is on the list of the effective day, who is removed was on it before and is off it then. */
function contradicting(
  [before]: readonly ProofList[],
  after: readonly ProofList[],
  { content }: RecordedNotice,
): Problem[] {
  return content.flatMap(({ kind, subProcessorId, effectiveFrom }) => {
    if (subProcessorId === undefined || (kind !== 'ADDED' && kind !== 'REMOVED')) return [];
    const on = after.find((list) => list.on === effectiveFrom);
    const listed = (list: ProofList | undefined) =>
      list?.subProcessors.some(({ id }) => id === subProcessorId);
    if (kind === 'REMOVED' && listed(on) !== false)
      return [{ file: LIST_AFTER, message: `still has ${subProcessorId}, which the notice removes` }];
    if (kind === 'ADDED' && listed(on) !== true)
      return [{ file: LIST_AFTER, message: `lacks ${subProcessorId}, which the notice adds` }];
    if (kind === 'ADDED' && listed(before) === true && before!.on < effectiveFrom)
      return [{ file: LIST_BEFORE, message: `has ${subProcessorId} already, which the notice adds` }];
    return [];
  });
}
