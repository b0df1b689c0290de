import { DeliveryState } from '../deliveries/delivery.entity.js';
import type { OutsideAnswer } from '../platform/outside-call.js';
import { WebhookRest } from './webhook.entity.js';

/** What an answer makes of a delivery, and of its webhook. */
export interface WebhookVerdict {
  state: DeliveryState;
  /** Seconds until it is tried again; null when settled. */
  wait: number | null;
  /** Why nothing more is sent there; FAILING holds only if nothing else has reached it either. */
  rest: WebhookRest | null;
}

const HOUR = 3600;
/** Seconds between one try and the next: ten tries in a little over three days. */
export const WAITS = [5, 300, HOUR / 2, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR];
/** Waits are stretched or shortened by up to this part, so that what failed together does not come back together. */
const JITTER = 0.1;

/** Only 2xx counts as received; a redirect is none, and 410 means never again. A test is tried once and changes nothing. */
export function webhookVerdict(
  { status }: Pick<OutsideAnswer, 'status'>,
  { triesBefore, test }: { triesBefore: number; test: boolean },
  random = Math.random(),
): WebhookVerdict {
  const failed = { state: DeliveryState.FAILED, wait: null };
  if (status !== null && status >= 200 && status < 300)
    return { state: DeliveryState.DELIVERED, wait: null, rest: null };
  if (test) return { ...failed, rest: null };
  if (status === 410) return { ...failed, rest: WebhookRest.GONE };
  const wait = WAITS[triesBefore];
  if (wait === undefined) return { ...failed, rest: WebhookRest.FAILING };
  return {
    state: DeliveryState.PENDING,
    wait: Math.round(wait * (1 + JITTER * (2 * random - 1))),
    rest: null,
  };
}
