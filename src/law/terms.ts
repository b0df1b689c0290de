import type { Day } from '../shared/days.js';
import type { enumerations } from './enumerations.js';

/** A label for every value of every enumeration: one that is missing does not compile. */
export type Terms = {
  readonly [E in (typeof enumerations)[number] as E['name']]: E['citations'];
};

/** One value of an enumeration, with the days on which it is law and what it is called. */
export interface LegalTermFacts {
  enumeration: string;
  code: string;
  citation: string;
  /** Language → label. English prevails. */
  label: Record<string, string>;
  validFrom: Day;
  /** Last day. */
  validUntil: Day | null;
  source: string;
}
