import { Entity, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from '@nestjs/graphql';
import { RegisterEntity } from '../shared/entity.js';
import { InstantScalar } from '../shared/scalars.js';
import { WebhookDelivery } from './webhook-delivery.entity.js';

/** One try to call a webhook, with its answer. */
@ObjectType({ description: 'One try to call a webhook.' })
@Entity()
export class WebhookAttempt extends RegisterEntity {
  @Property({ type: 'uuid' })
  organisationId!: string;

  @ManyToOne(() => WebhookDelivery, { index: true, updateRule: 'no action', deleteRule: 'cascade' })
  delivery!: WebhookDelivery;

  @Field(() => InstantScalar)
  @Property({ type: 'timestamptz', length: 6 })
  at!: Date;

  @Field(() => Int, {
    nullable: true,
    description: 'HTTP status; null: nobody answered, or it was not called.',
  })
  @Property({ type: 'int', nullable: true })
  status: number | null = null;

  @Field(() => Int, { description: 'Milliseconds.' })
  @Property({ type: 'int' })
  duration!: number;

  @Field({ description: 'The first kilobyte of the answer, or why there is none.' })
  @Property({ type: 'text' })
  answer!: string;
}
