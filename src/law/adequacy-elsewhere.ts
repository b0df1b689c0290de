import type { AdequacyDecisionFacts, AdequacyRegime } from './law-book.js';

// The lists of the United Kingdom and of Switzerland, as far as they are known here: second-hand, and neither was read in
// the act itself. The lists are not interchangeable with the Commission's. Not shipped because no source was found: UK
// regulations for other countries (the Republic of Korea among them). An admin adds a row with its source.

const EEA_STATES =
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK'.split(' ');
/** With a Commission decision when the United Kingdom left. */
const BEFORE_BREXIT = 'AD AR CA CH FO GG IL IM JE JP NZ UY'.split(' ');
/** Annex 1 beside the states of the EEA; with those and the United States its 44 entries. */
const SWISS_LIST = 'AD AR CA FO GB GG GI IL IM JE MC NZ UY'.split(' ');

const names = new Intl.DisplayNames(['en'], { type: 'region' });
const OVERVIEW = 'second-hand overview, read by its author on 2026-08-05';

interface List {
  prefix: string;
  regime: AdequacyRegime;
  decision: string;
  adoptedOn: string;
  inForceFrom: string;
  notes: string;
  source: string;
  verifiedAsOf: string | null;
}

const unitedKingdom: List = {
  prefix: 'UK',
  regime: 'UK_GDPR',
  decision: 'Data Protection Act 2018, Schedule 21 (transitional recognition)',
  adoptedOn: '2021-01-01',
  inForceFrom: '2021-01-01',
  notes:
    'Recognised from the end of the transition period. Not verified: neither the provision nor its extent was read. Where the Commission covers a part only, the same part is assumed.',
  source: 'not read anywhere: from memory',
  verifiedAsOf: null,
};

const switzerland: List = {
  prefix: 'CH',
  regime: 'CH_FADP',
  decision: 'Data Protection Ordinance (SR 235.11), Annex 1',
  adoptedOn: '2022-08-31',
  inForceFrom: '2023-09-01',
  notes: 'Annex last amended on 14 August 2024. Not verified: the days of adoption and entry into force.',
  source: `Data Protection Ordinance, Art. 8(1) and Annex 1; ${OVERVIEW}`,
  verifiedAsOf: '2026-08-05',
};

function listed(
  { prefix, ...list }: List,
  country: string,
  more: Partial<AdequacyDecisionFacts> = {},
): AdequacyDecisionFacts {
  return {
    code: `${prefix}-${country}`,
    country,
    territory: names.of(country) ?? country,
    coverage: 'FULL',
    scope: null,
    conditions: [],
    celex: null,
    validUntil: null,
    endedOn: null,
    endedBy: null,
    ...list,
    ...more,
  };
}

/** Countries that the Commission's decision, and by all accounts the other lists, cover in part. */
const inPart: Record<string, Partial<AdequacyDecisionFacts>> = {
  CA: {
    coverage: 'PARTIAL',
    scope: 'private sector under PIPEDA (not verified)',
    conditions: ['recipient_is_commercial_organisation_under_PIPEDA'],
  },
  IL: {
    coverage: 'PARTIAL',
    scope: 'automated processing (not verified)',
    conditions: ['processing_automated_in_importer_country'],
  },
  JP: {
    coverage: 'PARTIAL',
    scope: 'business operators under the APPI (not verified)',
    conditions: ['recipient_is_APPI_business_operator', 'not_carved_out_purpose'],
  },
};

const certified = (framework: 'UK' | 'CH') => ({
  coverage: 'PARTIAL' as const,
  conditions: [
    'recipient_dpf_status_active',
    `recipient_dpf_framework_includes_${framework}`,
    'dpf_covered_data_includes_hr_if_hr_data',
  ],
});

export const listedElsewhere: readonly AdequacyDecisionFacts[] = [
  ...[...EEA_STATES, ...BEFORE_BREXIT].map((country) => listed(unitedKingdom, country, inPart[country])),
  listed(unitedKingdom, 'US', {
    ...certified('UK'),
    scope: 'participants in the UK Extension to the EU-US DPF, who must take part in the EU-US DPF itself',
    decision: 'UK Extension to the EU-US Data Privacy Framework ("data bridge")',
    adoptedOn: '2023-10-12',
    inForceFrom: '2023-10-12',
    notes: 'The day of adoption is not verified: that of effect stands in its place.',
    source: OVERVIEW,
    verifiedAsOf: '2026-08-05',
  }),
  ...[...EEA_STATES, ...SWISS_LIST].map((country) =>
    listed(switzerland, country, country === 'CA' ? inPart['CA'] : {}),
  ),
  listed(switzerland, 'US', {
    ...certified('CH'),
    scope: 'organisations certified under the Swiss-US Data Privacy Framework',
    adoptedOn: '2024-08-14',
    inForceFrom: '2024-09-15',
    notes: 'Added by the amendment of 14 August 2024.',
  }),
];
