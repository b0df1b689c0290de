import { dayIn, type Day } from '../shared/days.js';

/** The only place that asks what time it is. With `CLOCK` set it starts there and runs on. */
export class Clock {
  private offset = 0;

  constructor(start?: Date) {
    if (start) this.set(start);
  }

  /** True when the time was supplied: history rows say so. */
  simulated = false;

  now(): Date {
    return new Date(Date.now() + this.offset);
  }

  today(timeZone: string): Day {
    return dayIn(timeZone, this.now());
  }

  /** From now on it is that instant, and time goes on from there. */
  set(instant: Date): void {
    this.offset = instant.getTime() - Date.now();
    this.simulated = true;
  }

  /** Does `work` as if it were that instant, then takes up the time again. For a process that does nothing else meanwhile. */
  async during<T>(instant: Date, work: () => Promise<T>): Promise<T> {
    const { offset, simulated } = this;
    this.set(instant);
    try {
      return await work();
    } finally {
      this.offset = offset;
      this.simulated = simulated;
    }
  }
}
