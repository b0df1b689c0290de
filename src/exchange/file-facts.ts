import type { ActivityRow } from '../activities/activity-row.js';
import type { AgreementRow } from '../agreements/agreement-row.js';
import type { RegisterFacts } from '../findings/register-facts.js';
import { shippedLaw } from '../law/shipped-law.js';
import { PartyKind } from '../law/roles.js';
import { partyFields, type PartyFacts } from '../parties/party-facts.js';
import type { PartyRow, ProfileRow } from '../parties/party-row.js';
import { profileFields } from '../parties/profile-facts.js';
import { Refusal, type FieldProblem } from '../shared/errors.js';
import { ListedSubProcessor, SubProcessorStatus } from '../sub-processors/listed-sub-processor.js';
import type { EngagementStep } from '../sub-processors/engagement-steps.js';
import { engagementFactsOf, partyFactsOf } from '../sub-processors/given-facts.js';
import { secondImporter, transferFields } from '../transfers/transfer-facts.js';
import type { TransferRow } from '../transfers/transfer-row.js';
import { Origin } from '../shared/announceable.js';
import { refusedActs } from './activity-acts.js';
import { givenAuthorisation, lastWords } from './authorisation-entries.js';
import { agreementOf } from './file-agreements.js';
import { activityOf } from './file-activities.js';
import { refuseBadWords } from './agreement-words.js';
import { givenParty, givenProfile } from './party-entries.js';
import { refuseBadPolicy } from './policy-entries.js';
import { nothingKnown } from './known-register.reader.js';
import { RegisterNames } from './register-names.js';
import type { RegisterInput } from './register.inputs.js';
import { givenTransfer, onwardCircles } from './transfer-entries.js';

/** A register file as a register: ids are the words by which the file calls things. */
export interface FileFacts {
  facts: RegisterFacts;
  /** What a server would refuse of the file as a whole: names that name nothing, references that stand twice. */
  problems: FieldProblem[];
}

/** What a sound register file says, as the rules of the register read it: no server, no database, the law as shipped. */
export function factsOfFile(input: RegisterInput, strict = false): FileFacts {
  const problems: FieldProblem[] = [...twice(input), ...onwardCircles(input.transfers ?? [])];
  const prevailing = input.organisation.languages?.[0] ?? 'en';
  const list = (input.subProcessors ?? []).map((one) => ({ input: one, known: undefined }));
  const refuse = (problem: FieldProblem) => void problems.push(problem);
  const names = new RegisterNames(nothingKnown(input.on, prevailing), input, list, refuse);
  /** What a room would refuse is a problem at its path, and the entry is left out. */
  const each = <I, R>(
    section: string,
    entries: readonly I[] | null | undefined,
    row: (entry: I, path: string) => R,
  ) =>
    (entries ?? []).flatMap((entry, index): R[] => {
      const path = `${section}.${index}`;
      try {
        return [row(entry, path)];
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        problems.push(...error.fields.map((field) => ({ ...field, path: `${path}.${field.path}` })));
        return [];
      }
    });
  const languages = input.organisation.languages ?? [];
  input.policies?.forEach((entry, index) => {
    refuseBadPolicy(entry, `policies.${index}`, languages, refuse);
    names.products.words(entry.products, `policies.${index}.products`);
  });
  input.agreements?.forEach((entry, index) =>
    refuseBadWords(entry, `agreements.${index}`, languages, refuse),
  );
  const subProcessors = each('subProcessors', input.subProcessors, (entry, path) =>
    subProcessorOf(entry, path, input, names, prevailing),
  );
  const parties = partiesOf(input, names);
  const { slug, name } = input.organisation;
  return {
    problems,
    facts: {
      on: input.on,
      strict,
      law: shippedLaw,
      organisation: { id: slug, name: name ?? slug },
      profile: profileOf(input, names),
      parties,
      agreements: each('agreements', input.agreements, (entry, path): AgreementRow =>
        agreementOf(entry, path, input.on, names),
      ),
      subProcessors,
      authorisations: lastWords(
        each('authorisations', input.authorisations, (entry, path) =>
          givenAuthorisation(entry, path, input.on, names),
        ),
        input.on,
      ),
      steps: new Map(subProcessors.map((row) => [row.id, [beginningOf(row)]])),
      transfers: each('transfers', input.transfers, (entry, path) => {
        const why = secondImporter(entry.importer, entry);
        if (why) throw Refusal.field('importerCategory', why);
        return transferOf(entry, path, input, names);
      }),
      activities: each('activities', input.activities, (entry, path): ActivityRow => {
        problems.push(...refusedActs({}, entry, input.on, path));
        return activityOf(entry, path, input.on, names, prevailing);
      }),
      listStampedOn: subProcessors.length > 0 ? input.on : null,
    },
  };
}

/** All values that are not given as null: rows have every column. */
export function columns<T extends object, K extends keyof T>(
  given: Partial<T>,
  fields: readonly K[],
): { [field in K]: T[field] } {
  return Object.fromEntries(fields.map((field) => [field, given[field] ?? null])) as {
    [field in K]: T[field];
  };
}

