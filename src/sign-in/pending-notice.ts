import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Day } from '../shared/days.js';
import { DayScalar, InstantScalar } from '../shared/scalars.js';

/** What an account is to be shown. It leads nowhere else: the key that may read it may read nothing of the register. */
@ObjectType({
  description: 'An announced notice that an account has not acknowledged, in words to be shown at sign-in.',
})
export class PendingNotice {
  @Field(() => ID) id!: string;
  @Field(() => Int, { description: 'Number of the notice within the organisation.' }) number!: number;
  @Field({ description: 'Language of title and summary.' }) language!: string;
  @Field() title!: string;
  @Field({ description: 'What changes, in one line; of an emergency it begins with saying so.' })
  summary!: string;
  @Field({ description: 'Address of the permanent page of the notice, in that language.' }) url!: string;
  @Field(() => DayScalar) announcedOn!: Day;
  @Field(() => InstantScalar) announcedAt!: Date;
  @Field(() => [DayScalar], { description: 'Days on which something in it begins to hold, in order.' })
  effectiveDays!: Day[];
  @Field({ description: 'Whether anything in it needs a notice period; the rest is told for information.' })
  material!: boolean;
  @Field({ description: 'Announced at shorter notice than promised, with a reason.' }) emergency!: boolean;
  @Field(() => String, {
    nullable: true,
    description: 'The reason for that, as it was announced; null: it was announced in time.',
  })
  emergencyReason!: string | null;
}

@ObjectType({ description: 'That an account has seen a notice.' })
export class AcknowledgementRow {
  @Field(() => Int, { description: 'Number of the notice.' }) notice!: number;
  @Field(() => InstantScalar, { description: 'When it was acknowledged first.' }) at!: Date;
}
