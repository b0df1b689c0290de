import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { Moment } from '../platform/moment.js';
import type { Day } from '../shared/days.js';
import { DayScalar, InstantScalar } from '../shared/scalars.js';
import { ObjectionState } from './objection-act.entity.js';

/** An objection as a flat row, with what was done with it last. */
@ObjectType('Objection', {
  description:
    'A customer’s objection to a notice, or its refusal where it authorises sub-processors one by one (Art. 28(2)). To a new text it objects under its contract.',
})
export class ObjectionRow {
  @Field(() => ID) id!: string;

  organisationId!: string;
  noticeId!: string;
  notifiedCustomerId!: string;
  subProcessorIds!: string[];
  publicationIds!: string[];
  moment!: Moment;

  @Field({ description: 'Under which the customer names it: number of the notice and eight hex digits.' })
  reference!: string;
  @Field() grounds!: string;
  @Field(() => String, {
    nullable: true,
    description: 'E-mail address for receipt and answer; null: by letter, or erased when its term was over.',
  })
  contact!: string | null;
  @Field(() => String, { nullable: true, description: 'Function of who objected.' })
  by!: string | null;
  @Field(() => DayScalar) receivedOn!: Day;
  @Field({ description: 'Received after the last day to object: on record, and without effect.' })
  late!: boolean;
  @Field(() => ObjectionState) state!: ObjectionState;
  @Field(() => String, { nullable: true, description: 'Reason of the decision.' })
  reason!: string | null;
  @Field(() => String, { nullable: true, description: 'Name of the person or system that decided.' })
  decidedBy!: string | null;
  @Field(() => InstantScalar, { nullable: true }) decidedAt!: Date | null;
  @Field(() => InstantScalar) createdAt!: Date;
  @Field(() => InstantScalar) updatedAt!: Date;
}
