import { Entity, Enum, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { RegisterEntity } from '../shared/entity.js';
import { InstantScalar } from '../shared/scalars.js';

export enum SuppressionReason {
  HARD_BOUNCE = 'HARD_BOUNCE',
  SOFT_BOUNCES = 'SOFT_BOUNCES',
  COMPLAINT = 'COMPLAINT',
}
registerEnumType(SuppressionReason, {
  name: 'SuppressionReason',
  description: 'Why a subscriber’s address is not written to any more.',
  valuesMap: {
    HARD_BOUNCE: { description: 'A server refused it, or reported it, as not deliverable for good.' },
    SOFT_BOUNCES: { description: 'Three mails within 14 days could not be delivered for the time being.' },
    COMPLAINT: { description: 'Its reader reported one of our mails as abuse (RFC 5965).' },
  },
});

/**
 * An address that subscribers' mails are not sent to. Known by its keyed hash only: who left, or never was reached, leaves no
 * address behind. Contacts of customers are written to all the same, for they must be reached.
 */
@ObjectType({
  description:
    'An address that mails to subscribers are not sent to any more. The address itself is not kept, only a keyed hash, which is shown to nobody.',
})
@Entity()
@Unique({ properties: ['organisationId', 'addressKey'] })
export class Suppression extends RegisterEntity {
  @Property({ type: 'uuid' })
  organisationId!: string;

  @Property({ type: 'text' })
  addressKey!: string;

  @Field(() => SuppressionReason)
  @Enum({ items: () => SuppressionReason })
  reason!: SuppressionReason;

  @Field(() => String, {
    nullable: true,
    description: 'Enhanced status code of the failure (RFC 3463), such as `5.1.1`; null where none was said.',
  })
  @Property({ type: 'text', nullable: true })
  status: string | null = null;

  @Field(() => InstantScalar, { description: 'When the failure or the complaint was recorded.' })
  get since(): Date {
    return this.createdAt;
  }
}
