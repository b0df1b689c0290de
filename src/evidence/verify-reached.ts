import type { Recorded } from './recorded.js';
import type { ReachedCustomer, SealedRecipient } from './seals.js';

/** Whether customers were reached, as it follows from the copies to their contacts, not as somebody says. */
export class Reach {
  private readonly delivered = new Set<string>();
  private readonly pending = new Set<string>();
  private readonly resolved: ReadonlySet<string>;
  private readonly moved = new Set<string>();
  /** Of how many customers it is not to be said. */
  unsure = 0;

  /** @param begun when the proof began to be written: copies that moved since may stand in one file and not yet in the other */
  constructor(
    recorded: Recorded,
    private readonly begun: string,
  ) {
    this.resolved = new Set(
      recorded.rows('delivery_resolution').map((row) => String(row['notifiedCustomerId'])),
    );
  }

  /** A copy of the notice. */
  add({ customer, state, updatedAt }: SealedRecipient): void {
    if (customer === '') return;
    if (Date.parse(updatedAt) >= Date.parse(this.begun)) this.moved.add(customer);
    if (state === 'DELIVERED') this.delivered.add(customer);
    if (state === 'PENDING') this.pending.add(customer);
  }

  /** What is wrong with what is said of a customer. */
  contradicted({ notifiedCustomer: id, reached }: ReachedCustomer): string | undefined {
    const found = this.of(id);
    if (reached === found) return undefined;
    if (this.moved.has(id)) {
      this.unsure += 1;
      return undefined;
    }
    return `says that customer ${id} is ${reached}, but by the copies to its contacts it is ${found}`;
  }

  private of(id: string): string {
    if (this.delivered.has(id)) return 'DELIVERED';
    if (this.pending.has(id)) return 'PENDING';
    return this.resolved.has(id) ? 'RESOLVED' : 'NOT_DELIVERED';
  }
}
