import { Entity, Enum, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { EventType } from '../events/event.entity.js';
import { Organisation } from '../organisations/organisation.entity.js';
import { RegisterEntity } from '../shared/entity.js';
import { InstantScalar } from '../shared/scalars.js';

/** Why nothing is sent to a webhook. */
export enum WebhookRest {
  BY_HAND = 'BY_HAND',
  GONE = 'GONE',
  FAILING = 'FAILING',
}
registerEnumType(WebhookRest, {
  name: 'WebhookRest',
  description: 'Why nothing is sent to a webhook.',
  valuesMap: {
    BY_HAND: { description: 'Somebody disabled it.' },
    GONE: { description: 'It answered 410 Gone.' },
    FAILING: { description: 'An event was given up after three days in which nothing reached it.' },
  },
});

/**
 * An address of somebody's program that is called when something happens (Standard Webhooks). Its secrets are sealed, and
 * neither they nor the address, which may hold a secret itself, stand in history.
 */
@ObjectType({ description: 'An address that is called when something happens (Standard Webhooks).' })
@Entity()
export class Webhook extends RegisterEntity {
  @ManyToOne(() => Organisation, {
    mapToPk: true,
    fieldName: 'organisation_id',
    index: true,
    updateRule: 'no action',
    deleteRule: 'no action',
  })
  organisationId!: string;

  @Field()
  @Property({ type: 'text' })
  url!: string;

  @Field(() => String, { nullable: true })
  @Property({ type: 'text', nullable: true })
  description: string | null = null;

  /** What it is told of; none = everything. */
  @Field(() => [EventType], { description: 'What it is told of; none: everything.' })
  @Property({ type: 'text[]' })
  eventTypes: EventType[] = [];

  @Property({ type: 'text', hidden: true })
  sealedSecret!: string;

  /** The secret before the last rotation, with which everything is signed too for a while. */
  @Property({ type: 'text', nullable: true, hidden: true })
  sealedFormerSecret: string | null = null;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'Until when everything is signed with the secret before the last rotation too.',
  })
  @Property({ type: 'timestamptz', nullable: true })
  formerSecretUntil: Date | null = null;

  @Field(() => InstantScalar, { nullable: true })
  @Property({ type: 'timestamptz', nullable: true })
  disabledAt: Date | null = null;

  @Field(() => WebhookRest, { nullable: true })
  @Enum({ items: () => WebhookRest, nullable: true })
  disabledBecause: WebhookRest | null = null;

  /** Of what it rests for already, the first reason stays. */
  disable(because: WebhookRest, at: Date): void {
    if (this.disabledAt) return;
    this.disabledAt = at;
    this.disabledBecause = because;
  }

  enable(): void {
    this.disabledAt = null;
    this.disabledBecause = null;
  }

  rotate(sealed: string, until: Date): void {
    this.sealedFormerSecret = this.sealedSecret;
    this.formerSecretUntil = until;
    this.sealedSecret = sealed;
  }
}
