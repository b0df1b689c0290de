import { Entity, Enum, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Organisation } from '../organisations/organisation.entity.js';
import { RegisterEntity } from '../shared/entity.js';

export enum SubscriptionState {
  ASKED = 'ASKED',
  CONFIRMED = 'CONFIRMED',
  LEFT = 'LEFT',
}

/**
 * A public subscriber (Art. 6(1)(a), double opt-in). Leaving erases the address; the keyed hash stays, so that the same
 * address is recognised without being known. Kept out of history for the same reason.
 */
@Entity()
@Unique({ properties: ['organisationId', 'addressKey'] })
export class Subscription extends RegisterEntity {
  @ManyToOne(() => Organisation, { mapToPk: true, fieldName: 'organisation_id', updateRule: 'no action', deleteRule: 'no action' })
  organisationId!: string;

  @Property({ type: 'text' })
  addressKey!: string;

  @Property({ type: 'text', nullable: true })
  address: string | null = null;

  @Property({ type: 'text' })
  language!: string;

  /** Products asked for; none = all. */
  @Property({ type: 'uuid[]' })
  productIds: string[] = [];

  @Enum({ items: () => SubscriptionState })
  state: SubscriptionState = SubscriptionState.ASKED;

  /** SHA-256 of the single-use confirmation token. */
  @Property({ type: 'text', nullable: true })
  @Unique()
  tokenHash: string | null = null;

  @Property({ type: 'timestamptz', nullable: true })
  tokenExpiresAt: Date | null = null;

  /** Raised to make every leave and preferences link sent so far void. */
  @Property({ type: 'int' })
  generation: number = 0;

  @Property({ type: 'timestamptz' })
  askedAt!: Date;

  @Property({ type: 'timestamptz', nullable: true })
  confirmedAt: Date | null = null;

  @Property({ type: 'timestamptz', nullable: true })
  leftAt: Date | null = null;

  ask(token: { hash: string; expiresAt: Date }, at: Date): void {
    if (this.state !== SubscriptionState.CONFIRMED) this.state = SubscriptionState.ASKED;
    this.tokenHash = token.hash;
    this.tokenExpiresAt = token.expiresAt;
    this.askedAt = at;
  }

  /** Single use: the token is void from here on. */
  confirm(at: Date): void {
    this.state = SubscriptionState.CONFIRMED;
    this.confirmedAt = at;
    this.leftAt = null;
    this.tokenHash = null;
    this.tokenExpiresAt = null;
  }

  leave(at: Date): void {
    if (this.state === SubscriptionState.LEFT) return;
    this.state = SubscriptionState.LEFT;
    this.leftAt = at;
    this.address = null;
    this.productIds = [];
    this.tokenHash = null;
    this.tokenExpiresAt = null;
  }
}
