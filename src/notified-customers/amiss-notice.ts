import type { Day } from '../shared/days.js';
import type { Reached } from './notified-customer.js';

/** This many of customers alike are named; the others are counted. */
export const NAMED = 5;

/** Customers of one notice with whom the same may have gone wrong. */
export interface AmissCustomers {
  reached: Reached;
  /** The effect comes sooner than the agreement allows. */
  tooShort: boolean;
  /** The agreement has an emergency clause. */
  emergency: boolean;
  earliestEffect: Day | null;
  effectiveFrom: Day | null;
  noticeDays: number;
  /** Null: calendar days. */
  holidayCalendar: string | null;
  /** When the first mail server of a contact accepted it; as long as none has, the day that is judged. */
  toldOn: Day;
  count: number;
  /** Over the ids of all of them, whatever their order: two groups together are the exclusive or of theirs. */
  who: string;
  /** The first few. */
  named: { customerId: string; agreementId: string }[];
  /** Of those too short: the rows by which they stand on the agreement. */
  standings: string[];
}

/** An announced notice, as far as something may have gone wrong with those whom it must reach. */
export interface AmissNotice {
  id: string;
  number: number;
  announcedOn: Day;
  customers: readonly AmissCustomers[];
}
