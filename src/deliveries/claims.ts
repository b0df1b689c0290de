import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import { Clock } from '../platform/clock.js';
import { runAs, systemContext } from '../platform/context.js';
import { Database, type Rows } from '../platform/database.js';
import type { Held, Leases } from './intake.js';
import { SOFT_DAYS, SOFT_LIMIT } from './bounce-class.js';
import type { Verdict } from './verdict.js';

/** A delivery that this worker holds until its lease ends. */
export interface Claimed extends Held {
  messageId: string;
  address: string;
  language: string;
  recipientId: string | null;
  recipientGeneration: number;
  sealedLink: string | null;
  /** Whose contact it goes to. */
  customerName: string | null;
  /** How often it was tried before. */
  attempts: number;
}

/** What became of a delivery that is held. */
export interface Result {
  claimed: Claimed;
  verdict: Verdict;
}

/**
 * Who works on which delivery. A claim is a lease written on the row: it ends by itself when its worker dies, and only
 * whoever still holds it may mark the row. Instants are the database's own, the same for all workers.
 */
@Injectable()
export class Claims implements Leases<Claimed> {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Claims up to `limit` deliveries that are due, longest due first, for `lease` milliseconds. */
  async claim(limit: number, lease: number): Promise<Claimed[]> {
    const claim = randomUUID();
    const since = performance.now();
    const { rows } = await this.database.statement((db) =>
      sql<Omit<Claimed, 'claim' | 'since'>>`
        select id, message_id as "messageId", address, language, recipient_id as "recipientId",
          recipient_generation as "recipientGeneration", sealed_link as "sealedLink",
          customer_name as "customerName", attempts
        from ropewalk_claim_deliveries(${claim}, ${limit}::int, ${lease}::int, ${this.clockText})`.execute(
        db,
      ),
    );
    return rows.map((row) => ({ ...row, claim, since }));
  }

  /** Whether it is still held and still wanted: its recipient may have left meanwhile. */
  async holds({ id, claim }: Claimed): Promise<boolean> {
    const rows = await this.write(async (db) => {
      const found =
        await sql`select from delivery where id = ${id} and claim = ${claim} and state = 'PENDING'`.execute(
          db,
        );
      return found.rows;
    });
    return rows.length > 0;
  }

  /**
   * Writes down what became of tries, in one statement. A copy that was cancelled while on its way counts as delivered if it
   * arrived.
   * @returns ids of those whose claim was still held; for the others somebody else answers
   */
  async mark(results: readonly Result[]): Promise<ReadonlySet<string>> {
    const given = results.map(({ claimed: { id, claim }, verdict }) => ({
      id,
      claim,
      ...verdict,
    }));
    const { rows } = await this.database.statement((db) =>
      sql<{
        id: string;
      }>`select ropewalk_mark_deliveries(${JSON.stringify(given)}, ${this.clockText}, ${SOFT_LIMIT},
        ${SOFT_DAYS}) as id`.execute(db),
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Gives back what was not tried. It is due at once. */
  async release(claimed: readonly Claimed[]): Promise<void> {
    if (claimed.length === 0) return;
    const [ids, claims] = [claimed.map(({ id }) => id), claimed.map(({ claim }) => claim)];
    await this.write((db) =>
      sql`update delivery set claim = null, due_at = ropewalk_now()
        where state = 'PENDING' and (id, claim) in (select * from unnest(${ids}::uuid[], ${claims}::uuid[]))`.execute(
        db,
      ),
    );
  }

  /** Ends every lease. Only where no other process can hold one: on the embedded database, at the start. */
  async releaseAll(): Promise<void> {
    await this.write((db) =>
      sql`update delivery set claim = null, due_at = ropewalk_now() where state = 'PENDING' and claim is not null`.execute(
        db,
      ),
    );
  }

  /** Whether a delivery could be claimed now. */
  async anyDue(): Promise<boolean> {
    const rows = await this.write(async (db) => {
      const found =
        await sql`select from delivery where state = 'PENDING' and due_at <= ropewalk_now() limit 1`.execute(
          db,
        );
      return found.rows;
    });
    return rows.length > 0;
  }

  /** For statements that set their own context. */
  private get clockText(): string {
    return this.clock.simulated ? this.clock.now().toISOString() : '';
  }

  private write<T>(work: (db: Rows) => Promise<T>): Promise<T> {
    return runAs(systemContext('dispatch'), () => this.database.unseen(work));
  }
}
