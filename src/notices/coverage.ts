import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import { IsEnum, IsOptional } from 'class-validator';
import { Reached } from '../notified-customers/notified-customer.js';
import { PageArgs } from '../shared/pagination.js';

@ObjectType({
  description:
    'How far a notice has come, customers and subscribers together. Who is written to weekly counts from announcing on, as pending until the mail that carries the notice is sent. Subscribers who left before their copy was sent do not count.',
})
export class Coverage {
  @Field(() => Int) recipients!: number;
  @Field(() => Int) delivered!: number;
  @Field(() => Int) pending!: number;
  @Field(() => Int, { description: "Given up, with the mail server's reason." }) failed!: number;
  @Field(() => Int, {
    description: 'Those of the failed that were reported after a mail server had taken them.',
  })
  bounced!: number;
  @Field(() => Int, {
    description: 'Of the recipients, those to whom it went because another contact could not be reached.',
  })
  escalated!: number;
}

export const NONE = { recipients: 0, delivered: 0, pending: 0, failed: 0, bounced: 0, escalated: 0 };

@ArgsType()
export class CustomersArgs extends PageArgs {
  @Field(() => Reached, { nullable: true, description: 'Only those of whom that is so.' })
  @IsOptional()
  @IsEnum(Reached)
  reached?: Reached;
}
