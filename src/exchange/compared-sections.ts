import { partyFields } from '../parties/party-facts.js';
import type { FieldProblem } from '../shared/errors.js';
import type { FieldChange } from '../shared/field-change.js';
import { secondImporter } from '../transfers/transfer-facts.js';
import { ACTS, refusedActs, type Acts } from './activity-acts.js';
import { entryOfActivity, givenActivity } from './activity-entries.js';
import { refuseBadWords, refusedLabels, withKnownVersions } from './agreement-words.js';
import { comparable, entryOfAgreement, givenAgreement, movedOn } from './agreement-entries.js';
import { compareAuthorisations } from './authorisation-entries.js';
import { comparePolicies, type PolicyPlan } from './compared-policies.js';
import type { KnownRegister } from './known-register.reader.js';
import { entryOfParty, entryOfProfile, givenParty, givenProfile } from './party-entries.js';
import type { RegisterInput } from './register.inputs.js';
import type { RegisterNames, StatedParty, StatedSubProcessor } from './register-names.js';
import type {
  RegisterActivityInput,
  RegisterAgreementInput,
  RegisterAuthorisationInput,
  RegisterPartyInput,
  RegisterProfileInput,
  RegisterTransferInput,
} from './register-sections.inputs.js';
import { changesOf, comparedSection, type ForeseenRefusal, type SectionPlan } from './section.js';
import { entryOfTransfer, givenTransfer, onwardCircles } from './transfer-entries.js';
import { wordFields } from './version-words.js';

/** What turns the sections of a register into what a file says, beside products and sub-processors. */
export interface ComparedSections {
  parties: SectionPlan<RegisterPartyInput>;
  /** Null: the file does not speak of it. */
  profile: { entry: RegisterProfileInput; known: boolean; changes: FieldChange[] } | null;
  agreements: SectionPlan<RegisterAgreementInput>;
  authorisations: SectionPlan<RegisterAuthorisationInput>;
  transfers: SectionPlan<RegisterTransferInput>;
  policies: PolicyPlan;
  activities: SectionPlan<RegisterActivityInput>;
  /** What stands in the way of applying it, though the file is sound. */
  refused: ForeseenRefusal[];
}

type Refuse = (problem: FieldProblem) => void;

/** Compares in the words of a file, without a database. `refuse` hears of every field of the file that means nothing. */
export function compareSections(
  known: KnownRegister,
  input: RegisterInput,
  names: RegisterNames,
  list: readonly StatedSubProcessor[],
  refuse: Refuse,
): ComparedSections {
  const { prevailing } = known;
  const { plan: policies, refused } = comparePolicies(known, input, names, refuse);
  const sections = {
    parties: compareParties(known, input, names.stated, list, refuse),
    profile: compareProfile(known, input, names),
    agreements: compareAgreements(known, input, names, refuse),
    authorisations: compareAuthorisations(known, input, names, refuse),
    transfers: comparedSection(
      'transfers',
      known.transfers.map((row) => ({
        id: row.id,
        entry: entryOfTransfer(row, names, prevailing),
        stands: row.effectiveFrom <= input.on && row.endsOn === null,
        since: row.effectiveFrom,
      })),
      input.transfers?.map((one, index) => givenTransfer(one, `transfers.${index}`, names)),
      prevailing,
      {
        ofNew: ['effectiveFrom', 'announcedOn'],
        fixed: ['exporter', 'importer', 'subProcessor', 'onwardOf'],
        refuse,
      },
    ),
    policies,
    activities: comparedSection(
      'activities',
      known.activities.map((row) => ({
        id: row.id,
        entry: entryOfActivity(row, names, prevailing),
        stands: row.endedOn === null,
      })),
      input.activities?.map((one, index) => givenActivity(one, `activities.${index}`, names)),
      prevailing,
      { acts: ACTS, fixed: ['role'], refuse },
    ),
  };
  onwardCircles(sections.transfers.stated.map(({ entry }) => entry)).forEach(refuse);
  return { ...sections, refused: [...refusedIn(sections, known, input), ...refused] };
}

