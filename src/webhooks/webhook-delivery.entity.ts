import { Entity, Enum, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DeliveryState } from '../deliveries/delivery.entity.js';
import { Event } from '../events/event.entity.js';
import { RegisterEntity } from '../shared/entity.js';
import { InstantScalar } from '../shared/scalars.js';
import { Webhook } from './webhook.entity.js';

registerEnumType(DeliveryState, { name: 'WebhookDeliveryState' });

/**
 * One event on its way to one webhook. The database writes it in the transaction of the event; then it is claimed and marked
 * as mails are. None of an event: a test.
 */
@ObjectType({ description: 'One event on its way to one webhook, or a test.' })
@Entity()
@Unique({ properties: ['webhook', 'event'] })
@Index({
  name: 'webhook_delivery_due',
  expression:
    "create index webhook_delivery_due on webhook_delivery (webhook_id, due_at) where state = 'PENDING'",
})
@Index({
  name: 'webhook_delivery_settled',
  expression:
    'create index webhook_delivery_settled on webhook_delivery (settled_at) where settled_at is not null',
})
@Index({ properties: ['organisationId', 'createdAt', 'id'] })
export class WebhookDelivery extends RegisterEntity {
  @Property({ type: 'uuid' })
  organisationId!: string;

  @ManyToOne(() => Webhook, { updateRule: 'no action', deleteRule: 'cascade' })
  webhook!: Webhook;

  @ManyToOne(() => Event, { nullable: true, index: true, updateRule: 'no action', deleteRule: 'no action' })
  event: Event | null = null;

  @Field(() => DeliveryState, {
    description: 'CANCELLED: the webhook was disabled before it was reached.',
  })
  @Enum({ items: () => DeliveryState })
  state: DeliveryState = DeliveryState.PENDING;

  /** From when it may be sent: now, or after a backoff, or when the claim of a dead worker runs out. */
  @Field(() => InstantScalar, { description: 'While it is pending: when it is tried next, at the earliest.' })
  @Property({ type: 'timestamptz', length: 6, defaultRaw: 'ropewalk_now()' })
  dueAt!: Date;

  @Property({ type: 'uuid', nullable: true })
  claim: string | null = null;

  @Field(() => Int, { description: 'How often it was tried since it was written, or replayed.' })
  @Property({ type: 'int', default: 0 })
  tries: number = 0;

  @Field(() => InstantScalar, { nullable: true })
  @Property({ type: 'timestamptz', nullable: true })
  settledAt: Date | null = null;
}
