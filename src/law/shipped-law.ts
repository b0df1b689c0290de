import type { Day } from '../shared/days.js';
import { shippedDecisions } from './adequacy-decisions.js';
import { shippedMemberships } from './eea-memberships.js';
import type { Enumeration } from './enumeration.js';
import { enumerations } from './enumerations.js';
import type { LawBook } from './law-book.js';
import { shippedExemptions } from './record-exemptions.js';
import { termsDe } from './terms.de.js';
import { termsEn } from './terms.en.js';
import { termsFr } from './terms.fr.js';
import { termsId } from './terms.id.js';
import type { LegalTermFacts, Terms } from './terms.js';
import { termsNb } from './terms.nb.js';

/** The law as this release knows it, without a database: what no admin has amended. */
export const shippedLaw: LawBook = {
  decisions: shippedDecisions,
  memberships: shippedMemberships,
  exemptions: shippedExemptions,
};

/** The languages that labels are shipped in; the first prevails. */
export const TERM_LANGUAGES = ['en', 'de', 'fr', 'nb', 'id'] as const;

const catalogues: Record<(typeof TERM_LANGUAGES)[number], Terms> = {
  en: termsEn,
  de: termsDe,
  fr: termsFr,
  nb: termsNb,
  id: termsId,
};

/** The GDPR applies from this day (Art. 99(2)), and with it the words of the law, unless told otherwise below. */
const GDPR_APPLIES = '2018-05-25';
const SOURCE =
  'Regulation (EU) 2016/679 and the acts cited; labels after its official versions in en, de and fr, translations in nb and id.';

/** Values that became law later, or no longer are. Days of the UK instruments and of 2021/914 are not verified. */
const days: Record<string, { from?: Day; until?: Day }> = {
  'MechanismKind.UK_IDTA': { from: '2022-03-21' },
  'MechanismKind.UK_ADDENDUM': { from: '2022-03-21' },
  'MechanismKind.UK_EXTENSION_DPF': { from: '2023-10-12' },
  'MechanismKind.CH_US_DPF': { from: '2024-09-15' },
  'MechanismKind.CH_ADAPTED_SCC': { from: '2021-08-27' },
  'Regime.UK_GDPR': { from: '2021-01-01' },
  'Regime.CH_FADP': { from: '2023-09-01' },
  'SccDecision.EU_2021_914': { from: '2021-06-27' },
  'SccDecision.EC_2001_497': { until: '2022-12-27' },
  'SccDecision.EC_2004_915': { until: '2022-12-27' },
  'SccDecision.EU_2010_87': { until: '2022-12-27' },
  'DpfFramework.EU_US': { from: '2023-07-10' },
  'DpfFramework.UK_EXTENSION': { from: '2023-10-12' },
  'DpfFramework.SWISS_US': { from: '2024-09-15' },
};

/** Every value of every enumeration, as shipped. */
export const shippedTerms: readonly LegalTermFacts[] = enumerations.flatMap(termsOf);

function termsOf({ name, citations }: Enumeration): LegalTermFacts[] {
  return Object.entries(citations).map(([code, citation]) => ({
    enumeration: name,
    code,
    citation,
    label: Object.fromEntries(TERM_LANGUAGES.map((language) => [language, labelOf(language, name, code)])),
    validFrom: days[`${name}.${code}`]?.from ?? GDPR_APPLIES,
    validUntil: days[`${name}.${code}`]?.until ?? null,
    source: SOURCE,
  }));
}

function labelOf(language: keyof typeof catalogues, name: string, code: string): string {
  // the type of the catalogues says that it is there
  return (catalogues[language] as Record<string, Record<string, string>>)[name]![code]!;
}
