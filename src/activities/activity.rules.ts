import { assessmentRules } from './assessment.rules.js';
import { consentRules } from './consent.rules.js';
import { contentRules } from './content.rules.js';
import { legalBasisRules } from './legal-basis.rules.js';
import { processorRules } from './processor.rules.js';
import { recipientRules } from './recipients.rules.js';
import { retentionRules } from './retention.rules.js';
import { sensitiveDataRules } from './sensitive-data.rules.js';
import { upkeepRules } from './upkeep.rules.js';
import type { ActivityRule } from './activity-world.js';

/** All rules over an entry of the record. */
export const activityRules: readonly ActivityRule[] = [
  ...contentRules,
  ...retentionRules,
  ...processorRules,
  ...legalBasisRules,
  ...consentRules,
  ...sensitiveDataRules,
  ...assessmentRules,
  ...recipientRules,
  ...upkeepRules,
];
