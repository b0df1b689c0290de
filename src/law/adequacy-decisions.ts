import type { AdequacyDecisionFacts } from './law-book.js';
import { listedElsewhere } from './adequacy-elsewhere.js';

// Facts only. None was read on the Commission's own page: the sources are second-hand, and each row says to which day
// one of them looked. After that day nothing is known. Directive 95/46/EC counts as the GDPR's regime, as Art. 94(2) GDPR
// has it: decisions under it carried transfers then as those under Art. 45 do now.

const LOOKED = '2026-08-05';
const SECOND_HAND = `second-hand overview whose author read the Commission's list and the acts on ${LOOKED}`;
const KEPT =
  'Taken under Art. 25(6) of Directive 95/46/EC; remains in force by Art. 45(9) GDPR; upheld by the first review, COM(2024) 7 of 15 January 2024.';
const TECHNICAL =
  'Amended by Implementing Decision (EU) 2016/2295 as to the powers of authorities (not verified).';
const UNVERIFIED = (what: string) => `Not verified: ${what}.`;

type Given = Pick<AdequacyDecisionFacts, 'code' | 'territory' | 'decision' | 'celex' | 'adoptedOn'> &
  Partial<AdequacyDecisionFacts>;

/** The usual case: a country as a whole, under the GDPR, in force and without an end. */
function decision(given: Given): AdequacyDecisionFacts {
  return {
    country: given.code,
    regime: 'GDPR',
    coverage: 'FULL',
    scope: 'whole territory',
    conditions: [],
    inForceFrom: null,
    validUntil: null,
    endedOn: null,
    endedBy: null,
    notes: null,
    source: `${given.decision}; ${SECOND_HAND}`,
    verifiedAsOf: LOOKED,
    ...given,
  };
}

/** One of the eleven that the review of 2024 upheld. */
function kept(
  code: string,
  territory: string,
  number: string,
  celex: string,
  adoptedOn: string,
  more: Partial<AdequacyDecisionFacts> = {},
): AdequacyDecisionFacts {
  const notes = [KEPT, code === 'AR' ? null : TECHNICAL, more.notes].filter(Boolean).join(' ');
  return decision({ code, territory, decision: number, celex, adoptedOn, ...more, notes });
}

