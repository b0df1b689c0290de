import { enumeration } from './enumeration.js';

export enum DpiaNecessity {
  REQUIRED = 'REQUIRED',
  NOT_REQUIRED = 'NOT_REQUIRED',
  UNKNOWN = 'UNKNOWN',
}
export const dpiaNecessities = enumeration(
  'DpiaNecessity',
  DpiaNecessity,
  { REQUIRED: 'Art. 35(1), (3), (4)', NOT_REQUIRED: 'Art. 35(5), (10)', UNKNOWN: 'Art. 35(1)' },
  'Whether a data protection impact assessment is required.',
);

/** Art. 35(3) cases, then the nine criteria of WP 248. */
export enum DpiaCriterion {
  SYSTEMATIC_EVALUATION_WITH_LEGAL_EFFECT = 'SYSTEMATIC_EVALUATION_WITH_LEGAL_EFFECT',
  LARGE_SCALE_SPECIAL_CATEGORIES = 'LARGE_SCALE_SPECIAL_CATEGORIES',
  LARGE_SCALE_PUBLIC_MONITORING = 'LARGE_SCALE_PUBLIC_MONITORING',
  EVALUATION_OR_SCORING = 'EVALUATION_OR_SCORING',
  AUTOMATED_DECISION = 'AUTOMATED_DECISION',
  SYSTEMATIC_MONITORING = 'SYSTEMATIC_MONITORING',
  SENSITIVE_DATA = 'SENSITIVE_DATA',
  LARGE_SCALE = 'LARGE_SCALE',
  MATCHING_DATASETS = 'MATCHING_DATASETS',
  VULNERABLE_SUBJECTS = 'VULNERABLE_SUBJECTS',
  INNOVATIVE_TECHNOLOGY = 'INNOVATIVE_TECHNOLOGY',
  PREVENTS_RIGHT_OR_SERVICE = 'PREVENTS_RIGHT_OR_SERVICE',
}
export const dpiaCriteria = enumeration(
  'DpiaCriterion',
  DpiaCriterion,
  {
    SYSTEMATIC_EVALUATION_WITH_LEGAL_EFFECT: 'Art. 35(3)(a)',
    LARGE_SCALE_SPECIAL_CATEGORIES: 'Art. 35(3)(b)',
    LARGE_SCALE_PUBLIC_MONITORING: 'Art. 35(3)(c)',
    EVALUATION_OR_SCORING: 'WP 248 rev.01, criterion 1',
    AUTOMATED_DECISION: 'WP 248 rev.01, criterion 2',
    SYSTEMATIC_MONITORING: 'WP 248 rev.01, criterion 3',
    SENSITIVE_DATA: 'WP 248 rev.01, criterion 4',
    LARGE_SCALE: 'WP 248 rev.01, criterion 5',
    MATCHING_DATASETS: 'WP 248 rev.01, criterion 6',
    VULNERABLE_SUBJECTS: 'WP 248 rev.01, criterion 7',
    INNOVATIVE_TECHNOLOGY: 'WP 248 rev.01, criterion 8',
    PREVENTS_RIGHT_OR_SERVICE: 'WP 248 rev.01, criterion 9',
  },
  'What makes an impact assessment necessary: one case of Art. 35(3), or normally two criteria of WP 248.',
);

export enum DpiaStatus {
  SCREENING = 'SCREENING',
  IN_PROGRESS = 'IN_PROGRESS',
  COMPLETED = 'COMPLETED',
  PRIOR_CONSULTATION = 'PRIOR_CONSULTATION',
}
export const dpiaStatuses = enumeration(
  'DpiaStatus',
  DpiaStatus,
  {
    SCREENING: 'Art. 35(1)',
    IN_PROGRESS: 'Art. 35(7)',
    COMPLETED: 'Art. 35(7)',
    PRIOR_CONSULTATION: 'Art. 36(1)',
  },
  'How far an impact assessment has come.',
);

export enum RiskLevel {
  LOW = 'LOW',
  MEDIUM = 'MEDIUM',
  HIGH = 'HIGH',
}
export const riskLevels = enumeration(
  'RiskLevel',
  RiskLevel,
  { LOW: 'Art. 35(7)(c)', MEDIUM: 'Art. 35(7)(c)', HIGH: 'Art. 36(1)' },
  'Risk that remains for the rights and freedoms of people.',
);

export enum ActivityStatus {
  PLANNED = 'PLANNED',
  ACTIVE = 'ACTIVE',
  SUSPENDED = 'SUSPENDED',
  ENDED = 'ENDED',
}
export const activityStatuses = enumeration(
  'ActivityStatus',
  ActivityStatus,
  {
    PLANNED: 'Art. 30(1)(d) ("will be disclosed")',
    ACTIVE: 'Art. 30(1), (2)',
    SUSPENDED: 'Art. 18, 58(2)(f)',
    ENDED: 'Art. 5(2)',
  },
  'Where a processing activity stands.',
);
