import type { LocalizedText } from '../shared/localized-text.js';

/** What a page shows of an engagement. */
export interface EngagementFacts {
  service: LocalizedText | null;
  purpose: LocalizedText | null;
  dataCategories: LocalizedText[];
  dataSubjects: LocalizedText[];
  countries: string[];
  placesAsWritten: string | null;
  /** None: all products of the organisation. */
  productIds: string[];
  /** Whom it applies to ("EU customers only"). */
  conditions: LocalizedText | null;
  usesAi: boolean | null;
  transferMechanism: LocalizedText | null;
  note: LocalizedText | null;
}
