import { Logger } from '@nestjs/common';
import { Bell } from './bell.js';

/** A row that a worker holds until its lease ends. */
export interface Held {
  id: string;
  /** Whoever marks the row must still hold it by this. */
  claim: string;
  /** When the claim was asked for, on `performance.now()`: no clock that is set can shorten or stretch a lease. */
  since: number;
}

/** The table that the rows stand in. */
export interface Leases<H extends Held> {
  claim(limit: number, lease: number): Promise<H[]>;
  holds(held: H): Promise<boolean>;
  release(held: readonly H[]): Promise<void>;
  releaseAll(): Promise<void>;
  anyDue(): Promise<boolean>;
}

export interface IntakeSettings {
  /** How many are sent at once. */
  connections: number;
  /** Milliseconds that one send takes at most. */
  slowest: number;
  /** No other process can hold a claim: those found at the start are of a dead one. */
  alone: boolean;
}

/** Milliseconds between looks at the table when nobody rings. */
const POLL = 1_000;
/** Claimed so long ago that the recipient may have left since: looked up again before sending. */
const STALE = 1_000;
/** Time to write down the result of a send before its lease ends. */
const MARKING = 5_000;
const REST = { first: 1_000, most: 60_000 };

/** Claims rows in small batches and hands them out one by one; rests while database or mail server is away. */
export class Intake<H extends Held> {
  private readonly bell = new Bell();
  private readonly stopping = new Bell();
  private readonly lease: number;
  private queue: H[] = [];
  private filling?: Promise<boolean>;
  private resting?: Promise<void>;
  private rest = 0;
  private fresh = true;
  private handed = 0;
  stopped = false;

  constructor(
    private readonly claims: Leases<H>,
    private readonly settings: IntakeSettings,
    private readonly log: Logger,
  ) {
    this.lease = 2 * settings.slowest + MARKING;
  }

  /** True when nothing waits here for a connection, or is on its way. */
  get empty(): boolean {
    return this.queue.length === 0 && this.handed === 0 && !this.filling;
  }

  wake(): void {
    this.bell.ring();
  }

  /** The next delivery to send, as soon as there is one; undefined once stopped. */
  async next(): Promise<H | undefined> {
    while (!this.stopped) {
      const rings = this.bell.rings;
      if (this.resting) {
        await this.resting;
        continue;
      }
      const claimed = this.queue.shift();
      if (this.queue.length < this.settings.connections && claimed) void this.fill();
      if (claimed) {
        this.handed++;
        if (await this.sendable(claimed)) return claimed;
        this.handed--;
      } else if (!(await this.fill())) await this.bell.wait(POLL, rings);
    }
    return undefined;
  }

  /** Whether enough of its lease is left to send it and write that down. */
  safe(claimed: H): boolean {
    return this.left(claimed) >= this.settings.slowest + MARKING;
  }

  /** One that was handed out is done. */
  done(): void {
    this.handed--;
  }

  /** How many milliseconds of its lease are left. */
  left(claimed: H): number {
    return this.lease - (performance.now() - claimed.since);
  }

  /** There is no mail server: all that is claimed goes back untried, and for a while nothing is taken. */
  async unreachable(claimed: H, why: string): Promise<void> {
    this.takeRest(why);
    await this.giveBack([claimed, ...this.queue.splice(0)]);
  }

  reached(): void {
    this.rest = 0;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.stopping.ring();
    this.bell.ring();
    await this.filling;
    await this.giveBack(this.queue.splice(0));
  }

  private async sendable(claimed: H): Promise<boolean> {
    // too little of the lease is left: it ends by itself, and the row is due again
    if (!this.safe(claimed)) return false;
    if (performance.now() - claimed.since < STALE) return true;
    try {
      return await this.claims.holds(claimed);
    } catch (error) {
      this.takeRest(error);
      return false;
    }
  }

  /** True when something was claimed. Several callers share one look. */
  private fill(): Promise<boolean> {
    this.filling ??= this.claim().finally(() => (this.filling = undefined));
    return this.filling;
  }

  private async claim(): Promise<boolean> {
    try {
      if (this.fresh && this.settings.alone) await this.claims.releaseAll();
      this.fresh = false;
      const claimed = await this.claims.claim(20 * this.settings.connections, this.lease);
      this.queue.push(...claimed);
      return claimed.length > 0;
    } catch (error) {
      this.takeRest(error);
      return false;
    }
  }

  private async giveBack(claimed: H[]): Promise<void> {
    try {
      await this.claims.release(claimed);
    } catch (error) {
      this.log.warn(
        `claims were not given back, and end by themselves: ${error instanceof Error ? error.message : String(error)}`,
      );
      this.takeRest(error);
    }
  }

  private takeRest(why: unknown): void {
    if (this.resting || this.stopped) return;
    this.rest = Math.min(Math.max(2 * this.rest, REST.first), REST.most);
    this.log.warn(
      `${why instanceof Error ? why.message : String(why)}; trying again in ${this.rest / 1000} s`,
    );
    this.resting = this.stopping.wait(this.rest).then(() => (this.resting = undefined));
  }
}
