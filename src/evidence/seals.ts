import { createHash } from 'node:crypto';

/** How many rows, and SHA-256 (hex) over their lines, sorted by bytes, one a line. */
export interface Seal {
  count: number;
  digest: string;
}

export function sealOf(lines: readonly string[]): Seal {
  // keys, ids, days and words of enumerations: their order by code units is that of their bytes
  const text = lines.toSorted((a, b) => (a < b ? -1 : Number(a > b))).join('\n');
  return { count: lines.length, digest: createHash('sha256').update(text, 'utf8').digest('hex') };
}

/** A row of `customers.csv`, as far as the seal is over it. */
export interface SealedCustomer {
  standing: string;
  agreementVersion: string;
  customer: string;
  authorisation: string;
  objectionEffect: string;
  earliestEffect: string;
  effectiveFrom: string;
  objectionDeadline: string;
  tooShort: string;
}

/** A row of `customers.csv`, as far as it says whether the customer was reached. */
export interface ReachedCustomer {
  notifiedCustomer: string;
  reached: string;
}

/** What was counted for a customer, as one line of the seal. */
export function customerLine(row: SealedCustomer): string {
  const { standing, agreementVersion, customer, authorisation, objectionEffect } = row;
  const days = [row.earliestEffect, row.effectiveFrom, row.objectionDeadline].map((day) => day || '-');
  const tooShort = row.tooShort === 'true' ? 't' : 'f';
  return [standing, agreementVersion, customer, authorisation, objectionEffect, ...days, tooShort].join(' ');
}

/** A row of `recipients.csv`, as far as the seals are over it. */
export interface SealedRecipient {
  mail: string;
  addressKey: string;
  /** The notified customer whose contact it went to; empty: to a subscriber. */
  customer: string;
  state: string;
  /** `true` for those to whom the notice went on announcing, not later. */
  atAnnouncing: string;
  updatedAt: string;
}

export const RECIPIENT_COLUMNS = [
  'delivery',
  'mail',
  'audience',
  'addressKey',
  'address',
  'language',
  'customer',
  'escalationOf',
  'atAnnouncing',
  'state',
  'digestDelivery',
  'createdAt',
  'settledAt',
  'updatedAt',
  'attempts',
] as const;

export const CUSTOMER_COLUMNS = [
  'notifiedCustomer',
  'standing',
  'customer',
  'legalName',
  'agreement',
  'agreementVersion',
  'versionEffectiveFrom',
  'authorisation',
  'objectionEffect',
  'noticeDays',
  'holidayCalendar',
  'earliestEffect',
  'effectiveFrom',
  'objectionDeadline',
  'tooShort',
  'emergencyClause',
  'reached',
  'acceptedAt',
  'resolution',
  'resolvedBy',
] as const;
