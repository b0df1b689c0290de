import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** A mail that would have been sent, shown at /mailbox. Development only. */
@Entity()
export class MailboxMail {
  @PrimaryKey({ type: 'bigint', autoincrement: true })
  id!: string;

  @Property({ type: 'timestamptz', defaultRaw: 'ropewalk_now()' })
  at!: Date;

  @Property({ type: 'text' })
  recipient!: string;

  /** The message as it would have gone over the wire (RFC 5322). */
  @Property({ type: 'text' })
  raw!: string;
}
