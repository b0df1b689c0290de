import { Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { Bell } from './bell.js';
import { Intake, type Held, type IntakeSettings, type Leases } from './intake.js';

/**
 * Works off a table of rows that are due, several at once. Each lane takes one, does it, writes down what became of it, and
 * takes the next. So when the process dies, at most one row a lane was done and not written down, and no transaction is
 * open while somebody outside thinks.
 */
export abstract class Lanes<H extends Held> implements BeforeApplicationShutdown {
  protected readonly intake: Intake<H>;
  private readonly progress = new Bell();
  private lanes: Promise<void>[] = [];

  protected constructor(
    protected readonly log: Logger,
    private readonly leases: Leases<H>,
    private readonly settings: IntakeSettings,
  ) {
    this.intake = new Intake(leases, settings, log);
  }

  start(): void {
    if (this.lanes.length > 0 || this.intake.stopped) return;
    this.lanes = Array.from({ length: this.settings.connections }, () => this.lane());
  }

  /** Looks at once instead of within a second. Does nothing in a process that was not told to start. */
  wake(): void {
    this.intake.wake();
  }

  /** Takes nothing more and finishes what is on its way. */
  async stop(): Promise<void> {
    await this.intake.stop();
    await Promise.all(this.lanes);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.stop();
  }

  /** For tests: until nothing is due and nothing on its way here. Waits as long as there is no mail server. */
  async idle(): Promise<void> {
    if (this.lanes.length === 0) throw new Error('it was not started');
    for (;;) {
      const { rings } = this.progress;
      if (this.intake.empty && !(await this.leases.anyDue()) && this.progress.rings === rings) return;
      this.wake();
      await this.progress.wait(50, rings);
    }
  }

  /** It is done: as long as the lease lasts, nothing is more urgent than writing that down. False: the claim was lost. */
  protected async mark(held: H, what: string, write: () => Promise<boolean>): Promise<void> {
    for (let wait = 100; ; wait *= 2) {
      try {
        if (await write()) return;
        return this.log.warn(
          `delivery ${held.id}: the claim was lost before its answer was written: ${what}`,
        );
      } catch (error) {
        this.log.error(`delivery ${held.id}: ${error instanceof Error ? error.message : String(error)}`);
        if (this.intake.left(held) < wait) return;
        await new Promise((resolve) => setTimeout(resolve, wait));
      }
    }
  }

  /** Takes one after the other until it is told to stop. */
  protected abstract lane(): Promise<void>;

  /** One was taken, and is on its way until what this returns is called. */
  protected begun(): () => void {
    return () => {
      this.intake.done();
      this.progress.ring();
    };
  }
}
