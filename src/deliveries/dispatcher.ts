import { Inject, Injectable, Logger } from '@nestjs/common';
import { CONFIG, type Config } from '../platform/config.js';
import { Mailer, type MailAnswer } from '../platform/mailer.js';
import { Claims, type Claimed } from './claims.js';
import { Composer } from './composer.js';
import { Lanes } from './lanes.js';
import { Marking } from './marking.js';
import { verdict } from './verdict.js';

/**
 * Sends what is due, on as many lanes as the mailer has connections: each has the answer written down, and only when that is
 * committed takes the next.
 */
@Injectable()
export class Dispatcher extends Lanes<Claimed> {
  private readonly marking: Marking;

  constructor(
    claims: Claims,
    private readonly composer: Composer,
    private readonly mailer: Mailer,
    @Inject(CONFIG) config: Config,
  ) {
    const { connections, slowest } = mailer;
    const settings = { connections, slowest, alone: config.databaseUrl === undefined };
    super(new Logger('dispatcher'), claims, settings);
    this.marking = new Marking(claims);
  }

  override async stop(): Promise<void> {
    await super.stop();
    this.mailer.close();
  }

  protected override async work(claimed: Claimed): Promise<void> {
    const answer = await this.send(claimed);
    if (answer.outcome === 'unreachable') return this.intake.unreachable(claimed, answer.answer);
    this.intake.reached();
    const result = verdict(answer, claimed.attempts);
    // a refusal because of us concerns every mail: somebody must look at SPF, DKIM, DMARC, reputation
    const level = result.bounceClass === 'SENDER' ? 'error' : 'warn';
    if (result.state === 'FAILED') this.log[level](`delivery ${claimed.id} failed: ${result.answer}`);
    return this.mark(claimed, result.answer, () => this.marking.mark({ claimed, verdict: result }));
  }

  private async send(claimed: Claimed): Promise<MailAnswer> {
    try {
      return await this.mailer.send(await this.composer.mail(claimed));
    } catch (error) {
      this.log.error(
        `delivery ${claimed.id}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
      return {
        outcome: 'deferred',
        code: null,
        answer: `not sent: ${error instanceof Error ? error.message : String(error)}`,
      };
    }
  }
}
