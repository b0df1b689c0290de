import type { AdequacyDecisionFacts, LawBook } from '../../src/law/law-book.js';

/** A decision with the least that a test says of it. */
export function decision(facts: Partial<AdequacyDecisionFacts> & { code: string }): AdequacyDecisionFacts {
  return {
    country: null,
    territory: facts.code,
    regime: 'GDPR',
    coverage: 'FULL',
    scope: null,
    conditions: [],
    decision: '',
    celex: null,
    adoptedOn: '2000-01-01',
    inForceFrom: null,
    validUntil: null,
    endedOn: null,
    endedBy: null,
    notes: null,
    source: 'test',
    verifiedAsOf: null,
    ...facts,
  };
}

export const DPF_CONDITIONS = [
  'recipient_dpf_status_active',
  'recipient_dpf_framework_includes_EU',
  'dpf_covered_data_includes_hr_if_hr_data',
];

/** One decision of each sort. */
export const book: LawBook = {
  decisions: [
    decision({ code: 'US-DPF', country: 'US', conditions: DPF_CONDITIONS, adoptedOn: '2023-07-10' }),
    decision({
      code: 'US-PS',
      country: 'US',
      adoptedOn: '2016-07-12',
      endedOn: '2020-07-16',
      endedBy: 'CJEU C-311/18',
    }),
    decision({ code: 'GB-GDPR', country: 'GB', adoptedOn: '2021-06-28', validUntil: '2031-12-27' }),
    decision({
      code: 'GB-LED',
      country: 'GB',
      regime: 'LED',
      adoptedOn: '2021-06-28',
      validUntil: '2031-12-27',
    }),
    decision({ code: 'CA', country: 'CA', coverage: 'PARTIAL', conditions: ['recipient_under_PIPEDA'] }),
    decision({ code: 'EPO', territory: 'European Patent Organisation', adoptedOn: '2025-07-15' }),
    decision({ code: 'UK-JP', country: 'JP', regime: 'UK_GDPR', adoptedOn: '2021-01-01' }),
    decision({ code: 'CH-GB', country: 'GB', regime: 'CH_FADP', adoptedOn: '2023-09-01' }),
  ],
  memberships: ['AT', 'DE', 'FR', 'IE', 'NO'].map((country) => ({
    country,
    memberFrom: '1994-01-01',
    memberUntil: null,
    standing: country === 'NO' ? 'EFTA' : 'EU',
    source: 'test',
  })),
  exemptions: [],
};

/** The book after a decision has ended on a day. */
export function ended(of: LawBook, code: string, endedOn: string): LawBook {
  const decisions = of.decisions.map((row) => (row.code === code ? { ...row, endedOn } : row));
  return { ...of, decisions };
}
