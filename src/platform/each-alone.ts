import type { Logger } from '@nestjs/common';

/**
 * Periodic work on many: what fails for one is logged and comes again in the next period; the others do not wait for it.
 * @returns for how many it did not fail
 */
export async function eachAlone<T extends { id: string }>(
  log: Logger,
  all: readonly T[],
  work: (one: T) => Promise<void>,
): Promise<number> {
  let done = 0;
  for (const one of all)
    try {
      await work(one);
      done++;
    } catch (error) {
      log.error(`${one.id}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    }
  return done;
}
