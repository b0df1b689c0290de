import { Inject, Injectable, Logger } from '@nestjs/common';
import { Lanes } from '../deliveries/lanes.js';
import { CONFIG, type Config } from '../platform/config.js';
import { OutsideCaller, type OutsideAnswer } from '../platform/outside-call.js';
import { WebhookCalls } from './webhook-calls.js';
import { WebhookClaims, type ClaimedCall } from './webhook-claims.js';
import { WebhookResults } from './webhook-results.js';
import { webhookVerdict } from './webhook-verdict.js';

/** How many calls are on their way at once in a process. */
const LANES = 10;

/** Calls the webhooks that events wait for. */
@Injectable()
export class WebhookSender extends Lanes<ClaimedCall> {
  constructor(
    claims: WebhookClaims,
    private readonly calls: WebhookCalls,
    private readonly caller: OutsideCaller,
    private readonly results: WebhookResults,
    @Inject(CONFIG) config: Config,
  ) {
    const settings = { connections: LANES, slowest: caller.timeout, alone: config.databaseUrl === undefined };
    super(new Logger('webhooks'), claims, settings);
  }

  protected override async lane(): Promise<void> {
    for (let held = await this.intake.next(); held; held = await this.intake.next()) {
      const ended = this.begun();
      try {
        await this.work(held);
      } finally {
        ended();
      }
    }
  }

  private async work(claimed: ClaimedCall): Promise<void> {
    const answer = await this.call(claimed);
    this.intake.reached();
    const verdict = webhookVerdict(answer, { triesBefore: claimed.tries, test: claimed.event === null });
    const { status, answer: words } = answer;
    if (verdict.rest) this.log.warn(`webhook ${claimed.webhookId}: given up: ${status ?? words}`);
    return this.mark(claimed, String(status ?? words), () => this.results.write(claimed, verdict, answer));
  }

  private async call(claimed: ClaimedCall): Promise<OutsideAnswer> {
    try {
      return await this.caller.post(this.calls.of(claimed));
    } catch (error) {
      const words = error instanceof Error ? error.message : String(error);
      this.log.error(`webhook ${claimed.webhookId}: ${words}`);
      return { status: null, answer: `not called: ${words}`, duration: 0 };
    }
  }
}
