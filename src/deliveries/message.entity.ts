import type { Opt } from '@mikro-orm/core';
import { Entity, Enum, Property } from '@mikro-orm/decorators/legacy';
import { RegisterEntity } from '../shared/entity.js';

/** Names of the recipient's own addresses: `{{leave}}` and the like stand for them in the words of a message. */
export const ownAddresses = ['leave', 'preferences', 'link', 'object'] as const;
export type OwnAddress = (typeof ownAddresses)[number];

/** One language's words of a message, with gaps for {@link ownAddresses}. */
export interface MessageText {
  subject: string;
  text: string;
  html: string;
}

/** Who a message is for: public subscribers, or the notice contacts of customers. */
export enum Audience {
  SUBSCRIBER = 'SUBSCRIBER',
  CONTACT = 'CONTACT',
}

/** What is sent: rendered once a language, the same for every recipient but for the personal link. */
@Entity()
export class Message extends RegisterEntity {
  @Property({ type: 'uuid', index: true })
  organisationId!: string;

  /** What it is, for the log and the `List-Id`: `notice`, `withdrawal`, `confirmation`. */
  @Property({ type: 'text' })
  kind!: string;

  /** The notice that it tells of, where there is one. */
  @Property({ type: 'uuid', nullable: true, index: true })
  noticeId: string | null = null;

  /** Language → words. */
  @Property({ type: 'jsonb' })
  texts!: Record<string, MessageText>;

  /** The language whose words stand in where a recipient's language has none (jsonb keeps no order). */
  @Property({ type: 'text' })
  prevailing!: string;

  /** Name that stands with the sender address. */
  @Property({ type: 'text' })
  fromName!: string;

  @Property({ type: 'text', nullable: true })
  replyTo: string | null = null;

  /** `List-Id` (RFC 2919) without angle brackets; null for mail that answers a request. */
  @Property({ type: 'text', nullable: true })
  listId: string | null = null;

  /** Path before the leave token, for `List-Unsubscribe` (RFC 8058); null for mail that nobody can leave. */
  @Property({ type: 'text', nullable: true })
  leavePath: string | null = null;

  /** Path before the preferences token; null for mail of which nothing can be chosen. */
  @Property({ type: 'text', nullable: true })
  preferencesPath: string | null = null;

  /** Path before the objection token; null: nothing can be objected to, or not by these recipients. */
  @Property({ type: 'text', nullable: true })
  objectPath: string | null = null;

  /** Decides what a failure means: a subscriber is not written to any more, a contact must be reached. Null: who asked. */
  @Enum({ items: () => Audience, nullable: true })
  audience: Audience | null = null;

  /**
   * Sent by itself to whoever used a form, with nobody waiting for it: goes out with an empty return path (RFC 5321, 4.5.5),
   * so that a report about it goes nowhere, and as `auto-replied` (RFC 3834).
   */
  @Property({ type: 'boolean' })
  automaticAnswer: Opt<boolean> = false;
}
