import { agreementFields } from '../agreements/agreement-facts.js';
import type { AgreementRow, StandingRow } from '../agreements/agreement-row.js';
import { ContractKind } from '../law/roles.js';
import { addDays, type Day } from '../shared/days.js';
import type { KnownRegister } from './known-register.reader.js';
import { pick } from './party-entries.js';
import { canonical, plain } from './plain-value.js';
import type { RegisterNames } from './register-names.js';
import type { RegisterAgreementInput, RegisterStandingInput } from './register-sections.inputs.js';
import { entryOfWords } from './version-words.js';

/** An agreement with who stands on it, in the words of a file. */
export function entryOfAgreement(
  row: AgreementRow,
  names: RegisterNames,
  known: Pick<KnownRegister, 'agreementWords' | 'prevailing'>,
): RegisterAgreementInput {
  const words = (versionId: string) => entryOfWords(known.agreementWords.get(versionId), known.prevailing);
  const { reference, title, kind, side, effectiveFrom, endedOn } = row;
  const others = new Map(
    row.standings
      .filter(({ terms }) => terms.effectiveFrom !== effectiveFrom)
      .map(({ terms, versionId }) => [terms.effectiveFrom, { versionId, terms }]),
  );
  const versions = [...others.values()].toSorted((one, other) =>
    one.terms.effectiveFrom < other.terms.effectiveFrom ? -1 : 1,
  );
  return plain(
    {
      reference,
      title,
      kind,
      side,
      party: names.parties.wordOf(row.partyId),
      effectiveFrom,
      endedOn,
      products: names.products.wordsOf(row.productIds),
      ...pick(row, agreementFields),
      ...words(row.versionId),
      otherVersions: versions.map(({ versionId, terms }) => ({
        effectiveFrom: terms.effectiveFrom,
        products: names.products.wordsOf(terms.productIds),
        ...pick(terms, agreementFields),
        ...words(versionId),
      })),
      standings: row.standings.map((standing) => entryOfStanding(standing, names)),
    },
    known.prevailing,
  ) as RegisterAgreementInput;
}

function entryOfStanding(row: StandingRow, names: RegisterNames): RegisterStandingInput {
  return {
    party: names.parties.wordOf(row.partyId) ?? row.partyId,
    since: row.since,
    until: row.until,
    version: row.terms.effectiveFrom,
    noticeContacts: row.noticeContacts,
    products: names.products.wordsOf(row.productIds),
  };
}

/** What a file states, in the words and with the days that follow from it; `known`: what the register has of it. */
export function givenAgreement(
  input: RegisterAgreementInput,
  path: string,
  names: RegisterNames,
  known: RegisterAgreementInput | undefined,
): RegisterAgreementInput {
  const parties = input.standings?.map(({ party }, index) =>
    names.parties.word(party, `${path}.standings.${index}.party`),
  );
  const named = (input.standings ?? []).map((standing, index) => ({
    ...standing,
    party: parties?.[index] ?? standing.party,
    products: names.products.words(standing.products, `${path}.standings.${index}.products`),
  }));
  const before = new Map((known?.standings ?? []).map((one) => [keyOf(one), one]));
  const last = input.endedOn ?? known?.endedOn ?? null;
  const byParty = Map.groupBy(named, ({ party }) => party);
  const standings = named.map((standing) => ({
    ...standing,
    until: earliest(standing.until, dayBeforeNext(byParty.get(standing.party) ?? [], standing.since), last),
    version: standing.version ?? before.get(keyOf(standing))?.version,
  }));
  const stoodOn = new Set(standings.map(({ version }) => version));
  const said = (input.otherVersions ?? []).map((version, index) => ({
    ...version,
    products: names.products.words(version.products, `${path}.otherVersions.${index}.products`),
  }));
  // what customers agreed to cannot be unsaid: a version that the file does not state stays
  const stated = new Set(said.map(({ effectiveFrom }) => effectiveFrom));
  const unsaid = (known?.otherVersions ?? []).filter(({ effectiveFrom }) => !stated.has(effectiveFrom));
  const otherVersions = [...said, ...unsaid]
    .filter(({ effectiveFrom }) => stoodOn.has(effectiveFrom))
    .toSorted((one, other) => (one.effectiveFrom < other.effectiveFrom ? -1 : 1));
  return {
    ...input,
    kind: input.kind ?? ContractKind.ARTICLE_28,
    party: names.parties.word(input.party, `${path}.party`),
    products: names.products.words(input.products, `${path}.products`),
    otherVersions,
    standings: standings.toSorted(bySince),
  };
}

/** Where a file puts a customer on another agreement later, for the same products, it stands on the former until then. */
export function movedOn(entries: readonly RegisterAgreementInput[]): RegisterAgreementInput[] {
  const all = entries.flatMap(({ reference, kind, standings }) =>
    (standings ?? []).map((standing) => ({ ...standing, reference, kind })),
  );
  const byParty = Map.groupBy(all, ({ party }) => party);
  return entries.map((entry) => ({
    ...entry,
    standings: entry.standings?.map((standing) => {
      const later = (byParty.get(standing.party) ?? []).filter(
        (other) =>
          other.reference !== entry.reference &&
          other.kind === entry.kind &&
          canonical(other.products ?? [], '') === canonical(standing.products ?? [], ''),
      );
      return { ...standing, until: earliest(standing.until, dayBeforeNext(later, standing.since)) };
    }),
  }));
}

/** By what a standing is found again. */
export function keyOf({ party, since }: Pick<RegisterStandingInput, 'party' | 'since'>): string {
  return `${since} ${party}`;
}

/** As far as a file need speak of it: standings that are over, or end, and that it does not state, stay as they are. */
export function comparable(
  known: RegisterAgreementInput,
  given: RegisterAgreementInput | undefined,
): RegisterAgreementInput {
  const stated = new Set((given?.standings ?? []).map(keyOf));
  const standings = (known.standings ?? []).filter((one) => !one.until || stated.has(keyOf(one)));
  const stoodOn = new Set(standings.map(({ version }) => version));
  return {
    ...known,
    standings: standings.toSorted(bySince),
    otherVersions: known.otherVersions?.filter(({ effectiveFrom }) => stoodOn.has(effectiveFrom)),
  };
}

function bySince(one: RegisterStandingInput, other: RegisterStandingInput): number {
  return keyOf(one) < keyOf(other) ? -1 : 1;
}

/** Where a customer moves on, it no longer stands where it stood. */
function dayBeforeNext(standings: readonly { since: Day }[], since: Day): Day | null {
  const next = standings
    .map((one) => one.since)
    .filter((day) => day > since)
    .toSorted()[0];
  return next ? addDays(next, -1) : null;
}

function earliest(...days: (Day | null | undefined)[]): Day | null {
  return days.filter((day) => day != null).toSorted()[0] ?? null;
}
