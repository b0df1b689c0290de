import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { Moment } from '../platform/moment.js';
import type { Day } from '../shared/days.js';
import { DayScalar, InstantScalar } from '../shared/scalars.js';
import { AuthorisationState } from './authorisation.entity.js';

/** What a customer said, as recorded: a flat row, read, never written. */
@ObjectType('Authorisation', {
  description:
    'What a customer said to a sub-processor, as it stands from one of its versions on (Art. 28(2)).',
})
export class AuthorisationRow {
  @Field(() => ID) id!: string;

  organisationId!: string;
  moment!: Moment;
  agreementId!: string;
  customerId!: string;
  subProcessorId!: string;
  versionId!: string;

  @Field(() => DayScalar, { description: 'First day of the version of the engagement that was spoken of.' })
  effectiveFrom!: Day;

  @Field(() => AuthorisationState) state!: AuthorisationState;
  @Field(() => DayScalar, { description: 'The day on which it was said.' }) decidedOn!: Day;
  @Field(() => String, { nullable: true, description: 'Who said it for the customer: a function.' })
  by!: string | null;
  @Field(() => String, { nullable: true, description: 'The ground, or where it is kept.' })
  note!: string | null;
  @Field(() => InstantScalar) createdAt!: Date;
  @Field(() => InstantScalar) updatedAt!: Date;
}
