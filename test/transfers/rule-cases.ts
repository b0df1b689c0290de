import type { Mechanism } from '../../src/law/mechanism-facts.js';
import {
  DpfStatus,
  MechanismKind as Kind,
  Regime,
  SccDecision,
  SccModule,
  TransferAssessmentOutcome as Outcome,
  TransferFrequency,
} from '../../src/law/mechanisms.js';
import { AuthorisationKind } from '../../src/law/roles.js';
import { Severity } from '../../src/shared/rules.js';
import type { TransferRow } from '../../src/transfers/transfer-row.js';
import { adequacy, compelling, holding } from '../law/transfer-cases.js';

import { clauses, dpfWith } from './sound.js';

const { ERROR, WARNING, INFO } = Severity;
const { EU_GDPR, UK_GDPR, CH_FADP } = Regime;
const only = (...mechanisms: Mechanism[]): Partial<TransferRow> => ({ mechanisms });
const onward = { id: 'second', reference: 'cloud-in', onwardOfId: 'first', destination: 'IN' };
const bcr = { approvingAuthority: 'DPC', approvedOn: '2024-01-01', sameGroup: true };
const consent = { reasoning: 'asked', explicitInformedConsent: true };
const adHoc = holding.find(({ kind }) => kind === Kind.AD_HOC_CLAUSES)!;
const unknown = { exporterRole: null, importerRole: null };
const RECURRING = { frequency: TransferFrequency.RECURRING };
const derogation = (kind: Kind, more: object = {}): Mechanism => ({
  kind,
  derogation: { reasoning: 'so', ...more },
});
const gb = (code = 'GB-GDPR') => ({ destination: 'GB', ...only(adequacy(code)) });

