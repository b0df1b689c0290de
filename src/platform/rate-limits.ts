import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { isIPv6 } from 'node:net';
import { Refusal } from '../shared/errors.js';
import { Clock } from './clock.js';
import { currentContext, runAs, systemContext } from './context.js';
import { Database } from './database.js';
import { Tasks } from './tasks.js';
import { Tokens } from './tokens.js';

export interface Limit {
  /** How often within one window. */
  limit: number;
  windowSeconds: number;
}

/** Counts how often something is asked for, in the database: the limit holds across processes and restarts. */
@Injectable()
export class RateLimits {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly tokens: Tokens,
    tasks: Tasks,
  ) {
    tasks.register('forget rate limits', 3600, () => this.forget());
  }

  /**
   * Counts one more. To be called before the transaction of the act is opened, so that an act that fails counts too.
   * @param purpose what is limited, e.g. `subscribe:client`
   * @param subject an address or a client; only its keyed hash is stored
   * @throws RATE_LIMITED with the seconds to wait
   */
  async take(purpose: string, subject: string, { limit, windowSeconds }: Limit): Promise<void> {
    if (currentContext()?.em)
      throw new Error(
        'a rate limit is taken before the transaction is opened, or it would be rolled back with it',
      );
    const key = this.tokens.keyedHash(`rate:${purpose}`, normalised(subject));
    const now = this.clock.now().getTime();
    const start = now - (now % (windowSeconds * 1000));
    const end = start + windowSeconds * 1000;
    const count = await this.count(key, new Date(start), new Date(end));
    if (count <= limit) return;
    const wait = Math.ceil((end - now) / 1000);
    throw new Refusal('RATE_LIMITED', `too many requests: try again in ${wait} seconds`);
  }

  private count(key: string, start: Date, end: Date): Promise<number> {
    return runAs(systemContext('rate limit'), () =>
      this.database.unseen(async (db) => {
        const { rows } = await sql<{ count: number }>`
          insert into rate_limit (key, window_start, count, expires_at) values (${key}, ${start}, 1, ${end})
          on conflict (key, window_start) do update set count = rate_limit.count + 1 returning count`.execute(
          db,
        );
        return rows[0]!.count;
      }),
    );
  }

  private async forget(): Promise<void> {
    await this.database.unseen((db) =>
      sql`delete from rate_limit where expires_at < ropewalk_now()`.execute(db),
    );
  }
}

/** Whoever has one IPv6 address has its whole /64. */
function normalised(subject: string): string {
  const address = subject.trim().toLowerCase();
  if (!isIPv6(address)) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(address)?.[1];
  if (mapped) return mapped;
  const [left = '', right] = address.split('%')[0]!.split('::');
  const front = left === '' ? [] : left.split(':');
  const back = right ? right.split(':') : [];
  const zeros = right === undefined ? [] : Array.from({ length: 8 - front.length - back.length }, () => '0');
  return [...front, ...zeros, ...back]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
