import { enumeration } from './enumeration.js';

/** By what a transfer to a third country is allowed, Chapter V. */
export enum MechanismKind {
  ADEQUACY = 'ADEQUACY',
  PUBLIC_INSTRUMENT = 'PUBLIC_INSTRUMENT',
  BCR_CONTROLLER = 'BCR_CONTROLLER',
  BCR_PROCESSOR = 'BCR_PROCESSOR',
  SCC_COMMISSION = 'SCC_COMMISSION',
  SCC_AUTHORITY = 'SCC_AUTHORITY',
  CODE_OF_CONDUCT = 'CODE_OF_CONDUCT',
  CERTIFICATION = 'CERTIFICATION',
  AD_HOC_CLAUSES = 'AD_HOC_CLAUSES',
  ADMINISTRATIVE_ARRANGEMENT = 'ADMINISTRATIVE_ARRANGEMENT',
  DEROGATION_CONSENT = 'DEROGATION_CONSENT',
  DEROGATION_CONTRACT = 'DEROGATION_CONTRACT',
  DEROGATION_CONTRACT_IN_INTEREST = 'DEROGATION_CONTRACT_IN_INTEREST',
  DEROGATION_PUBLIC_INTEREST = 'DEROGATION_PUBLIC_INTEREST',
  DEROGATION_LEGAL_CLAIMS = 'DEROGATION_LEGAL_CLAIMS',
  DEROGATION_VITAL_INTERESTS = 'DEROGATION_VITAL_INTERESTS',
  DEROGATION_PUBLIC_REGISTER = 'DEROGATION_PUBLIC_REGISTER',
  DEROGATION_COMPELLING_INTERESTS = 'DEROGATION_COMPELLING_INTERESTS',
  UK_IDTA = 'UK_IDTA',
  UK_ADDENDUM = 'UK_ADDENDUM',
  CH_ADAPTED_SCC = 'CH_ADAPTED_SCC',
  UK_EXTENSION_DPF = 'UK_EXTENSION_DPF',
  CH_US_DPF = 'CH_US_DPF',
  NONE_EEA = 'NONE_EEA',
}
export const mechanismKinds = enumeration(
  'MechanismKind',
  MechanismKind,
  {
    ADEQUACY: 'Art. 45(1), (3), (9)',
    PUBLIC_INSTRUMENT: 'Art. 46(2)(a)',
    BCR_CONTROLLER: 'Art. 46(2)(b), 47',
    BCR_PROCESSOR: 'Art. 46(2)(b), 47',
    SCC_COMMISSION: 'Art. 46(2)(c)',
    SCC_AUTHORITY: 'Art. 46(2)(d)',
    CODE_OF_CONDUCT: 'Art. 46(2)(e), 40(3)',
    CERTIFICATION: 'Art. 46(2)(f), 42(2)',
    AD_HOC_CLAUSES: 'Art. 46(3)(a)',
    ADMINISTRATIVE_ARRANGEMENT: 'Art. 46(3)(b)',
    DEROGATION_CONSENT: 'Art. 49(1)(a)',
    DEROGATION_CONTRACT: 'Art. 49(1)(b)',
    DEROGATION_CONTRACT_IN_INTEREST: 'Art. 49(1)(c)',
    DEROGATION_PUBLIC_INTEREST: 'Art. 49(1)(d), (4)',
    DEROGATION_LEGAL_CLAIMS: 'Art. 49(1)(e)',
    DEROGATION_VITAL_INTERESTS: 'Art. 49(1)(f)',
    DEROGATION_PUBLIC_REGISTER: 'Art. 49(1)(g), (2)',
    DEROGATION_COMPELLING_INTERESTS: 'Art. 49(1) second subparagraph, (6)',
    UK_IDTA: 'UK GDPR Art. 46, IDTA A.1.0',
    UK_ADDENDUM: 'UK GDPR Art. 46, Addendum B.1.0',
    CH_ADAPTED_SCC: 'FADP Art. 16(2)(d)',
    UK_EXTENSION_DPF: 'UK GDPR Art. 45; UK Extension to the EU-US DPF, 12 October 2023',
    CH_US_DPF: 'FADP Art. 16(1), DPO Annex 1; Swiss-US DPF, 15 September 2024',
    NONE_EEA: 'no transfer: inside the EEA',
  },
  'By what a transfer to a third country or international organisation is allowed (Chapter V).',
);

const KINDS = Object.values(MechanismKind);
/** Exceptions for specific situations, Art. 49: documented, not assessed. */
export const isDerogation = (kind: MechanismKind) => kind.startsWith('DEROGATION_');
/** Needs the authorisation of a supervisory authority, Art. 46(3). */
export const needsAuthorisation = (kind: MechanismKind) =>
  kind === MechanismKind.AD_HOC_CLAUSES || kind === MechanismKind.ADMINISTRATIVE_ARRANGEMENT;
/** Needs an assessment of the law and practice of the destination (C-311/18; EDPB Recommendations 01/2020). */
export const needsAssessment = (kind: MechanismKind) =>
  !isDerogation(kind) &&
  ![
    MechanismKind.ADEQUACY,
    MechanismKind.UK_EXTENSION_DPF,
    MechanismKind.CH_US_DPF,
    MechanismKind.NONE_EEA,
  ].includes(kind);
