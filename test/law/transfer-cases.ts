import type { TransferToJudge } from '../../src/law/mechanism-obstacles.js';
import type { Mechanism } from '../../src/law/mechanism-facts.js';
import {
  DpfCoveredData,
  DpfFramework,
  DpfStatus,
  MechanismKind as Kind,
  SccDecision,
  SccModule,
  TransferAssessmentOutcome,
} from '../../src/law/mechanisms.js';
import { AuthorisationKind } from '../../src/law/roles.js';

// Mechanisms that hold from a controller to a processor in the United States on 1 March 2026, to be spoilt one fact at a time.

export const ON = '2026-03-01';

export const dpf = {
  entityOnList: 'Cloud Inc.',
  status: DpfStatus.ACTIVE,
  frameworks: [DpfFramework.EU_US, DpfFramework.UK_EXTENSION, DpfFramework.SWISS_US],
  coveredData: [DpfCoveredData.NON_HR],
  checkedOn: '2026-01-10',
};
export const scc = {
  decision: SccDecision.EU_2021_914,
  module: SccModule.CONTROLLER_TO_PROCESSOR,
  signedOn: '2025-06-01',
  clause9Option: AuthorisationKind.GENERAL,
  clause9Days: 30,
  annexI: true,
  annexII: true,
};
export const compelling = {
  reasoning: 'the ship is in distress',
  notRepetitive: true,
  limitedNumber: true,
  necessary: true,
  notOverridden: true,
  safeguards: 'encrypted',
  authorityInformedOn: '2026-02-01',
  subjectsInformedOn: '2026-02-01',
};
const reasoned = { derogation: { reasoning: 'as documented', explicitInformedConsent: true } };

export const adequacy = (decision: string, more: Partial<Mechanism> = {}): Mechanism => ({
  kind: Kind.ADEQUACY,
  decision,
  ...more,
});

/** One of each kind that holds under the GDPR. */
export const holding: readonly Mechanism[] = [
  adequacy('US-DPF', { dpf }),
  { kind: Kind.SCC_COMMISSION, scc },
  {
    kind: Kind.BCR_CONTROLLER,
    bcr: { approvingAuthority: 'DPC', approvedOn: '2024-01-01', sameGroup: true },
  },
  { kind: Kind.SCC_AUTHORITY, reference: 'SA clauses', signedOn: '2025-01-01' },
  { kind: Kind.CODE_OF_CONDUCT, reference: 'Cloud code', bindingCommitments: true },
  { kind: Kind.CERTIFICATION, reference: 'Seal', bindingCommitments: true },
  { kind: Kind.PUBLIC_INSTRUMENT, reference: 'Treaty' },
  {
    kind: Kind.AD_HOC_CLAUSES,
    authorisation: { authority: 'DPC', reference: '1/25', givenOn: '2025-01-01' },
  },
  {
    kind: Kind.ADMINISTRATIVE_ARRANGEMENT,
    authorisation: { authority: 'DPC', reference: '2/25', givenOn: '2025-01-01' },
  },
  { kind: Kind.DEROGATION_CONSENT, ...reasoned },
  { kind: Kind.DEROGATION_CONTRACT, ...reasoned },
  { kind: Kind.DEROGATION_CONTRACT_IN_INTEREST, ...reasoned },
  { kind: Kind.DEROGATION_PUBLIC_INTEREST, ...reasoned },
  { kind: Kind.DEROGATION_LEGAL_CLAIMS, ...reasoned },
  { kind: Kind.DEROGATION_VITAL_INTERESTS, ...reasoned },
  { kind: Kind.DEROGATION_PUBLIC_REGISTER, ...reasoned },
  { kind: Kind.DEROGATION_COMPELLING_INTERESTS, derogation: compelling },
];

export const toUs = (...mechanisms: Mechanism[]): TransferToJudge => ({
  destination: 'US',
  importer: 'Cloud Inc.',
  mechanisms,
  assessment: { outcome: TransferAssessmentOutcome.ADEQUATE, assessedOn: '2025-05-01' },
});
