import { ArgsType, Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { IsBoolean, IsOptional, IsString, IsUUID } from 'class-validator';
import { IsDay, IsInstant } from '../platform/validation.js';
import { ConnectionOf, PageArgs } from '../shared/pagination.js';
import { DayScalar, InstantScalar } from '../shared/scalars.js';
import { Amendment } from './amendment.js';
import { ListedSubProcessor } from './listed-sub-processor.js';

// What the room's operations take beside inputs, and what they answer.

@ObjectType()
export class AmendmentConnection extends ConnectionOf(Amendment, 'Amendment') {}

@ArgsType()
export class OneArgs {
  @Field(() => ID)
  @IsUUID()
  id!: string;

  @Field(() => DayScalar, { nullable: true })
  @IsOptional()
  @IsDay()
  on?: string;

  @Field(() => InstantScalar, { nullable: true })
  @IsOptional()
  @IsInstant()
  asOf?: string | null;
}

@ArgsType()
export class AmendmentArgs extends PageArgs {
  @Field({ description: 'Slug.' })
  @IsString()
  organisation!: string;

  @Field(() => DayScalar, { nullable: true, description: 'First effective day.' })
  @IsOptional()
  @IsDay()
  from?: string;

  @Field(() => DayScalar, { nullable: true, description: 'Last effective day.' })
  @IsOptional()
  @IsDay()
  to?: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only announced ones, or only drafts; default: both.',
  })
  @IsOptional()
  @IsBoolean()
  announced?: boolean;
}

@ObjectType({ isAbstract: true })
abstract class SubProcessorPayload {
  @Field(() => ListedSubProcessor, { description: 'As it will stand on the effective day.' })
  subProcessor!: ListedSubProcessor;
}
@ObjectType()
export class EngageSubProcessorPayload extends SubProcessorPayload {}
@ObjectType()
export class AmendSubProcessorPayload extends SubProcessorPayload {}
@ObjectType()
export class DiscardDraftsPayload {
  @Field(() => ListedSubProcessor, {
    nullable: true,
    description: 'As it stands today without the drafts; null: nothing is left of it.',
  })
  subProcessor!: ListedSubProcessor | null;
}
@ObjectType()
export class RemoveSubProcessorPayload extends SubProcessorPayload {}
@ObjectType()
export class ReplaceSubProcessorPayload extends SubProcessorPayload {
  @Field(() => ListedSubProcessor, { description: 'The one that goes.' })
  replaced!: ListedSubProcessor;
}

@InputType()
export class DiscardDraftsInput {
  @Field(() => ID, { description: 'The engagement.' })
  @IsUUID()
  id!: string;
}