export function partiesOf({ parties, subProcessors }: RegisterInput, names: RegisterNames): PartyRow[] {
  const stated = (parties ?? []).map((input): PartyRow => {
    const { reference = null, kind, ...facts } = givenParty(input);
    const id = names.parties.word(reference ?? input.legalName, 'parties') ?? '';
    return { id, reference, kind: kind!, ...columns<PartyFacts, keyof PartyFacts>(facts, partyFields) };
  });
  const known = new Set(stated.map(({ id }) => id));
  // whoever is engaged is a party of the record too
  const engaged = (subProcessors ?? [])
    .map((entry) => ({ entry, id: names.parties.word(entry.legalName, 'parties') ?? '' }))
    .filter(({ id }) => !known.has(id) && known.add(id))
    .map(({ entry, id }): PartyRow => {
      const facts = columns<PartyFacts, keyof PartyFacts>(partyFactsOf(entry), partyFields);
      return { id, reference: null, kind: PartyKind.ORGANISATION, ...facts };
    });
  return [...stated, ...engaged];
}

export function profileOf({ profile }: RegisterInput, names: RegisterNames): ProfileRow | null {
  if (!profile) return null;
  const { party, dpoParty, representativeParty, leadAuthority, ...facts } = givenProfile(profile, names);
  return {
    partyId: party ?? null,
    dpoPartyId: dpoParty ?? null,
    representativePartyId: representativeParty ?? null,
    leadAuthorityPartyId: leadAuthority ?? null,
    ...columns<ProfileRow, (typeof profileFields)[number]>(facts, profileFields),
  };
}

function subProcessorOf(
  entry: NonNullable<RegisterInput['subProcessors']>[number],
  path: string,
  { on, products, organisation }: RegisterInput,
  names: RegisterNames,
  prevailing: string,
): ListedSubProcessor {
  const id = names.wordOfEntry.get(entry) ?? entry.legalName;
  const known = (products ?? []).map(({ slug, name }) => ({ id: slug, slug, name }));
  const since = entry.effectiveFrom ?? on;
  const none = { dataCategories: [], dataSubjects: [], countries: [], productIds: [] };
  const texts = { service: null, purpose: null, conditions: null, transferMechanism: null, note: null };
  return Object.assign(new ListedSubProcessor(), {
    ...columns<PartyFacts, keyof PartyFacts>(partyFactsOf(entry), partyFields),
    ...none,
    ...texts,
    placesAsWritten: null,
    usesAi: null,
    ...engagementFactsOf(entry, prevailing, known as never),
    id,
    organisationId: organisation.slug,
    partyId: names.parties.word(entry.legalName, `${path}.legalName`) ?? entry.legalName,
    engagedById: names.subProcessors.word(entry.engagedBy, `${path}.engagedBy`) ?? null,
    prevailing,
    moment: { on, asOf: null },
    versionId: id,
    partyVersionId: id,
    origin: Origin.BASELINE,
    // as on the list, from its day on: whoever writes the file says so
    status: since > on ? SubProcessorStatus.COMING : SubProcessorStatus.IN_USE,
    effectiveFrom: since,
    listedSince: since,
    announcedOn: entry.announcedOn ?? on,
    listedUntil: null,
  });
}

export function transferOf(
  input: NonNullable<RegisterInput['transfers']>[number],
  path: string,
  { on }: RegisterInput,
  names: RegisterNames,
): TransferRow {
  const { reference, exporter, importer, subProcessor, onwardOf, effectiveFrom, announcedOn, ...facts } =
    givenTransfer(input, path, names);
  return {
    id: reference,
    reference,
    exporterPartyId: exporter ?? null,
    importerPartyId: importer ?? null,
    subProcessorId: subProcessor ?? null,
    onwardOfId: onwardOf ?? null,
    versionId: reference,
    effectiveFrom: effectiveFrom ?? on,
    announcedOn: subProcessor ? (announcedOn ?? on) : null,
    endsOn: null,
    ...columns<TransferRow, (typeof transferFields)[number]>(facts, transferFields),
  };
}

/** A file says how an engagement stands, not what it went through: all of it is its beginning. */
function beginningOf({
  id,
  versionId,
  effectiveFrom,
  announcedOn,
  productIds,
}: ListedSubProcessor): EngagementStep {
  const always = { begins: true, needsPeriod: true, removed: false };
  return {
    subProcessorId: id,
    versionIds: [versionId],
    effectiveFrom,
    toldAt: null,
    toldOn: announcedOn,
    productIds,
    ...always,
  };
}

/** References and slugs that stand twice in their section. */
function twice({ parties, agreements, transfers, policies, activities }: RegisterInput): FieldProblem[] {
  const named = Object.entries({ parties, agreements, transfers, activities }).map(
    ([section, entries]) =>
      [section, 'reference', (entries ?? []).map(({ reference }) => reference)] as const,
  );
  const slugs = (policies ?? []).map(({ slug }) => slug);
  return [...named, ['policies', 'slug', slugs] as const].flatMap(([section, field, words]) => {
    const seen = new Set<string>();
    return words.flatMap((word, index) => {
      if (!word || !seen.has(word)) return word ? (seen.add(word), []) : [];
      return [{ path: `${section}.${index}.${field}`, message: `"${word}" stands there twice` }];
    });
  });
}
