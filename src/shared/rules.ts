import { registerEnumType } from '@nestjs/graphql';
import type { Day } from './days.js';

/** How bad it is. */
export enum Severity {
  ERROR = 'ERROR',
  WARNING = 'WARNING',
  INFO = 'INFO',
}
registerEnumType(Severity, {
  name: 'Severity',
  valuesMap: {
    ERROR: { description: 'The record is incomplete, or unlawful on its face.' },
    WARNING: { description: 'Likely to be asked about.' },
    INFO: { description: 'Worth knowing.' },
  },
});

/** What a rule found in one thing. */
export interface Found {
  message: string;
  /** The field, as the input and the register file name it: `purposes.0.legalBasis`. */
  path?: string;
  /** What tells it from another finding of the same rule in the same field, and stays: a country, a regime. */
  about?: string;
  /** Where it differs from the rule's own. */
  severity?: Severity;
}

/**
 * One rule of the law over one kind of thing: a pure function of the thing, of what it is judged against, and of a day.
 * `World` holds what else it reads; it stands in the last room whose rows it reads.
 */
export interface Rule<Subject, World extends { on: Day }> {
  /** As `C01`. */
  id: string;
  /** Article, decision or guideline. */
  article: string;
  severity: Severity;
  /** What must hold. */
  title: string;
  find: (subject: Subject, world: World) => readonly Found[];
}
