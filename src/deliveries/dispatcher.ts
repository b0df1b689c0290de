import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { CONFIG, type Config } from '../platform/config.js';
import { Mailer, type MailAnswer } from '../platform/mailer.js';
import { Bell } from './bell.js';
import { Claims, type Claimed, type Result } from './claims.js';
import { Composer } from './composer.js';
import { Intake } from './intake.js';
import { Marking } from './marking.js';
import { verdict } from './verdict.js';

/**
 * Sends what is due. As many lanes as the mailer has connections, each: take one, offer it to the server, give it, have the
 * answer written down. The next is offered meanwhile, but given only when that is committed. So when the process dies, at
 * most one mail a connection was sent and not written down, and no transaction is open while the mail server thinks.
 */
@Injectable()
export class Dispatcher implements BeforeApplicationShutdown {
  private readonly log = new Logger('dispatcher');
  private readonly progress = new Bell();
  private readonly intake: Intake;
  private readonly marking: Marking;
  private lanes: Promise<void>[] = [];
  private busy = 0;

  constructor(
    private readonly claims: Claims,
    private readonly composer: Composer,
    private readonly mailer: Mailer,
    @Inject(CONFIG) config: Config,
  ) {
    const { connections, slowest } = mailer;
    const alone = config.databaseUrl === undefined;
    // the embedded database does one thing at a time
    this.marking = new Marking(claims, alone ? 1 : 2);
    this.intake = new Intake(claims, { connections, slowest, alone });
  }

  start(): void {
    if (this.lanes.length > 0 || this.intake.stopped) return;
    this.lanes = Array.from({ length: this.mailer.connections }, () => this.lane());
  }

  /** Looks at once instead of within a second. Does nothing in a process that does not dispatch. */
  wake(): void {
    this.intake.wake();
  }

  /** Takes nothing more and finishes what is on its way. */
  async stop(): Promise<void> {
    await this.intake.stop();
    await Promise.all(this.lanes);
    this.mailer.close();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.stop();
  }

  /** For tests: until no delivery is due and none is on its way here. Waits as long as there is no mail server. */
  async idle(): Promise<void> {
    if (this.lanes.length === 0) throw new Error('the dispatcher was not started');
    for (;;) {
      const { rings } = this.progress;
      if (
        this.busy === 0 &&
        this.intake.empty &&
        !(await this.claims.anyDue()) &&
        this.progress.rings === rings
      )
        return;
      this.wake();
      await this.progress.wait(50, rings);
    }
  }

  private async lane(): Promise<void> {
    let written = Promise.resolve();
    for (let claimed = await this.intake.next(); claimed; claimed = await this.intake.next()) {
      this.busy++;
      const before = written;
      const answer = await this.send(claimed, before);
      written = this.settle(claimed, answer).finally(() => {
        this.busy--;
        this.progress.ring();
      });
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
    if (result.state === 'FAILED') this.log.warn(`delivery ${claimed.id} failed: ${result.answer}`);
    return this.mark({ claimed, verdict: result });
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

  /** The mail is out: as long as the lease lasts, nothing is more urgent than writing that down. */
  private async mark(result: Result): Promise<void> {
    const { claimed, verdict } = result;
    for (let wait = 100; ; wait *= 2) {
      try {
        if (await this.marking.mark(result)) return;
        return this.log.warn(
          `delivery ${claimed.id}: the claim was lost before its answer was written: ${verdict.answer}`,
        );
      } catch (error) {
        this.log.error(`delivery ${claimed.id}: ${error instanceof Error ? error.message : String(error)}`);
        if (this.intake.left(claimed) < wait) return;
        await new Promise((resolve) => setTimeout(resolve, wait));
      }
    }
  }
}
