import { setImmediate } from 'node:timers/promises';
import type { Claims, Result } from './claims.js';

interface Asked extends Result {
  resolve: (held: boolean) => void;
  reject: (reason: unknown) => void;
}

/**
 * Writes down what became of deliveries. What arrives while writes are on their way goes into the next, together: the more
 * there is to do, the fewer commits it takes, and nobody waits for a timer. Each still waits until its own is committed.
 */
export class Marking {
  private asked: Asked[] = [];
  private writing = 0;

  /** @param atOnce how many writes may be on their way: a further one only for several, so that it is worth its commit */
  constructor(
    private readonly claims: Claims,
    private readonly atOnce: 1 | 2,
  ) {}

  /** True once it is committed; false when the claim was lost: then somebody else answers for the row. */
  mark(result: Result): Promise<boolean> {
    return new Promise((resolve, reject) => {
      this.asked.push({ ...result, resolve, reject });
      if (this.writing < Math.min(this.atOnce, this.asked.length)) void this.write();
    });
  }

  private async write(): Promise<void> {
    this.writing++;
    // answers that were read from the mail server in one go are written in one go
    await setImmediate();
    for (let asked = this.asked.splice(0); asked.length > 0; asked = this.asked.splice(0)) {
      try {
        const marked = await this.claims.mark(asked);
        for (const { claimed, resolve } of asked) resolve(marked.has(claimed.id));
      } catch (error) {
        for (const { reject } of asked) reject(error);
      }
    }
    this.writing--;
  }
}
