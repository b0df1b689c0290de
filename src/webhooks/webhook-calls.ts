import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import type { OutsideCall } from '../platform/outside-call.js';
import { Tokens } from '../platform/tokens.js';
import { instantOf } from '../shared/scalars.js';
import { signedCall, type Told } from './signed-call.js';
import type { ClaimedCall } from './webhook-claims.js';

/** Makes the call of a delivery: the same body and id at every try, signed anew. */
@Injectable()
export class WebhookCalls {
  constructor(
    private readonly tokens: Tokens,
    private readonly clock: Clock,
  ) {}

  /** @throws when a secret was sealed with a SECRET that is no longer set */
  of(claimed: ClaimedCall): OutsideCall {
    const { url, sealedSecret, sealedFormerSecret } = claimed;
    const sealed = [sealedSecret, ...(sealedFormerSecret === null ? [] : [sealedFormerSecret])];
    const now = this.clock.now();
    return signedCall(toldBy(claimed, now), {
      url,
      now,
      secrets: sealed.map((secret) => this.tokens.unseal(secret)),
    });
  }
}

function toldBy({ id, event, organisation }: ClaimedCall, now: Date): Told {
  if (!event) return { id, type: 'WEBHOOK_TEST', at: now, data: { organisation } };
  return { ...event, at: instantOf(event.at) };
}
