import { enumeration } from './enumeration.js';

/** Kinds of people whose data are processed. Other kinds are named by a label of their own. */
export enum DataSubjectCategory {
  CUSTOMERS = 'CUSTOMERS',
  PROSPECTS = 'PROSPECTS',
  WEBSITE_VISITORS = 'WEBSITE_VISITORS',
  USERS = 'USERS',
  EMPLOYEES = 'EMPLOYEES',
  APPLICANTS = 'APPLICANTS',
  FORMER_EMPLOYEES = 'FORMER_EMPLOYEES',
  CONTRACTORS = 'CONTRACTORS',
  SUPPLIER_CONTACTS = 'SUPPLIER_CONTACTS',
  PATIENTS = 'PATIENTS',
  STUDENTS = 'STUDENTS',
  MEMBERS = 'MEMBERS',
  CHILDREN = 'CHILDREN',
  CITIZENS = 'CITIZENS',
  SHAREHOLDERS = 'SHAREHOLDERS',
  PREMISES_VISITORS = 'PREMISES_VISITORS',
  OTHER = 'OTHER',
}
const subjects = 'Art. 30(1)(c)';
export const dataSubjectCategories = enumeration(
  'DataSubjectCategory',
  DataSubjectCategory,
  {
    CUSTOMERS: subjects,
    PROSPECTS: subjects,
    WEBSITE_VISITORS: subjects,
    USERS: subjects,
    EMPLOYEES: `${subjects}, 88`,
    APPLICANTS: `${subjects}, 88`,
    FORMER_EMPLOYEES: `${subjects}, 88`,
    CONTRACTORS: subjects,
    SUPPLIER_CONTACTS: subjects,
    PATIENTS: `${subjects}, recital 75`,
    STUDENTS: subjects,
    MEMBERS: subjects,
    CHILDREN: `${subjects}, 8, recital 38`,
    CITIZENS: subjects,
    SHAREHOLDERS: subjects,
    PREMISES_VISITORS: subjects,
    OTHER: subjects,
  },
  'Categories of data subjects (Art. 30(1)(c)); OTHER is named by its label.',
);

/** Categories of personal data, after the fixed list of the CNIL's record form. */
export enum DataCategory {
  IDENTITY = 'IDENTITY',
  CONTACT = 'CONTACT',
  PERSONAL_LIFE = 'PERSONAL_LIFE',
  PROFESSIONAL_LIFE = 'PROFESSIONAL_LIFE',
  FINANCIAL = 'FINANCIAL',
  CONNECTION = 'CONNECTION',
  LOCATION = 'LOCATION',
  TRACKERS = 'TRACKERS',
  COMMUNICATION = 'COMMUNICATION',
  NATIONAL_ID = 'NATIONAL_ID',
  SPECIAL = 'SPECIAL',
  CRIMINAL = 'CRIMINAL',
  OTHER = 'OTHER',
}
const data = 'Art. 30(1)(c)';
export const dataCategories = enumeration(
  'DataCategory',
  DataCategory,
  {
    IDENTITY: data,
    CONTACT: data,
    PERSONAL_LIFE: data,
    PROFESSIONAL_LIFE: data,
    FINANCIAL: data,
    CONNECTION: data,
    LOCATION: data,
    TRACKERS: data,
    COMMUNICATION: data,
    NATIONAL_ID: `${data}, 87`,
    SPECIAL: `${data}, 9(1)`,
    CRIMINAL: `${data}, 10`,
    OTHER: data,
  },
  'Categories of personal data (Art. 30(1)(c)); OTHER is named by its label.',
);

export enum SpecialCategory {
  RACIAL_OR_ETHNIC_ORIGIN = 'RACIAL_OR_ETHNIC_ORIGIN',
  POLITICAL_OPINIONS = 'POLITICAL_OPINIONS',
  RELIGIOUS_OR_PHILOSOPHICAL_BELIEFS = 'RELIGIOUS_OR_PHILOSOPHICAL_BELIEFS',
  TRADE_UNION_MEMBERSHIP = 'TRADE_UNION_MEMBERSHIP',
  GENETIC = 'GENETIC',
  BIOMETRIC = 'BIOMETRIC',
  HEALTH = 'HEALTH',
  SEX_LIFE_OR_ORIENTATION = 'SEX_LIFE_OR_ORIENTATION',
}
const special = 'Art. 9(1)';
export const specialCategories = enumeration(
  'SpecialCategory',
  SpecialCategory,
  {
    RACIAL_OR_ETHNIC_ORIGIN: special,
    POLITICAL_OPINIONS: special,
    RELIGIOUS_OR_PHILOSOPHICAL_BELIEFS: special,
    TRADE_UNION_MEMBERSHIP: special,
    GENETIC: `${special}, 4(13)`,
    BIOMETRIC: `${special}, 4(14)`,
    HEALTH: `${special}, 4(15)`,
    SEX_LIFE_OR_ORIENTATION: special,
  },
  'Special categories of personal data (Art. 9(1)).',
);

