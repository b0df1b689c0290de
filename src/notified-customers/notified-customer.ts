import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { AuthorisationKind, ObjectionEffect } from '../law/roles.js';
import type { Moment } from '../platform/moment.js';
import type { Day } from '../shared/days.js';
import { DayScalar, InstantScalar } from '../shared/scalars.js';

/** Whether a customer who must be told has been. */
export enum Reached {
  PENDING = 'PENDING',
  DELIVERED = 'DELIVERED',
  NOT_DELIVERED = 'NOT_DELIVERED',
  RESOLVED = 'RESOLVED',
}
registerEnumType(Reached, {
  name: 'Reached',
  valuesMap: {
    PENDING: { description: 'No contact has it yet, and a copy is on its way.' },
    DELIVERED: {
      description: "The mail server of at least one contact has accepted it, and it hasn't bounced.",
    },
    NOT_DELIVERED: { description: 'No contact could be reached, or none is named: a person must see to it.' },
    RESOLVED: { description: 'No contact could be reached, and a person has seen to it.' },
  },
});

/** A customer whom a notice must reach, as a flat row: the clock as it was counted on announcing, and who was reached. */
@ObjectType('NotifiedCustomer', {
  description:
    'A customer whom a notice must reach, with the clock of the agreement version that it stands on, as counted on announcing.',
})
export class NotifiedCustomerRow {
  @Field(() => ID) id!: string;

  organisationId!: string;
  noticeId!: string;
  agreementId!: string;
  agreementVersionId!: string;
  customerId!: string;
  moment!: Moment;

  @Field(() => AuthorisationKind, { description: 'How its agreement authorises sub-processors.' })
  authorisation!: AuthorisationKind;
  @Field(() => ObjectionEffect, { description: 'What an objection leads to.' })
  objectionEffect!: ObjectionEffect;
  @Field(() => DayScalar, {
    nullable: true,
    description: 'Earliest effective day under its agreement; null: nothing needs a period.',
  })
  earliestEffect!: Day | null;
  @Field(() => DayScalar, {
    nullable: true,
    description: 'First day on which something that needs the period takes effect for it.',
  })
  effectiveFrom!: Day | null;
  @Field(() => DayScalar, {
    nullable: true,
    description:
      'Last day to object, to 24:00 in the time zone of the organisation; null: nothing to object to.',
  })
  objectionDeadline!: Day | null;
  @Field({ description: 'The effect comes sooner than its agreement allows.' }) tooShort!: boolean;
  @Field(() => String, {
    nullable: true,
    description: 'The clause of its agreement that allows that in an emergency.',
  })
  emergencyClause!: string | null;
  @Field(() => Reached) reached!: Reached;
  @Field(() => Int, { description: 'Copies to its contacts, escalated ones included.' }) copies!: number;
  @Field(() => Int, { description: 'Copies that went to an alternate contact.' }) escalated!: number;
  @Field(() => InstantScalar, {
    nullable: true,
    description: 'When the first mail server of a contact accepted it.',
  })
  acceptedAt!: Date | null;
  @Field({
    description:
      'Accepted so late that less than the agreed days were left before the effect; counted on the day of acceptance.',
  })
  toldLate!: boolean;
  @Field(() => String, { nullable: true, description: 'What was done where no contact could be reached.' })
  resolution!: string | null;
  @Field(() => InstantScalar) createdAt!: Date;
  @Field(() => InstantScalar) updatedAt!: Date;
}
