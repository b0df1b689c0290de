import { Inject, Injectable, Logger } from '@nestjs/common';
import { CONFIG, type Config } from '../platform/config.js';
import { Mailer, type MailAnswer } from '../platform/mailer.js';
import { Claims, type Claimed } from './claims.js';
import { Composer } from './composer.js';
import { Lanes } from './lanes.js';
import { Marking } from './marking.js';
import { verdict } from './verdict.js';

/**
 * Sends what is due, on as many lanes as the mailer has connections, each: take one, offer it to the server, give it, have
 * the answer written down. The next is offered meanwhile, but given only when that is committed. So when the process dies,
 * at most one mail a connection was sent and not written down.
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
    const alone = config.databaseUrl === undefined;
    super(new Logger('dispatcher'), claims, { connections, slowest, alone });
    // the embedded database does one thing at a time
    this.marking = new Marking(claims, alone ? 1 : 2);
  }

  override async stop(): Promise<void> {
    await super.stop();
    this.mailer.close();
  }

  protected override async lane(): Promise<void> {
    let written = Promise.resolve();
    for (let claimed = await this.intake.next(); claimed; claimed = await this.intake.next()) {
      const ended = this.begun();
      const before = written;
      const answer = await this.send(claimed, before);
      written = this.settle(claimed, answer).finally(ended);
      if (answer.outcome !== 'accepted') await Promise.all([before, written]);
    }
    await written;
  }

  private async settle(claimed: Claimed, answer: MailAnswer): Promise<void> {
    // its claim ends by itself
    if (answer.outcome === 'withheld') return;
    if (answer.outcome === 'unreachable') return this.intake.unreachable(claimed, answer.answer);
    this.intake.reached();
    const result = verdict(answer, claimed.attempts);
    // a refusal because of us concerns every mail: somebody must look at SPF, DKIM, DMARC, reputation
    const level = result.bounceClass === 'SENDER' ? 'error' : 'warn';
    if (result.state === 'FAILED') this.log[level](`delivery ${claimed.id} failed: ${result.answer}`);
    return this.mark(claimed, result.answer, () => this.marking.mark({ claimed, verdict: result }));
  }

  /** @param before when the mail before is written down */
  private async send(claimed: Claimed, before: Promise<void>): Promise<MailAnswer> {
    try {
      return await this.mailer.send(await this.composer.mail(claimed), async () => {
        await before;
        return this.intake.safe(claimed);
      });
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