/** Acts that did not take place so, and things that have ended. */
function refusedIn(
  { agreements, transfers, activities }: Pick<ComparedSections, 'agreements' | 'transfers' | 'activities'>,
  known: KnownRegister,
  { on }: RegisterInput,
): ForeseenRefusal[] {
  const gone = new Set(known.ended);
  return [
    ...agreements.stated.flatMap(({ entry, path, known: before }): ForeseenRefusal[] => {
      const endedOn = before?.entry.endedOn;
      if (!endedOn || endedOn >= on || entry.endedOn) return [];
      const message = `it ended on ${endedOn}, and what has ended does not begin again: state that day, leave the entry out, or add what begins anew under another reference`;
      return [{ path: `${path}.endedOn`, code: 'WRONG_STATUS', message }];
    }),
    ...refusedLabels(agreements, known),
    ...transfers.added.flatMap(({ entry, path }): ForeseenRefusal[] => {
      const why = 'is that of a transfer that has ended: add what begins anew under another reference';
      return gone.has(entry.reference)
        ? [{ path: `${path}.reference`, code: 'BAD_USER_INPUT', message: why }]
        : [];
    }),
    ...transfers.stated.flatMap(({ entry, path }): ForeseenRefusal[] => {
      const message = secondImporter(entry.importer, entry);
      return message ? [{ path: `${path}.importerCategory`, code: 'BAD_USER_INPUT', message }] : [];
    }),
    ...activities.stated.flatMap(({ entry, path, known: before }) =>
      refusedActs(before?.entry ?? NEVER, entry, on, path),
    ),
    ...activities.ended.flatMap(({ entry }) =>
      refusedActs(entry, { ...entry, endedOn: on }, on, `activities: ${entry.reference}`),
    ),
  ];
}

/** Of an entry that is new nothing took place. */
const NEVER: Acts = {};

function compareParties(
  { parties, prevailing }: KnownRegister,
  { parties: given }: RegisterInput,
  stated: readonly StatedParty[],
  list: readonly StatedSubProcessor[],
  refuse: Refuse,
): SectionPlan<RegisterPartyInput> {
  const references = new Set<string>();
  const plan: SectionPlan<RegisterPartyInput> = {
    added: [],
    amended: [],
    ended: [],
    unchanged: 0,
    stated: [],
  };
  const byParty = new Map(
    list.flatMap(({ input, known }) => (known ? [[known.partyId, input] as const] : [])),
  );
  for (const { input, path, known: row } of given ? stated : []) {
    const entry = givenParty(input);
    const { reference } = entry;
    if (reference && references.has(reference))
      refuse({ path: `${path}.reference`, message: `"${reference}" stands there twice` });
    if (reference) references.add(reference);
    if (!row) {
      plan.added.push({ entry, path });
      continue;
    }
    const known = {
      id: row.id,
      entry: entryOfParty(row, prevailing),
      stands: false,
      since: row.effectiveFrom,
    };
    // what the list shows of a party, its entry on the list says; this one adds to it
    const listed = byParty.get(row.id);
    const changes = changesOf(known.entry, entry, prevailing, {
      acts: ['reference', ...(row.listed ? partyFields : [])],
      ofNew: partyFields.filter((field) => listed?.[field] !== undefined),
    });
    if (changes.length > 0) plan.amended.push({ entry, path, known, changes });
    else plan.unchanged += 1;
  }
  const kept = parties.length - plan.amended.length - plan.unchanged;
  return given ? { ...plan, unchanged: plan.unchanged + kept } : plan;
}

function compareProfile(
  { profile, prevailing }: KnownRegister,
  input: RegisterInput,
  names: RegisterNames,
): ComparedSections['profile'] {
  if (!input.profile) return null;
  const entry = givenProfile(input.profile, names);
  const before = profile ? entryOfProfile(profile, names, prevailing) : ({} as RegisterProfileInput);
  return { entry, known: profile !== null, changes: changesOf(before, entry, prevailing) };
}

function compareAgreements(
  known: KnownRegister,
  { agreements: given, organisation }: RegisterInput,
  names: RegisterNames,
  refuse: Refuse,
): SectionPlan<RegisterAgreementInput> {
  const { agreements, prevailing, on } = known;
  given?.forEach((one, index) =>
    refuseBadWords(one, `agreements.${index}`, organisation.languages ?? known.languages, refuse),
  );
  const entries = new Map(agreements.map((row) => [row.reference, entryOfAgreement(row, names, known)]));
  const stated =
    given &&
    movedOn(
      given.map((one, index) => {
        const before = entries.get(one.reference);
        const entry = givenAgreement(one, `agreements.${index}`, names, before);
        return withKnownVersions(entry, before, prevailing);
      }),
    );
  const byReference = new Map(stated?.map((one) => [one.reference, one]));
  return comparedSection(
    'agreements',
    agreements.map((row) => ({
      id: row.id,
      entry: comparable(entries.get(row.reference)!, byReference.get(row.reference)),
      stands: row.effectiveFrom <= on && row.endedOn === null,
      since: row.effectiveFrom,
    })),
    stated,
    prevailing,
    { ofNew: ['effectiveFrom'], acts: ['endedOn', ...wordFields], fixed: ['side'], refuse },
  );
}