/** Appropriate safeguards of the GDPR itself, Art. 46(2) and (3). */
export const isSafeguard = (kind: MechanismKind) =>
  KINDS.indexOf(kind) >= KINDS.indexOf(MechanismKind.PUBLIC_INSTRUMENT) &&
  KINDS.indexOf(kind) <= KINDS.indexOf(MechanismKind.ADMINISTRATIVE_ARRANGEMENT);

/** Which law of transfers is asked: each is judged for itself. */
export enum Regime {
  EU_GDPR = 'EU_GDPR',
  UK_GDPR = 'UK_GDPR',
  CH_FADP = 'CH_FADP',
}
export const regimes = enumeration(
  'Regime',
  Regime,
  { EU_GDPR: 'Art. 44', UK_GDPR: 'UK GDPR Art. 44A–49', CH_FADP: 'FADP Art. 16–18' },
  'Which law of transfers applies to the data.',
);

export enum SccDecision {
  EU_2021_914 = 'EU_2021_914',
  EC_2001_497 = 'EC_2001_497',
  EC_2004_915 = 'EC_2004_915',
  EU_2010_87 = 'EU_2010_87',
}
export const sccDecisions = enumeration(
  'SccDecision',
  SccDecision,
  {
    EU_2021_914: 'Implementing Decision (EU) 2021/914',
    EC_2001_497: 'Decision 2001/497/EC, repealed; unusable after 27 December 2022',
    EC_2004_915: 'Decision 2004/915/EC, repealed; unusable after 27 December 2022',
    EU_2010_87: 'Decision 2010/87/EU, repealed; unusable after 27 December 2022',
  },
  'The decision that the standard contractual clauses stand in.',
);

export enum SccModule {
  CONTROLLER_TO_CONTROLLER = 'CONTROLLER_TO_CONTROLLER',
  CONTROLLER_TO_PROCESSOR = 'CONTROLLER_TO_PROCESSOR',
  PROCESSOR_TO_PROCESSOR = 'PROCESSOR_TO_PROCESSOR',
  PROCESSOR_TO_CONTROLLER = 'PROCESSOR_TO_CONTROLLER',
}
export const sccModules = enumeration(
  'SccModule',
  SccModule,
  {
    CONTROLLER_TO_CONTROLLER: 'Decision (EU) 2021/914, module 1',
    CONTROLLER_TO_PROCESSOR: 'Decision (EU) 2021/914, module 2',
    PROCESSOR_TO_PROCESSOR: 'Decision (EU) 2021/914, module 3',
    PROCESSOR_TO_CONTROLLER: 'Decision (EU) 2021/914, module 4',
  },
  'Module of the standard contractual clauses.',
);

export enum DpfStatus {
  ACTIVE = 'ACTIVE',
  UNDER_REVIEW = 'UNDER_REVIEW',
  INACTIVE = 'INACTIVE',
}
export const dpfStatuses = enumeration(
  'DpfStatus',
  DpfStatus,
  {
    ACTIVE: 'Data Privacy Framework List: active',
    UNDER_REVIEW: 'Data Privacy Framework List: active, re-certification under review',
    INACTIVE: 'Data Privacy Framework List: inactive',
  },
  'Standing of a participant in the Data Privacy Framework.',
);

export enum DpfFramework {
  EU_US = 'EU_US',
  UK_EXTENSION = 'UK_EXTENSION',
  SWISS_US = 'SWISS_US',
}
export const dpfFrameworks = enumeration(
  'DpfFramework',
  DpfFramework,
  {
    EU_US: 'Implementing Decision (EU) 2023/1795',
    UK_EXTENSION: 'UK Extension to the EU-US DPF',
    SWISS_US: 'Swiss-US DPF',
  },
  'Which of the three frameworks a participant has joined.',
);

export enum DpfCoveredData {
  HR = 'HR',
  NON_HR = 'NON_HR',
}
export const dpfCoveredData = enumeration(
  'DpfCoveredData',
  DpfCoveredData,
  { HR: 'Human resources data', NON_HR: 'All other personal data' },
  'Which data a certification covers.',
);

export enum TransferFrequency {
  CONTINUOUS = 'CONTINUOUS',
  RECURRING = 'RECURRING',
  ONE_OFF = 'ONE_OFF',
}
export const transferFrequencies = enumeration(
  'TransferFrequency',
  TransferFrequency,
  {
    CONTINUOUS: 'Decision (EU) 2021/914, Annex I.B',
    RECURRING: 'Recital 111',
    ONE_OFF: 'Recital 111',
  },
  'How often data are transferred.',
);

export enum TransferAssessmentOutcome {
  ADEQUATE = 'ADEQUATE',
  SUPPLEMENTARY_MEASURES_NEEDED = 'SUPPLEMENTARY_MEASURES_NEEDED',
  NEGATIVE = 'NEGATIVE',
}
export const transferAssessmentOutcomes = enumeration(
  'TransferAssessmentOutcome',
  TransferAssessmentOutcome,
  {
    ADEQUATE: 'EDPB Recommendations 01/2020, step 3',
    SUPPLEMENTARY_MEASURES_NEEDED: 'EDPB Recommendations 01/2020, step 4',
    NEGATIVE: 'EDPB Recommendations 01/2020: suspend or end the transfer',
  },
  'What a transfer impact assessment found.',
);
