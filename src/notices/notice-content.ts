import type { Day } from '../shared/days.js';
import type { LocalizedText } from '../shared/localized-text.js';

/** One amendment as it was announced. */
export interface FrozenAmendment {
  kind: 'ADDED' | 'AMENDED' | 'REPLACED' | 'REMOVED' | 'RENAMED';
  subProcessorId: string;
  legalName: string;
  effectiveFrom: Day;
  origin: 'AMENDMENT' | 'CORRECTION' | 'BASELINE';
  changes: { field: string; from: LocalizedText | null; to: LocalizedText | null }[];
}