export enum DataSource {
  DATA_SUBJECT = 'DATA_SUBJECT',
  THIRD_PARTY = 'THIRD_PARTY',
  PUBLIC = 'PUBLIC',
  OBSERVED = 'OBSERVED',
  DERIVED = 'DERIVED',
}
export const dataSources = enumeration(
  'DataSource',
  DataSource,
  {
    DATA_SUBJECT: 'Art. 13',
    THIRD_PARTY: 'Art. 14(2)(f)',
    PUBLIC: 'Art. 14(2)(f)',
    OBSERVED: 'Art. 13, 14(2)(f)',
    DERIVED: 'Art. 14(2)(f)',
  },
  'Where personal data come from (Art. 14(2)(f)).',
);

export enum MeasureGroup {
  PSEUDONYMISATION_AND_ENCRYPTION = 'PSEUDONYMISATION_AND_ENCRYPTION',
  CONFIDENTIALITY_INTEGRITY_AVAILABILITY = 'CONFIDENTIALITY_INTEGRITY_AVAILABILITY',
  RESTORATION = 'RESTORATION',
  REGULAR_TESTING = 'REGULAR_TESTING',
  USER_ACCESS_CONTROL = 'USER_ACCESS_CONTROL',
  TRACEABILITY = 'TRACEABILITY',
  SOFTWARE_PROTECTION = 'SOFTWARE_PROTECTION',
  BACKUP = 'BACKUP',
  CONTROL_OF_PROCESSORS = 'CONTROL_OF_PROCESSORS',
  OTHER = 'OTHER',
}
export const measureGroups = enumeration(
  'MeasureGroup',
  MeasureGroup,
  {
    PSEUDONYMISATION_AND_ENCRYPTION: 'Art. 32(1)(a)',
    CONFIDENTIALITY_INTEGRITY_AVAILABILITY: 'Art. 32(1)(b)',
    RESTORATION: 'Art. 32(1)(c)',
    REGULAR_TESTING: 'Art. 32(1)(d)',
    USER_ACCESS_CONTROL: 'Art. 32(1)(b)',
    TRACEABILITY: 'Art. 32(1)(b)',
    SOFTWARE_PROTECTION: 'Art. 32(1)(b)',
    BACKUP: 'Art. 32(1)(b), (c)',
    CONTROL_OF_PROCESSORS: 'Art. 28(1), 32(4)',
    OTHER: 'Art. 32(1)',
  },
  'Technical and organisational measures (Art. 32(1)).',
);

export enum RetentionKind {
  FIXED = 'FIXED',
  UNTIL_EVENT = 'UNTIL_EVENT',
  CRITERION = 'CRITERION',
  INDEFINITE_ARCHIVING = 'INDEFINITE_ARCHIVING',
  NOT_POSSIBLE = 'NOT_POSSIBLE',
}
export const retentionKinds = enumeration(
  'RetentionKind',
  RetentionKind,
  {
    FIXED: 'Art. 30(1)(f)',
    UNTIL_EVENT: 'Art. 30(1)(f)',
    CRITERION: 'Art. 13(2)(a)',
    INDEFINITE_ARCHIVING: 'Art. 5(1)(e), 89(1)',
    NOT_POSSIBLE: 'Art. 30(1)(f) ("where possible")',
  },
  'How the time limit for erasure is stated (Art. 30(1)(f)).',
);

export enum ErasureAction {
  ERASE = 'ERASE',
  ANONYMISE = 'ANONYMISE',
  ARCHIVE = 'ARCHIVE',
}
export const erasureActions = enumeration(
  'ErasureAction',
  ErasureAction,
  { ERASE: 'Art. 17', ANONYMISE: 'Recital 26', ARCHIVE: 'Art. 89(1)' },
  'What happens when the time is over.',
);
