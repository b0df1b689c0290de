import { agreementFields } from '../agreements/agreement-facts.js';
import { refused, type Refuse } from './compared-list.js';
import type { KnownRegister } from './known-register.reader.js';
import { pick } from './party-entries.js';
import { canonical } from './plain-value.js';
import type { RegisterAgreementInput, RegisterAgreementVersionInput } from './register-sections.inputs.js';
import type { ForeseenRefusal, SectionPlan } from './section.js';
import { givenWords, refuseOtherLanguages, wordFields } from './version-words.js';

/** What one version of an entry says. */
const versionFields = [...agreementFields, 'products', 'effectiveFrom', ...wordFields] as const;

/**
 * With what follows of its versions from what the register has: words of an other version that the file does not state
 * stay; one that it states as the register has it goes without saying where no other one has followed yet.
 */
export function withKnownVersions(
  entry: RegisterAgreementInput,
  known: RegisterAgreementInput | undefined,
  prevailing: string,
): RegisterAgreementInput {
  const own = known && (pick(known, versionFields) as RegisterAgreementVersionInput);
  const before = new Map([...(own ? [own] : []), ...(known?.otherVersions ?? [])].map(byDay));
  const otherVersions = (entry.otherVersions ?? [])
    .map((version) => {
      const { label, summary, text, prevailingLanguage, machineTranslated } =
        before.get(version.effectiveFrom) ?? {};
      const said = givenWords(version, prevailing);
      return {
        ...version,
        ...said,
        label: said.label ?? label,
        summary: said.summary ?? summary,
        ...(!said.text && { text, prevailingLanguage, machineTranslated }),
      };
    })
    .filter(
      (version) =>
        version.effectiveFrom !== own?.effectiveFrom ||
        canonical(version, prevailing) !== canonical(own, prevailing),
    );
  return { ...entry, ...givenWords(entry, prevailing), otherVersions };
}

function byDay(version: RegisterAgreementVersionInput): [string, RegisterAgreementVersionInput] {
  return [version.effectiveFrom, version];
}

/** What is wrong with the texts of an entry by themselves. */
export function refuseBadWords(
  { otherVersions, ...entry }: RegisterAgreementInput,
  path: string,
  languages: readonly string[],
  refuse: Refuse,
): void {
  refused(path, refuse, () => refuseOtherLanguages(entry, languages));
  otherVersions?.forEach((version, index) =>
    refused(`${path}.otherVersions.${index}`, refuse, () => refuseOtherLanguages(version, languages)),
  );
}

const NAMES: readonly string[] = ['label', 'summary'];
/** Of the agreement itself, or said by acts: they make no version. */
const OTHERS: readonly string[] = [
  'reference',
  'title',
  'kind',
  'party',
  'standings',
  'otherVersions',
  'endedOn',
];

/** A version that is public keeps its name, and a new one needs its own. */
export function refusedLabels(
  { amended }: SectionPlan<RegisterAgreementInput>,
  { agreements, agreementWords, on }: KnownRegister,
): ForeseenRefusal[] {
  return amended.flatMap(({ entry, path, known, changes }): ForeseenRefusal[] => {
    const row = agreements.find(({ id }) => id === known.id);
    const { draft = false, label } = agreementWords.get(row?.versionId ?? '') ?? {};
    const fields = changes.map(({ field }) => field).filter((field) => !OTHERS.includes(field));
    const name = fields.find((field) => NAMES.includes(field));
    const follows = known.since !== undefined && on > known.since;
    if (name !== undefined && fields.every((field) => NAMES.includes(field)) && (!draft || follows)) {
      const message = `a name alone makes no version: what holds ${label ? `is called "${label}"` : 'has no label'}, and stays as it was published`;
      return [{ path: `${path}.${name}`, code: 'NOTHING_TO_AMEND', message }];
    }
    if (fields.length > 0 && entry.label && entry.label === label && follows) {
      const message = `is that of the version in force: what differs makes a new version, with a label of its own or none`;
      return [{ path: `${path}.label`, code: 'BAD_USER_INPUT', message }];
    }
    return [];
  });
}
