import { Injectable } from '@nestjs/common';
import type { RecordedRow } from '../history/links.reader.js';

/** A file of a proof that repeats rows as history recorded them. */
export interface ProofPart {
  /** `objections.json`. */
  file: string;
  /** A covered table. */
  table: string;
  /** Ids of its rows that belong to a notice. Read as the caller, in a transaction of its own. */
  rows: (notice: { id: string; organisationId: string }) => Promise<string[]>;
}

/**
 * What rooms below know of a notice: they sign up here, so that this one proves what is theirs without importing them. The
 * file is written from history, the links go into the proof, and verifying compares the two; nothing else is to be done.
 */
@Injectable()
export class ProofParts {
  readonly all: ProofPart[] = [];

  add(part: ProofPart): void {
    this.all.push(part);
  }
}

/** Rows of a table by their ids. */
export function rowsIn(table: string, ids: readonly string[]): RecordedRow[] {
  return ids.map((id) => ({ table, id }));
}
