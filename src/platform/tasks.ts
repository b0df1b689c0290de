import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from './clock.js';
import { runAs, systemContext } from './context.js';
import { Database } from './database.js';

interface Registered {
  name: string;
  everySeconds: number;
  run: () => Promise<void>;
}

/** How often a process looks whether something is due, in milliseconds. */
const LOOK = 5_000;

/**
 * Periodic work. Which time it is due is a row: of any number of processes one claims it, and when that one dies in the
 * middle the next period comes all the same. So a task must not mind being cut short.
 */
@Injectable()
export class Tasks implements BeforeApplicationShutdown {
  private readonly log = new Logger('tasks');
  private readonly registered: Registered[] = [];
  private timer?: NodeJS.Timeout;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** `run` is called as Ropewalk itself, outside a transaction, no more often than every so many seconds. */
  register(name: string, everySeconds: number, run: () => Promise<void>): void {
    this.registered.push({ name, everySeconds, run });
  }

  /** Begins to look. For processes that do background work. */
  start(): void {
    const look = async () => {
      await this.runDue();
      this.timer &&= setTimeout(() => void look(), LOOK).unref();
    };
    this.timer = setTimeout(() => void look(), 0);
  }

  /** Does all that is due now, one after the other; what fails is logged and comes again in its next period. */
  runDue(): Promise<void> {
    this.running = this.running.then(async () => {
      for (const task of this.registered) await this.runIfDue(task);
    });
    return this.running;
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    await this.running;
  }

  private async runIfDue(task: Registered): Promise<void> {
    try {
      await runAs(systemContext(task.name), async () => {
        if (await this.claim(task)) await task.run();
      });
    } catch (error) {
      this.log.error(
        `${task.name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
    }
  }

  /**
   * True for the one process that gets it. Due, too, when it lies more than two periods ahead: then a clock was set back.
   * One period more than a claim, because the clocks of two processes are never quite the same.
   */
  private claim({ name, everySeconds }: Registered): Promise<boolean> {
    const now = this.clock.now();
    const ahead = (periods: number) => new Date(now.getTime() + periods * everySeconds * 1000);
    return this.database.unseen(async (db) => {
      const { rows } = await sql`insert into task (name, due_at) values (${name}, ${ahead(1)})
        on conflict (name) do update set due_at = excluded.due_at
          where task.due_at <= ${now} or task.due_at > ${ahead(2)}
        returning name`.execute(db);
      return rows.length > 0;
    });
  }
}
