import { shippedDecisions } from './adequacy-decisions.js';
import { shippedMemberships } from './eea-memberships.js';
import type { LawBook } from './law-book.js';
import { shippedExemptions } from './record-exemptions.js';

/** The law as this release knows it, without a database: what no admin has amended. */
export const shippedLaw: LawBook = {
  decisions: shippedDecisions,
  memberships: shippedMemberships,
  exemptions: shippedExemptions,
};
