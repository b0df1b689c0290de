import type { Origin } from './announceable.js';
import type { Day } from './days.js';
import type { LocalizedText } from './localized-text.js';

/** A version of a published text as a notice speaks of it: read from the rows, never stored. */
export interface Publication {
  of: 'policy' | 'agreement';
  /** Id of the version. */
  id: string;
  /** Id of the policy or agreement. */
  subjectId: string;
  /** Slug of the policy, reference of the agreement. */
  reference: string;
  title: LocalizedText;
  /** What the version is called: "2.1". */
  label: string;
  effectiveFrom: Day;
  origin: Origin;
  announcedOn: Day | null;
  noticeId: string | null;
  material: boolean;
  /** What changes, in words. */
  summary: LocalizedText | null;
  /** Products it is about; none: all. */
  productIds: string[];
  /** SHA-256, hex, over the text in all languages: what was seen is what is announced when this is the same. Null: no text is kept here. */
  digest: string | null;
  /** False: an agreement with one customer, of which nobody else hears. */
  isPublic: boolean;
}

/** Which publications are wanted. Neither: all that were announced or wait for it. */
export interface PublicationFilter {
  /** Those of these notices, withdrawn ones included. */
  notices?: readonly string[];
  /** True: announced; false: final, and waiting for a notice. */
  announced?: boolean;
  /** Instead of all these: those of these ids that were released without a notice. */
  released?: readonly string[];
}
