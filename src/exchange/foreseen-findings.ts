import { Injectable } from '@nestjs/common';
import { openFindings } from '../activities/activation-gate.js';
import type { ActivityWorld } from '../activities/activity-world.js';
import { LawReader } from '../law-facts/law.reader.js';
import type { LawBook } from '../law/law-book.js';
import type { PartyRow } from '../parties/party-row.js';
import { Clock } from '../platform/clock.js';
import { later, type Day } from '../shared/days.js';
import { SubProcessorStatus } from '../sub-processors/listed-sub-processor.js';
import { isJudged, ranBefore } from './activity-acts.js';
import { refused } from './compared-list.js';
import { partiesOf, profileOf, transferOf } from './file-facts.js';
import { activityOf } from './file-activities.js';
import { agreementOf } from './file-agreements.js';
import type { ComparedRegister } from './registers.reader.js';
import type { RegisterInput } from './register.inputs.js';
import { refusalsOf, type ForeseenRefusal } from './section.js';

/** Judges what a file says begins by the register that the file would make, before anything is written. */
@Injectable()
export class ForeseenFindings {
  constructor(
    private readonly law: LawReader,
    private readonly clock: Clock,
  ) {}

  async of(compared: ComparedRegister, input: RegisterInput, baseline: boolean): Promise<ForeseenRefusal[]> {
    const { organisation, activities, names, known } = compared;
    const today = this.clock.today(organisation?.timeZone ?? input.organisation.timeZone ?? 'UTC');
    const begin = activities.stated.filter(
      ({ entry, known: before }) =>
        !before?.entry.activatedOn && isJudged(entry, today) && !ranBefore(entry, baseline, today),
    );
    if (begin.length === 0) return [];
    const law = await this.law.book();
    const worlds = new Map<Day, ActivityWorld>();
    return begin.flatMap(({ entry, path }) => {
      const day = later(today, entry.activatedOn);
      const world = worlds.get(day) ?? worldOf(compared, input, baseline, law, day);
      worlds.set(day, world);
      const said = input.activities!.find(({ reference }) => reference === entry.reference)!;
      const refusal = openFindings(activityOf(said, path, day, names, known.prevailing), world);
      return refusal ? refusalsOf(refusal, path) : [];
    });
  }
}

/** What entries would be judged against once the file is applied; things go by the words of the file. */
function worldOf(
  compared: ComparedRegister,
  input: RegisterInput,
  baseline: boolean,
  law: LawBook,
  on: Day,
): ActivityWorld {
  const { known, names } = compared;
  const word = (id: string | null) => names.parties.wordOf(id) ?? null;
  const wordOfEngagement = (id: string | null) => names.subProcessors.wordOf(id) ?? null;
  const agreements = known.agreements.map((row) => ({
    ...row,
    id: row.reference,
    partyId: word(row.partyId),
    standings: row.standings.map((one) => ({ ...one, partyId: word(one.partyId) ?? one.partyId })),
  }));
  const stated = (input.agreements ?? []).flatMap(
    (entry, index) =>
      refused(`agreements.${index}`, silent, () => agreementOf(entry, `agreements.${index}`, on, names)) ??
      [],
  );
  const transfers =
    input.transfers?.map((entry, index) => transferOf(entry, `transfers.${index}`, input, names)) ??
    known.transfers.map((row) => ({
      ...row,
      id: row.reference,
      importerPartyId: word(row.importerPartyId),
      subProcessorId: wordOfEngagement(row.subProcessorId),
    }));
  return {
    on,
    strict: false,
    law,
    profile: input.profile
      ? profileOf(input, names)
      : known.profile && { ...known.profile, partyId: word(known.profile.partyId) },
    parties: partiesAfter(compared, input),
    agreements: byId([...agreements, ...stated]),
    transfers: byId(transfers),
    subProcessors: byId(listAfter(compared, input, baseline, on)),
  };
}

/** What a file does not state of a party that it names stays where the list shows it, and is taken as staying elsewhere. */
function partiesAfter({ known, names }: ComparedRegister, input: RegisterInput): Map<string, PartyRow> {
  const parties = new Map<string, PartyRow>();
  for (const row of known.parties) {
    const id = names.parties.wordOf(row.id) ?? row.id;
    parties.set(id, { ...row, id });
  }
  for (const row of partiesOf(input, names)) {
    const said = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
    parties.set(row.id, { ...(parties.get(row.id) ?? row), ...said });
  }
  return parties;
}

function listAfter(
  { known, names, statedList }: ComparedRegister,
  input: RegisterInput,
  baseline: boolean,
  on: Day,
) {
  if (!input.subProcessors)
    return known.subProcessors.map((row) => ({
      ...row,
      id: names.subProcessors.wordOf(row.id) ?? row.id,
      partyId: names.parties.wordOf(row.partyId) ?? row.partyId,
    }));
  return statedList.map(({ input: entry, known: row }) => {
    const since = entry.effectiveFrom ?? input.on;
    const drafted = since <= on ? SubProcessorStatus.UNANNOUNCED : SubProcessorStatus.DRAFT;
    const told = since <= on ? SubProcessorStatus.IN_USE : SubProcessorStatus.COMING;
    return {
      id: names.wordOfEntry.get(entry) ?? entry.legalName,
      partyId: names.parties.word(entry.legalName, 'subProcessors') ?? entry.legalName,
      legalName: entry.legalName,
      countries: entry.countries ?? row?.countries ?? [],
      status: row?.status ?? (baseline ? told : drafted),
      listedSince: row?.listedSince ?? since,
    };
  });
}

function silent(): void {
  // the comparison has told of it
}

function byId<T extends { id: string }>(rows: readonly T[]): Map<string, T> {
  return new Map(rows.map((row) => [row.id, row]));
}
