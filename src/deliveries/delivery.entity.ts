import { Entity, Enum, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { RegisterEntity } from '../shared/entity.js';
import { BounceClass } from './bounce-class.js';
import { Message } from './message.entity.js';

/** Where one recipient's copy stands. */
export enum DeliveryState {
  PENDING = 'PENDING',
  DELIVERED = 'DELIVERED',
  FAILED = 'FAILED',
  /** Taken over by the mail server, then reported as not delivered. */
  BOUNCED = 'BOUNCED',
  CANCELLED = 'CANCELLED',
  /** Goes with a digest: waits until `dueAt`, and once settled stands as the copy that `digestDeliveryId` names. */
  IN_DIGEST = 'IN_DIGEST',
}

/**
 * One recipient's copy of a message. Written in the transaction that makes the message true, claimed by a worker, marked
 * one by one: so nobody is forgotten, and nobody is told twice but in the moment between the mail server's 250 and the mark.
 */
@Entity()
@Unique({ properties: ['message', 'addressKey'] })
@Index({
  name: 'delivery_due',
  expression: "create index delivery_due on delivery (due_at) where state = 'PENDING'",
})
@Index({
  name: 'delivery_pending_recipient',
  expression: 'create index delivery_pending_recipient on delivery (recipient_id) where settled_at is null',
})
@Index({
  name: 'delivery_digest_due',
  expression:
    "create index delivery_digest_due on delivery (due_at) where state = 'IN_DIGEST' and settled_at is null",
})
@Index({
  name: 'delivery_unreached',
  expression:
    "create index delivery_unreached on delivery (settled_at) where contact and escalated_at is null and state in ('FAILED', 'BOUNCED')",
})
@Index({
  name: 'delivery_contact',
  expression: 'create index delivery_contact on delivery (recipient_id) where contact',
})
// what became of a notice's copies to contacts, without looking at those that arrived in time
@Index({
  name: 'delivery_contact_settled',
  expression:
    'create index delivery_contact_settled on delivery (message_id, state, settled_at) where contact',
})
@Index({
  name: 'delivery_bounced',
  expression:
    'create index delivery_bounced on delivery (organisation_id, address_key, bounced_at) where bounce_class is not null',
})
export class Delivery extends RegisterEntity {
  // no index of its own: a notice writes a hundred thousand of these, and nobody looks for them by organisation
  @Property({ type: 'uuid' })
  organisationId!: string;

  @ManyToOne(() => Message, { updateRule: 'no action', deleteRule: 'no action' })
  message!: Message;

  /** Keyed hash of the address: stays when the address is erased. */
  @Property({ type: 'text' })
  addressKey!: string;

  /** Erased when settled; of a notice contact, when the organisation's term for evidence is over. */
  @Property({ type: 'text', nullable: true })
  address: string | null = null;

  @Property({ type: 'text' })
  language!: string;

  /** Whom the personal link names: subscription id and token generation. */
  @Property({ type: 'uuid', nullable: true })
  recipientId: string | null = null;

  @Property({ type: 'int' })
  recipientGeneration: number = 0;

  /** Goes to a customer's notice contact: the address stays when it is settled, for it is evidence of the contract. */
  @Property({ type: 'boolean' })
  contact: boolean = false;

  /** Legal name of the customer for whom the contact is told: its first line, for an address may stand for several. */
  @Property({ type: 'text', nullable: true })
  customerName: string | null = null;

  /** The delivery that failed, for which this one goes to another contact. */
  @Property({ type: 'uuid', nullable: true })
  escalationOf: string | null = null;

  /** When a failed copy to a contact was seen to: another was told, or nobody was left. */
  @Property({ type: 'timestamptz', nullable: true })
  escalatedAt: Date | null = null;

  /** A single-use link, sealed until the mail is settled. */
  @Property({ type: 'text', nullable: true })
  sealedLink: string | null = null;

  /** The copy of the digest that told this recipient, where one did. */
  @Property({ type: 'uuid', nullable: true })
  digestDeliveryId: string | null = null;

  @Enum({ items: () => DeliveryState })
  state: DeliveryState = DeliveryState.PENDING;

  /** From when it may be sent: now, or after a backoff, or when the claim of a dead worker runs out. */
  @Property({ type: 'timestamptz', length: 6, defaultRaw: 'ropewalk_now()' })
  dueAt!: Date;

  /** The claim of the worker that holds it; whoever marks must still hold it. */
  @Property({ type: 'uuid', nullable: true })
  claim: string | null = null;

  @Property({ type: 'int' })
  attempts: number = 0;

  @Property({ type: 'timestamptz', nullable: true })
  settledAt: Date | null = null;

  /** The mail server's last answer, as it gave it. */
  @Property({ type: 'text', nullable: true })
  answer: string | null = null;

  /** What a refusal, a report of failure or a complaint means; null as long as there is none. */
  @Enum({ items: () => BounceClass, nullable: true })
  bounceClass: BounceClass | null = null;

  @Property({ type: 'timestamptz', nullable: true })
  bouncedAt: Date | null = null;

  /** Enhanced status code (RFC 3463) of the last refusal or report: `5.1.1`. */
  @Property({ type: 'text', nullable: true })
  status: string | null = null;

  /** What the report said, in the words of the server that gave up; often names the address, so erased after a while. */
  @Property({ type: 'text', nullable: true })
  report: string | null = null;
}