/** Decisions of the European Commission, the ended ones too. */
export const commissionDecisions: readonly AdequacyDecisionFacts[] = [
  kept('AD', 'Andorra', '2010/625/EU', '32010D0625', '2010-10-19'),
  kept('AR', 'Argentina', '2003/490/EC', '32003D0490', '2003-06-30'),
  kept('CA', 'Canada', '2002/2/EC', '32002D0002', '2001-12-20', {
    coverage: 'PARTIAL',
    scope: 'commercial organisations under PIPEDA; neither public bodies nor organisations outside PIPEDA',
    conditions: ['recipient_is_commercial_organisation_under_PIPEDA'],
    notes: UNVERIFIED(
      'whether similar provincial laws (Alberta, British Columbia, Quebec) are inside the scope',
    ),
  }),
  kept('FO', 'Faroe Islands', '2010/146/EU', '32010D0146', '2010-03-05'),
  kept('GG', 'Guernsey', '2003/821/EC', '32003D0821', '2003-11-21', { scope: 'Bailiwick of Guernsey' }),
  kept('IL', 'Israel', '2011/61/EU', '32011D0061', '2011-01-31', {
    coverage: 'PARTIAL',
    scope: 'automated transfers, and data that are processed by automated means once in Israel (Art. 1(1))',
    conditions: ['processing_automated_in_importer_country'],
    notes: UNVERIFIED('the reservation as to territory under international law'),
  }),
  kept('IM', 'Isle of Man', '2004/411/EC', '32004D0411', '2004-04-28'),
  kept('JE', 'Jersey', '2008/393/EC', '32008D0393', '2008-05-08', { scope: 'Bailiwick of Jersey' }),
  kept('NZ', 'New Zealand', '2013/65/EU', '32013D0065', '2012-12-19', {
    notes: UNVERIFIED('that Tokelau is not covered'),
  }),
  kept('CH', 'Switzerland', '2000/518/EC', '32000D0518', '2000-07-26'),
  kept('UY', 'Uruguay', '2012/484/EU', '32012D0484', '2012-08-21'),
  decision({
    code: 'JP',
    territory: 'Japan',
    coverage: 'PARTIAL',
    scope:
      'business operators under the APPI with its Supplementary Rules (Annex I); press and broadcasting, professional writers, universities, religious and political bodies are carved out for certain purposes; not the public sector',
    conditions: ['recipient_is_APPI_business_operator', 'not_carved_out_purpose'],
    decision: '(EU) 2019/419',
    celex: '32019D0419',
    adoptedOn: '2019-01-23',
    notes: 'Positive review report of 4 April 2023.',
  }),
  decision({
    code: 'KR',
    territory: 'Republic of Korea',
    coverage: 'PARTIAL',
    scope:
      'controllers under PIPA, private and public; not missionary activities of religious bodies, nomination of candidates by parties, nor personal credit information under the Financial Services Commission',
    conditions: ['recipient_subject_to_PIPA', 'not_excluded_sector'],
    decision: '(EU) 2022/254',
    celex: '32022D0254',
    adoptedOn: '2021-12-17',
    notes: 'First review of 23 July 2026, COM(2026) 384, positive (one second-hand source).',
  }),
  decision({
    code: 'GB-GDPR',
    country: 'GB',
    territory: 'United Kingdom',
    scope:
      'since the renewal of 2025 without the former exception for immigration control (Art. 1(2) repealed)',
    decision: '(EU) 2021/1772',
    celex: '32021D1772',
    adoptedOn: '2021-06-28',
    validUntil: '2031-12-27',
    notes: `First valid until 27 June 2025; extended to 27 December 2025 by (EU) 2025/1226; renewed to 27 December 2031 by (EU) 2025/2574 of 19 December 2025, C(2025) 8771. ${UNVERIFIED('the number 2025/1226; that Gibraltar is not covered')}`,
  }),
  decision({
    code: 'GB-LED',
    country: 'GB',
    territory: 'United Kingdom',
    regime: 'LED',
    scope:
      'between competent authorities under Art. 36 of Directive (EU) 2016/680; carries no commercial transfer',
    decision: '(EU) 2021/1773',
    celex: '32021D1773',
    adoptedOn: '2021-06-28',
    validUntil: '2031-12-27',
    notes:
      'Extended to 27 December 2025 by (EU) 2025/1225, C(2025) 3898; renewed to 27 December 2031 by (EU) 2025/2571, C(2025) 8782. The only decision under that directive.',
  }),
  decision({
    code: 'US-DPF',
    country: 'US',
    territory: 'United States',
    coverage: 'PARTIAL',
    scope:
      'organisations with active status on the Data Privacy Framework List, for the data (HR or other) that they certified; not public bodies, nor sectors outside FTC and DoT (banks, insurers, carriers)',
    conditions: [
      'recipient_dpf_status_active',
      'recipient_dpf_framework_includes_EU',
      'dpf_covered_data_includes_hr_if_hr_data',
    ],
    decision: '(EU) 2023/1795',
    celex: '32023D1795',
    adoptedOn: '2023-07-10',
    inForceFrom: '2023-07-10',
    notes: `Action T-553/23 dismissed on 3 September 2025; appeal C-703/25 P pending on ${LOOKED}. A judgment of the US Supreme Court of 29 June 2026 touched the independence of the FTC; no act of the Commission was found up to ${LOOKED}. Look again before relying on it. UK Extension and Swiss-US DPF are frameworks of their own.`,
  }),
  decision({
    code: 'BR',
    territory: 'Brazil',
    scope:
      'controllers and processors under the LGPD, public and private; not processing outside it, such as public security',
    conditions: ['recipient_subject_to_LGPD'],
    decision: '(EU) 2026/179',
    celex: '32026D0179',
    adoptedOn: '2026-01-26',
    inForceFrom: '2026-01-26',
    notes: `C(2026) 373; without an end date; first evaluation after four years. Whether it is part of the EEA Agreement was open on 6 May 2026: exporters in IS, LI and NO look that up. ${UNVERIFIED('the CELEX number, derived from that of the act')}`,
  }),
  decision({
    code: 'EPO',
    country: null,
    territory: 'European Patent Organisation',
    scope: 'the organisation and its organs',
    decision: '(EU) 2025/1382',
    celex: '32025D1382',
    adoptedOn: '2025-07-15',
    inForceFrom: '2025-07-15',
    notes: `C(2025) 4626; the first for an international organisation. ${UNVERIFIED('which organs (European Patent Office, Administrative Council) it names')}`,
  }),
  decision({
    code: 'US-SH',
    country: 'US',
    territory: 'United States (Safe Harbour)',
    coverage: 'PARTIAL',
    scope: 'participants by self-certification',
    decision: '2000/520/EC',
    celex: '32000D0520',
    adoptedOn: '2000-07-26',
    endedOn: '2015-10-06',
    endedBy: 'CJEU C-362/14 (Schrems I)',
    notes: `Taken under Directive 95/46/EC; invalid at once, without a period of grace. ${UNVERIFIED('the day of adoption')}`,
    verifiedAsOf: null,
  }),
  decision({
    code: 'US-PS',
    country: 'US',
    territory: 'United States (Privacy Shield)',
    coverage: 'PARTIAL',
    scope: 'participants by self-certification',
    decision: '(EU) 2016/1250',
    celex: '32016D1250',
    adoptedOn: '2016-07-12',
    endedOn: '2020-07-16',
    endedBy: 'CJEU C-311/18 (Schrems II)',
    notes: `Taken under Directive 95/46/EC; invalid at once; the same judgment upheld Decision 2010/87/EU with a duty to assess. ${UNVERIFIED('number and day of adoption')}`,
    verifiedAsOf: null,
  }),
  decision({
    code: 'HU-HIST',
    country: 'HU',
    territory: 'Hungary (historic)',
    decision: '2000/519/EC',
    celex: null,
    adoptedOn: '2000-07-26',
    endedOn: '2004-05-01',
    endedBy: 'accession to the European Union',
    notes: `Taken under Directive 95/46/EC. ${UNVERIFIED('the whole row')}`,
    source: 'not read anywhere: from memory',
    verifiedAsOf: null,
  }),
];

/** Every decision shipped, under each law of transfers. */
export const shippedDecisions: readonly AdequacyDecisionFacts[] = [
  ...commissionDecisions,
  ...listedElsewhere,
];
