import { Webhook as Signer } from 'standardwebhooks';
import { randomBytes } from 'node:crypto';
import type { EventData } from '../events/event-data.js';
import type { EventType } from '../events/event.entity.js';
import type { OutsideCall } from '../platform/outside-call.js';

/** A secret as the specification writes it: 256 bits. */
export function newSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`;
}

/** What a webhook is told. */
export interface Told {
  /** The event's id: the same however often it is sent, so that a receiver can tell. */
  id: string;
  type: EventType | 'WEBHOOK_TEST';
  at: Date;
  data: EventData;
}

/** The name of an event type outside GraphQL: `notice.announced`, `notice.in_effect`. */
export function wireType(type: Told['type']): string {
  return type.toLowerCase().replace('_', '.');
}

/**
 * A call as Standard Webhooks has it: the body says what, the headers say which, when it is sent, and prove by one signature
 * a secret that it is from us.
 */
export function signedCall(
  { id, type, at, data }: Told,
  { url, secrets, now }: { url: string; secrets: readonly string[]; now: Date },
): OutsideCall {
  const body = JSON.stringify({ type: wireType(type), timestamp: at.toISOString(), data });
  return {
    url,
    body,
    headers: {
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
      'user-agent': 'Ropewalk',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
      'webhook-signature': secrets.map((secret) => new Signer(secret).sign(id, now, body)).join(' '),
    },
  };
}
