import type { MailAnswer } from '../platform/mailer.js';
import { BounceClass, classOf, statusIn } from './bounce-class.js';
import { DeliveryState } from './delivery.entity.js';

/** What an answer makes of a delivery. */
export interface Verdict {
  state: DeliveryState;
  /** Seconds until it is tried again; null when settled. */
  wait: number | null;
  code: number | null;
  answer: string;
  /** What a failure means; null as long as it is none. */
  bounceClass: BounceClass | null;
  /** Enhanced status code (RFC 3463) of a failure. */
  status: string | null;
}

/** After the 38th try: the waits between them add up to five days. */
export const TRIES = 38;

/**
 * A mail server that says "not now" is asked again after a minute, then after twice as long each time, up to four hours;
 * after {@link TRIES} tries, about five days, it is given up. Tries are counted, not days: while our own mail server is down
 * nothing is tried, so nothing is given up either.
 */
export function verdict({ outcome, code, answer }: MailAnswer, triesBefore: number): Verdict {
  const failed = { state: DeliveryState.FAILED, wait: null, code, status: statusIn(answer) };
  if (outcome === 'accepted')
    return { state: DeliveryState.DELIVERED, wait: null, code, answer, bounceClass: null, status: null };
  if (outcome === 'refused')
    return { ...failed, answer, bounceClass: classOf({ code, status: failed.status, text: answer }) };
  const tries = triesBefore + 1;
  if (tries >= TRIES)
    return {
      ...failed,
      answer: `given up after ${tries} tries: ${answer}`,
      bounceClass: failed.status?.includes('.7.') ? BounceClass.SENDER : BounceClass.SOFT,
    };
  const wait = Math.min(60 * 2 ** (tries - 1), 4 * 3600);
  return { state: DeliveryState.PENDING, wait, code, answer, bounceClass: null, status: null };
}