/** What trips a rule, with severity, path and words; and what comes near and does not. */
export const trips: [
  id: string,
  facts: Partial<TransferRow>,
  severity: Severity,
  path: string,
  words: string,
  on?: string,
][] = [
  ['T02', { destination: null }, ERROR, 'destination', 'names neither'],
  ['T02', { destination: 'WORLDWIDE' }, ERROR, 'destination', 'name where the data go'],
  ['T03', only(), ERROR, 'mechanisms', 'nothing allows it on 2026-03-01'],
  ['T03', only(clauses({ annexI: false })), ERROR, 'mechanisms', 'Annex I of the clauses'],
  ['T03', { destination: 'GB', mechanisms: [] }, ERROR, 'mechanisms', 'decision GB-GDPR is in force'],
  ['T04', only(adequacy('XX')), ERROR, 'mechanisms.0.decision', 'has the code XX'],
  ['T04', only(clauses(), adequacy('US-PS')), ERROR, 'mechanisms.1.decision', 'ended on 2020-07-16'],
  ['T04', gb(), ERROR, 'mechanisms.0.decision', 'was valid until 2031-12-27', '2031-12-28'],
  ['T05', only(dpfWith({ status: DpfStatus.INACTIVE })), ERROR, 'mechanisms.0.dpf', 'not active'],
  ['T05', { hrData: true }, ERROR, 'mechanisms.0.dpf', 'human resources'],
  [
    'T05',
    { destination: 'CA', ...only(adequacy('CA')) },
    ERROR,
    'mechanisms.0.conditions',
    'recipient_under_PIPEDA',
  ],
  [
    'T05',
    only(dpfWith({ entityOnList: 'Cloud Group LLC' })),
    ERROR,
    'mechanisms.0.dpf',
    'names Cloud Group LLC',
  ],
  ['T06', {}, WARNING, 'mechanisms.0.dpf.checkedOn', 'last checked on 2026-01-10', '2027-01-11'],
  [
    'T06',
    only(dpfWith({ recertificationDue: '2026-02-28' })),
    WARNING,
    'mechanisms.0.dpf.checkedOn',
    'was due on 2026-02-28',
  ],
  ['T07', gb(), WARNING, 'mechanisms.0.decision', 'last day is 2031-12-27', '2031-06-30'],
  ['T08', only(adequacy('US-PS')), ERROR, 'mechanisms.0', 'suspend the transfer'],
  ['T08', only(adequacy('US-PS'), clauses()), WARNING, 'mechanisms.0', 'now allowed by SCC_COMMISSION'],
  ['T09', only(dpfWith()), INFO, 'mechanisms', 'as a fallback'],
  ['T09', { ...only(dpfWith()), assessment: null }, WARNING, 'mechanisms', 'assess the transfer'],
  [
    'T10',
    only(clauses({ module: SccModule.PROCESSOR_TO_PROCESSOR })),
    ERROR,
    'mechanisms.0.scc.module',
    'need the module CONTROLLER_TO_PROCESSOR',
  ],
  [
    'T10',
    { ...unknown, ...only(clauses({ module: SccModule.PROCESSOR_TO_PROCESSOR })) },
    WARNING,
    'mechanisms.0.scc.module',
    'without the roles of exporter and importer',
  ],
  ['T10', { importerRole: null }, WARNING, 'mechanisms.1.scc.module', 'without the role of the importer'],
  [
    'T10',
    { ...unknown, ...only(clauses({ module: null })) },
    ERROR,
    'mechanisms.0.scc.module',
    'cannot be told without the roles',
  ],
  ['T11', only(clauses({ signedOn: null })), ERROR, 'mechanisms.0.scc.signedOn', 'signed'],
  ['T11', only(clauses({ annexII: false })), ERROR, 'mechanisms.0.scc.annexII', 'Annex II'],
  [
    'T11',
    only(clauses({ clause9Option: AuthorisationKind.SPECIFIC })),
    ERROR,
    'mechanisms.0.scc.annexIII',
    'Annex III',
  ],
  ['T11', only(clauses({ clause9Days: null })), WARNING, 'mechanisms.0.scc.clause9Days', 'no period'],
  ['T11', only(clauses({ clause9Option: null })), WARNING, 'mechanisms.0.scc.clause9Option', 'clause 9'],
  [
    'T12',
    only(clauses({ decision: SccDecision.EU_2010_87, signedOn: '2018-05-25' })),
    ERROR,
    'mechanisms.0.scc.decision',
    'repealed',
    '2022-12-28',
  ],
  ['T13', { importerSubjectToGdpr: true }, WARNING, 'mechanisms.1', 'Art. 3(2)'],
  ['T14', { assessment: null }, ERROR, 'assessment', 'make one'],
  ['T14', {}, WARNING, 'assessment.reviewDue', 'due on 2026-05-01', '2026-05-02'],
  ['T15', { assessment: { outcome: Outcome.NEGATIVE } }, ERROR, 'assessment.outcome', 'suspend'],
  [
    'T15',
    { assessment: { outcome: Outcome.SUPPLEMENTARY_MEASURES_NEEDED } },
    ERROR,
    'assessment.supplementaryMeasures',
    'none is recorded',
  ],
  [
    'T16',
    only({ kind: Kind.AD_HOC_CLAUSES }),
    ERROR,
    'mechanisms.0.authorisation',
    'without an authorisation',
  ],
  [
    'T17',
    only({ kind: Kind.BCR_CONTROLLER, bcr: { ...bcr, sameGroup: false } }),
    ERROR,
    'mechanisms.0.bcr',
    'group',
  ],
  ['T17', only({ kind: Kind.BCR_PROCESSOR, bcr }), ERROR, 'mechanisms.0.kind', 'do not fit'],
  [
    'T18',
    { ...RECURRING, ...only(derogation(Kind.DEROGATION_CONTRACT)) },
    ERROR,
    'mechanisms.0.kind',
    'occasional',
  ],
  [
    'T18',
    { ...RECURRING, ...only(derogation(Kind.DEROGATION_CONSENT, consent)) },
    WARNING,
    'mechanisms.0.kind',
    'narrowly',
  ],
  [
    'T19',
    only(derogation(Kind.DEROGATION_COMPELLING_INTERESTS, { ...compelling, authorityInformedOn: null })),
    ERROR,
    'mechanisms.0.derogation',
    'supervisory authority was informed',
  ],
  [
    'T20',
    only(derogation(Kind.DEROGATION_CONSENT, { publicPowers: true })),
    ERROR,
    'mechanisms.0.kind',
    'closed to public authorities',
  ],
  [
    'T20',
    { exporterPartyId: 'town', ...only(derogation(Kind.DEROGATION_CONTRACT)) },
    WARNING,
    'mechanisms.0.derogation.publicPowers',
    'record whether',
  ],
  ['T21', { regimes: [EU_GDPR, UK_GDPR], ...only(clauses()) }, WARNING, 'regimes.1', 'EU clauses alone'],
  ['T21', { regimes: [CH_FADP], ...only(clauses()) }, WARNING, 'regimes.0', 'Swiss FADP'],
  ['T22', { ...onward, ...only() }, ERROR, 'mechanisms', 'carries data of transfer cloud-us on to India'],
  ['T23', gb('GB-LED'), ERROR, 'mechanisms.0.decision', 'competent authorities'],
  ['T24', { destination: 'DE' }, INFO, 'mechanisms', 'stays inside the EEA (Germany)'],
];
export const passes: [id: string, facts: Partial<TransferRow>, on?: string][] = [
  ['T02', { destination: null, destinationOrganisation: 'European Patent Organisation' }],
  ['T03', {}],
  ['T03', { destination: 'DE', mechanisms: [] }],
  ['T03', { destination: null, ...only(derogation(Kind.DEROGATION_CONSENT, consent)) }],
  ['T03', { regimes: [UK_GDPR], mechanisms: [] }],
  ['T04', gb(), '2031-12-27'],
  ['T05', {}],
  ['T05', only(dpfWith({ entityOnList: 'CLOUD INC' }))],
  ['T06', {}, '2027-01-10'],
  ['T06', only(dpfWith({ recertificationDue: '2026-02-28', checkedOn: '2026-03-01' }))],
  ['T07', gb(), '2031-06-29'],
  ['T08', only(dpfWith(), clauses())],
  ['T09', {}],
  ['T10', only(clauses())],
  ['T11', only(clauses({ clause9Option: AuthorisationKind.SPECIFIC, annexIII: true }))],
  ['T12', only(clauses({ decision: SccDecision.EU_2010_87, signedOn: '2018-05-25' })), '2022-12-27'],
  ['T13', { importerSubjectToGdpr: true, ...only(dpfWith()) }],
  ['T14', { assessment: { notNeededBecause: 'assessed with the group' } }],
  ['T14', { assessment: null, ...only(dpfWith()) }],
  [
    'T15',
    { assessment: { outcome: Outcome.SUPPLEMENTARY_MEASURES_NEEDED, supplementaryMeasures: ['encryption'] } },
  ],
  ['T16', only(adHoc)],
  ['T17', only({ kind: Kind.BCR_CONTROLLER, bcr })],
  ['T18', { frequency: TransferFrequency.ONE_OFF, ...only(derogation(Kind.DEROGATION_CONTRACT)) }],
  ['T19', only(derogation(Kind.DEROGATION_COMPELLING_INTERESTS, compelling))],
  ['T20', only(derogation(Kind.DEROGATION_PUBLIC_INTEREST, { publicPowers: true }))],
  [
    'T21',
    { regimes: [EU_GDPR, UK_GDPR], ...only(clauses(), { kind: Kind.UK_ADDENDUM, signedOn: '2025-06-01' }) },
  ],
  ['T22', { ...onward, ...only(clauses()) }],
  ['T23', gb()],
  ['T24', { destination: 'DE', ...only({ kind: Kind.NONE_EEA }) }],
];
