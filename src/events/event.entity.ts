import { Entity, Enum, Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { RegisterEntity } from '../shared/entity.js';
import { InstantScalar } from '../shared/scalars.js';
import { EventDataScalar, type EventData } from './event-data.js';

export enum EventType {
  NOTICE_ANNOUNCED = 'NOTICE_ANNOUNCED',
  NOTICE_WITHDRAWN = 'NOTICE_WITHDRAWN',
  NOTICE_IN_EFFECT = 'NOTICE_IN_EFFECT',
  NOTICE_REMINDED = 'NOTICE_REMINDED',
  POLICY_PUBLISHED = 'POLICY_PUBLISHED',
  AGREEMENT_PUBLISHED = 'AGREEMENT_PUBLISHED',
  OBJECTION_FILED = 'OBJECTION_FILED',
  OBJECTION_DECIDED = 'OBJECTION_DECIDED',
}
registerEnumType(EventType, {
  name: 'EventType',
  description: 'What happened. A webhook calls it in lower case with a full stop: `notice.announced`.',
  valuesMap: {
    NOTICE_ANNOUNCED: { description: 'A notice was announced.' },
    NOTICE_WITHDRAWN: { description: 'An announced notice was taken back before its effect.' },
    NOTICE_IN_EFFECT: { description: 'The last effective day of a notice has come.' },
    NOTICE_REMINDED: { description: 'Recipients were reminded that an objection window ends.' },
    POLICY_PUBLISHED: { description: 'A version of a policy was released without a notice.' },
    AGREEMENT_PUBLISHED: {
      description:
        'A version of an agreement on which many customers stand was released without a notice. Of one with one customer nobody is told.',
    },
    OBJECTION_FILED: { description: 'A customer objected.' },
    OBJECTION_DECIDED: { description: 'An objection was decided.' },
  },
});

/**
 * Something that happened and that the outside is told of. Its id is the one id in every channel: feeds, calendar, webhooks,
 * subscriptions. Written in the transaction in which it happens, and never touched again: the database refuses to.
 */
@ObjectType({
  description: 'Something that happened. Its id is the same in feeds, calendar, webhooks and subscriptions.',
})
@Entity()
@Index({ properties: ['organisationId', 'ordinal'] })
@Index({ properties: ['noticeId'] })
export class Event extends RegisterEntity {
  @Property({ type: 'uuid' })
  organisationId!: string;

  /** Order within the organisation. Numbers are given under a lock, so none becomes visible after a higher one. */
  @Property({ type: 'bigint', autoincrement: true })
  @Unique()
  ordinal!: string;

  @Field(() => EventType)
  @Enum({ items: () => EventType })
  type!: EventType;

  @Field(() => ID, { nullable: true, description: 'The notice that it is about.' })
  @Property({ type: 'uuid', nullable: true })
  noticeId: string | null = null;

  @Field(() => InstantScalar)
  @Property({ type: 'timestamptz', length: 6, defaultRaw: 'ropewalk_now()' })
  at!: Date;

  /** As the outside may see it, for good: nothing internal, no personal data. */
  @Field(() => EventDataScalar, { description: 'The `data` of the webhook.' })
  @Property({ type: 'jsonb' })
  data!: EventData;
}
