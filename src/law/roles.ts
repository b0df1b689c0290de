import { enumeration } from './enumeration.js';

/** In which role data are sent or received across a border. */
export enum TransferRole {
  CONTROLLER = 'CONTROLLER',
  PROCESSOR = 'PROCESSOR',
  SUB_PROCESSOR = 'SUB_PROCESSOR',
}
export const transferRoles = enumeration(
  'TransferRole',
  TransferRole,
  { CONTROLLER: 'Art. 4(7), 44', PROCESSOR: 'Art. 4(8), 44', SUB_PROCESSOR: 'Art. 28(2), (4), 44' },
  'In which role an exporter sends or an importer receives data (Art. 44; EDPB Guidelines 05/2021).',
);

export enum RecipientRole {
  INTERNAL_UNIT = 'INTERNAL_UNIT',
  PROCESSOR = 'PROCESSOR',
  SUB_PROCESSOR = 'SUB_PROCESSOR',
  INDEPENDENT_CONTROLLER = 'INDEPENDENT_CONTROLLER',
  JOINT_CONTROLLER = 'JOINT_CONTROLLER',
  PUBLIC_AUTHORITY = 'PUBLIC_AUTHORITY',
  THIRD_PARTY = 'THIRD_PARTY',
}
export const recipientRoles = enumeration(
  'RecipientRole',
  RecipientRole,
  {
    INTERNAL_UNIT: 'Art. 30(1)(d)',
    PROCESSOR: 'Art. 4(8), 28',
    SUB_PROCESSOR: 'Art. 28(2), (4)',
    INDEPENDENT_CONTROLLER: 'Art. 4(7), (9)',
    JOINT_CONTROLLER: 'Art. 26',
    PUBLIC_AUTHORITY: 'Art. 4(9)',
    THIRD_PARTY: 'Art. 4(10)',
  },
  'In which role a recipient receives data (Art. 4(9), 30(1)(d)).',
);

export enum PartyKind {
  ORGANISATION = 'ORGANISATION',
  NATURAL_PERSON = 'NATURAL_PERSON',
  PUBLIC_AUTHORITY = 'PUBLIC_AUTHORITY',
  INTERNATIONAL_ORGANISATION = 'INTERNATIONAL_ORGANISATION',
}
export const partyKinds = enumeration(
  'PartyKind',
  PartyKind,
  {
    ORGANISATION: 'Art. 4(7), (8)',
    NATURAL_PERSON: 'Art. 4(7), (8)',
    PUBLIC_AUTHORITY: 'Art. 4(7), (8), 49(3)',
    INTERNATIONAL_ORGANISATION: 'Art. 4(26)',
  },
  'What kind of person a party is.',
);

/** Why a data protection officer is appointed, Art. 37(1). */
export enum DpoGround {
  PUBLIC_AUTHORITY = 'PUBLIC_AUTHORITY',
  LARGE_SCALE_MONITORING = 'LARGE_SCALE_MONITORING',
  LARGE_SCALE_SPECIAL_CATEGORIES = 'LARGE_SCALE_SPECIAL_CATEGORIES',
  NATIONAL_LAW = 'NATIONAL_LAW',
  VOLUNTARY = 'VOLUNTARY',
}
export const dpoGrounds = enumeration(
  'DpoGround',
  DpoGround,
  {
    PUBLIC_AUTHORITY: 'Art. 37(1)(a)',
    LARGE_SCALE_MONITORING: 'Art. 37(1)(b)',
    LARGE_SCALE_SPECIAL_CATEGORIES: 'Art. 37(1)(c)',
    NATIONAL_LAW: 'Art. 37(4)',
    VOLUNTARY: 'Art. 37(4)',
  },
  'Why a data protection officer is appointed (Art. 37).',
);

/** Why no record would be needed, Art. 30(5); which thresholds hold when is a fact of law with dates. */
export enum RecordExemptionGround {
  FEWER_EMPLOYEES = 'FEWER_EMPLOYEES',
}
export const recordExemptionGrounds = enumeration(
  'RecordExemptionGround',
  RecordExemptionGround,
  { FEWER_EMPLOYEES: 'Art. 30(5)' },
  'Why the duty to keep a record would not apply (Art. 30(5)).',
);

export enum ContractKind {
  ARTICLE_28 = 'ARTICLE_28',
  ARTICLE_26 = 'ARTICLE_26',
  CONTROLLER_TO_CONTROLLER = 'CONTROLLER_TO_CONTROLLER',
}
export const contractKinds = enumeration(
  'ContractKind',
  ContractKind,
  {
    ARTICLE_28: 'Art. 28(3)',
    ARTICLE_26: 'Art. 26(1)',
    CONTROLLER_TO_CONTROLLER: 'Art. 5(2), 24',
  },
  'What an agreement on personal data is: data-processing agreement, arrangement of joint controllers, terms between controllers.',
);

/** How a controller allows sub-processors, Art. 28(2). */
export enum AuthorisationKind {
  GENERAL = 'GENERAL',
  SPECIFIC = 'SPECIFIC',
}
export const authorisationKinds = enumeration(
  'AuthorisationKind',
  AuthorisationKind,
  {
    GENERAL: 'Art. 28(2): silence within the period is acceptance (EDPB Guidelines 07/2020)',
    SPECIFIC: 'Art. 28(2): silence within the period is refusal (EDPB Guidelines 07/2020)',
  },
  'How a controller authorises sub-processors in writing (Art. 28(2)).',
);

export enum EndOfContract {
  DELETE = 'DELETE',
  RETURN = 'RETURN',
}
export const endsOfContract = enumeration(
  'EndOfContract',
  EndOfContract,
  { DELETE: 'Art. 28(3)(g)', RETURN: 'Art. 28(3)(g)' },
  'What happens to the data at the end of the contract (Art. 28(3)(g)).',
);

export enum DayCount {
  CALENDAR = 'CALENDAR',
  BUSINESS = 'BUSINESS',
}
export const dayCounts = enumeration(
  'DayCount',
  DayCount,
  { CALENDAR: 'Regulation 1182/71, Art. 3', BUSINESS: 'Regulation 1182/71, Art. 2(2): "working days"' },
  'Which days a period of an agreement counts.',
);

/** What an objection does to the engagement, as the agreement says. */
export enum ObjectionEffect {
  MAY_NOT_ENGAGE = 'MAY_NOT_ENGAGE',
  MAY_TERMINATE = 'MAY_TERMINATE',
}
export const objectionEffects = enumeration(
  'ObjectionEffect',
  ObjectionEffect,
  {
    MAY_NOT_ENGAGE: 'Implementing Decision (EU) 2021/915, clause 7.7',
    MAY_TERMINATE: 'as agreed: the customer may end the contract',
  },
  'What follows from an objection to a sub-processor.',
);

/** On which side of an agreement the organisation stands. */
export enum AgreementSide {
  CUSTOMER = 'CUSTOMER',
  VENDOR = 'VENDOR',
}
export const agreementSides = enumeration(
  'AgreementSide',
  AgreementSide,
  { CUSTOMER: 'Art. 28(3): we process for them', VENDOR: 'Art. 28(3), (4): they process for us' },
  'Who the other party of an agreement is to the organisation.',
);
