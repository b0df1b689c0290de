import { enumeration } from './enumeration.js';

/** Why processing is lawful, Art. 6(1). */
export enum LegalBasis {
  CONSENT = 'CONSENT',
  CONTRACT = 'CONTRACT',
  LEGAL_OBLIGATION = 'LEGAL_OBLIGATION',
  VITAL_INTERESTS = 'VITAL_INTERESTS',
  PUBLIC_TASK = 'PUBLIC_TASK',
  LEGITIMATE_INTERESTS = 'LEGITIMATE_INTERESTS',
}
export const legalBases = enumeration(
  'LegalBasis',
  LegalBasis,
  {
    CONSENT: 'Art. 6(1)(a)',
    CONTRACT: 'Art. 6(1)(b)',
    LEGAL_OBLIGATION: 'Art. 6(1)(c), 6(3)',
    VITAL_INTERESTS: 'Art. 6(1)(d)',
    PUBLIC_TASK: 'Art. 6(1)(e), 6(3)',
    LEGITIMATE_INTERESTS: 'Art. 6(1)(f)',
  },
  'Why processing is lawful (Art. 6(1)).',
);

/** When special categories may be processed at all, Art. 9(2). */
export enum Article9Condition {
  EXPLICIT_CONSENT = 'EXPLICIT_CONSENT',
  EMPLOYMENT_AND_SOCIAL_SECURITY = 'EMPLOYMENT_AND_SOCIAL_SECURITY',
  VITAL_INTERESTS = 'VITAL_INTERESTS',
  NON_PROFIT_BODY = 'NON_PROFIT_BODY',
  MANIFESTLY_MADE_PUBLIC = 'MANIFESTLY_MADE_PUBLIC',
  LEGAL_CLAIMS = 'LEGAL_CLAIMS',
  SUBSTANTIAL_PUBLIC_INTEREST = 'SUBSTANTIAL_PUBLIC_INTEREST',
  HEALTH_CARE = 'HEALTH_CARE',
  PUBLIC_HEALTH = 'PUBLIC_HEALTH',
  ARCHIVING_RESEARCH_STATISTICS = 'ARCHIVING_RESEARCH_STATISTICS',
}
export const article9Conditions = enumeration(
  'Article9Condition',
  Article9Condition,
  {
    EXPLICIT_CONSENT: 'Art. 9(2)(a)',
    EMPLOYMENT_AND_SOCIAL_SECURITY: 'Art. 9(2)(b)',
    VITAL_INTERESTS: 'Art. 9(2)(c)',
    NON_PROFIT_BODY: 'Art. 9(2)(d)',
    MANIFESTLY_MADE_PUBLIC: 'Art. 9(2)(e)',
    LEGAL_CLAIMS: 'Art. 9(2)(f)',
    SUBSTANTIAL_PUBLIC_INTEREST: 'Art. 9(2)(g)',
    HEALTH_CARE: 'Art. 9(2)(h), 9(3)',
    PUBLIC_HEALTH: 'Art. 9(2)(i)',
    ARCHIVING_RESEARCH_STATISTICS: 'Art. 9(2)(j), 89(1)',
  },
  'When special categories of personal data may be processed (Art. 9(2)).',
);

export enum Article10Ground {
  OFFICIAL_AUTHORITY_CONTROL = 'OFFICIAL_AUTHORITY_CONTROL',
  AUTHORISED_BY_LAW = 'AUTHORISED_BY_LAW',
}
export const article10Grounds = enumeration(
  'Article10Ground',
  Article10Ground,
  { OFFICIAL_AUTHORITY_CONTROL: 'Art. 10', AUTHORISED_BY_LAW: 'Art. 10' },
  'When data on criminal convictions and offences may be processed (Art. 10).',
);

export enum InterestHolder {
  CONTROLLER = 'CONTROLLER',
  THIRD_PARTY = 'THIRD_PARTY',
}
export const interestHolders = enumeration(
  'InterestHolder',
  InterestHolder,
  { CONTROLLER: 'Art. 6(1)(f)', THIRD_PARTY: 'Art. 6(1)(f)' },
  'Whose legitimate interest it is.',
);

export enum AutomatedDecisionKind {
  NONE = 'NONE',
  PROFILING = 'PROFILING',
  SOLELY_AUTOMATED = 'SOLELY_AUTOMATED',
}
export const automatedDecisionKinds = enumeration(
  'AutomatedDecisionKind',
  AutomatedDecisionKind,
  { NONE: 'Art. 22', PROFILING: 'Art. 4(4)', SOLELY_AUTOMATED: 'Art. 22(1)' },
  'Whether decisions are taken by machines alone.',
);

export enum Article22Ground {
  CONTRACT = 'CONTRACT',
  AUTHORISED_BY_LAW = 'AUTHORISED_BY_LAW',
  EXPLICIT_CONSENT = 'EXPLICIT_CONSENT',
}
export const article22Grounds = enumeration(
  'Article22Ground',
  Article22Ground,
  { CONTRACT: 'Art. 22(2)(a)', AUTHORISED_BY_LAW: 'Art. 22(2)(b)', EXPLICIT_CONSENT: 'Art. 22(2)(c)' },
  'When a solely automated decision with legal effect is allowed (Art. 22(2)).',
);
