import { partyFields } from '../parties/party-facts.js';
import type { FieldChange } from '../shared/field-change.js';
import { entryOfActivity, givenActivity } from './activity-entries.js';
import { comparable, entryOfAgreement, givenAgreement, movedOn } from './agreement-entries.js';
import type { KnownRegister } from './known-register.reader.js';
import { entryOfParty, entryOfProfile, givenParty, givenProfile } from './party-entries.js';
import type { RegisterInput } from './register.inputs.js';
import type { RegisterNames, StatedParty, StatedSubProcessor } from './register-names.js';
import type {
  RegisterActivityInput,
  RegisterAgreementInput,
  RegisterPartyInput,
  RegisterProfileInput,
  RegisterTransferInput,
} from './register-sections.inputs.js';
import { changesOf, comparedSection, type SectionPlan } from './section.js';
import { entryOfTransfer, givenTransfer } from './transfer-entries.js';

/** What turns the sections of a register into what a file says, beside products and sub-processors. */
export interface ComparedSections {
  parties: SectionPlan<RegisterPartyInput>;
  /** Null: the file does not speak of it. */
  profile: { entry: RegisterProfileInput; known: boolean; changes: FieldChange[] } | null;
  agreements: SectionPlan<RegisterAgreementInput>;
  transfers: SectionPlan<RegisterTransferInput>;
  activities: SectionPlan<RegisterActivityInput>;
}

/** Compares in the words of a file, without a database. @throws BAD_USER_INPUT with the path in the file */
export function compareSections(
  known: KnownRegister,
  input: RegisterInput,
  names: RegisterNames,
  list: readonly StatedSubProcessor[],
): ComparedSections {
  const { prevailing } = known;
  return {
    parties: compareParties(known, input, names.stated, list),
    profile: compareProfile(known, input, names),
    agreements: compareAgreements(known, input, names),
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
      },
    ),
    activities: comparedSection(
      'activities',
      known.activities.map((row) => ({
        id: row.id,
        entry: entryOfActivity(row, names, prevailing),
        stands: row.endedOn === null,
      })),
      input.activities?.map((one, index) => givenActivity(one, `activities.${index}`, names)),
      prevailing,
      { acts: ['activatedOn', 'activationReason', 'suspensions', 'endedOn'], fixed: ['role'] },
    ),
  };
}

function compareParties(
  { parties, prevailing }: KnownRegister,
  { parties: given }: RegisterInput,
  stated: readonly StatedParty[],
  list: readonly StatedSubProcessor[],
): SectionPlan<RegisterPartyInput> {
  const plan: SectionPlan<RegisterPartyInput> = { added: [], amended: [], ended: [], unchanged: 0 };
  const byParty = new Map(
    list.flatMap(({ input, known }) => (known ? [[known.partyId, input] as const] : [])),
  );
  for (const { input, path, known: row } of given ? stated : []) {
    const entry = givenParty(input);
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
  { agreements, prevailing, on }: KnownRegister,
  { agreements: given }: RegisterInput,
  names: RegisterNames,
): SectionPlan<RegisterAgreementInput> {
  const entries = new Map(agreements.map((row) => [row.reference, entryOfAgreement(row, names, prevailing)]));
  const stated =
    given &&
    movedOn(
      given.map((one, index) =>
        givenAgreement(one, `agreements.${index}`, names, entries.get(one.reference)),
      ),
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
    { ofNew: ['effectiveFrom'], acts: ['endedOn'], fixed: ['side'] },
  );
}
