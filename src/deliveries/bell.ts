/** Something to wait for that rings now and then. A ring between looking and waiting is not missed. */
export class Bell {
  /** How often it rang. */
  rings = 0;
  private readonly waiting = new Set<() => void>();

  ring(): void {
    this.rings++;
    for (const wake of this.waiting) wake();
  }

  /** Has `wake` called whenever it rings, until the returned function is called. */
  listen(wake: () => void): () => void {
    this.waiting.add(wake);
    return () => this.waiting.delete(wake);
  }

  /** Until it rings, or rang since `rings` was read, or `ms` milliseconds have passed. */
  wait(ms: number, since = this.rings): Promise<void> {
    if (this.rings !== since) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.waiting.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, ms);
      this.waiting.add(wake);
    });
  }
}
