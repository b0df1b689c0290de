import { Entity, Enum, Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { AuthorisationKind, ObjectionEffect } from '../law/roles.js';
import type { Day } from '../shared/days.js';
import { RegisterEntity } from '../shared/entity.js';

/**
 * A customer whom a notice must reach, with the clock of the agreement version that it stands on, as it was counted on
 * announcing. Written once, by thousands: so not in history, but sealed by count and digest in the notice.
 */
@Entity()
@Unique({ properties: ['noticeId', 'standing', 'customerId'] })
@Index({
  name: 'notified_customer_amiss',
  expression:
    'create index notified_customer_amiss on notified_customer (notice_id) where too_short or contacts = 0',
})
export class NotifiedCustomer extends RegisterEntity {
  @Property({ type: 'uuid' })
  organisationId!: string;

  @Property({ type: 'uuid' })
  noticeId!: string;

  /** Names who stands on what: the row of the standing, or of the agreement that was made with one party. */
  @Property({ type: 'uuid' })
  standing!: string;

  @Property({ type: 'uuid' })
  agreementId!: string;

  @Property({ type: 'uuid' })
  agreementVersionId!: string;

  @Property({ type: 'uuid', index: true })
  customerId!: string;

  /** Versions of the list that concern it, of those in the notice. */
  @Property({ type: 'string[]', columnType: 'uuid[]' })
  versionIds: string[] = [];

  @Enum({ items: () => AuthorisationKind })
  authorisation!: AuthorisationKind;

  @Enum({ items: () => ObjectionEffect })
  objectionEffect!: ObjectionEffect;

  /** The days that were counted: those of its agreement, or, where that is silent, those that everyone is promised. */
  @Property({ type: 'int' })
  noticeDays!: number;

  /** The holiday calendar by which they were counted; null: calendar days. */
  @Property({ type: 'text', nullable: true })
  holidayCalendar: string | null = null;

  /** Earliest effective day under the agreement; null: nothing in the notice needs a period. */
  @Property({ type: 'date', nullable: true })
  earliestEffect: Day | null = null;

  /** First day on which a change that needs the period takes effect for it. */
  @Property({ type: 'date', nullable: true })
  effectiveFrom: Day | null = null;

  /** Last day, inclusive, to object; null: nothing can be objected to. */
  @Property({ type: 'date', nullable: true })
  objectionDeadline: Day | null = null;

  /** The effect comes sooner than the agreement allows. */
  @Property({ type: 'boolean' })
  tooShort: boolean = false;

  /** The agreement's emergency clause that allows that, as it stood on announcing. */
  @Property({ type: 'text', nullable: true })
  emergencyClause: string | null = null;

  /** The message in the words for its clock: by this a further contact is told. */
  @Property({ type: 'uuid' })
  messageId!: string;

  /** How many contacts were named on announcing: none, and no mail could tell it. */
  @Property({ type: 'int' })
  contacts!: number;

  /** Raised to make the objection links sent so far void. */
  @Property({ type: 'int' })
  generation: number = 0;

  @Property({ type: 'timestamptz', nullable: true })
  remindedAt: Date | null = null;
}
