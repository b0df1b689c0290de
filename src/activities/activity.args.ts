import { ArgsType, Field, ID, ObjectType } from '@nestjs/graphql';
import type { Type } from '@nestjs/common';
import { IsEnum, IsOptional, IsString, IsUUID } from 'class-validator';
import { ActivityStatus } from '../law/assessments.js';
import { IsDay, IsInstant } from '../platform/validation.js';
import { ConnectionOf, PageArgs } from '../shared/pagination.js';
import { DayScalar, InstantScalar } from '../shared/scalars.js';
import type { ReadActivity } from './activities.reader.js';
import { RecordRole } from './activity-status.js';
import { ProcessingActivityType } from './activity-types.js';

@ObjectType()
export class ProcessingActivityConnection extends ConnectionOf(
  ProcessingActivityType as Type<ProcessingActivityType>,
  'ProcessingActivity',
) {}

@ArgsType()
export class ListArgs extends PageArgs {
  @Field({ description: 'Slug.' })
  @IsString()
  organisation!: string;

  @Field(() => RecordRole, { nullable: true, description: 'Only one of the two records.' })
  @IsOptional()
  @IsEnum(RecordRole)
  role?: RecordRole;

  @Field(() => ActivityStatus, { nullable: true, description: 'Where it stands on the day.' })
  @IsOptional()
  @IsEnum(ActivityStatus)
  status?: ActivityStatus;

  @Field(() => DayScalar, {
    nullable: true,
    description: 'The day, past or coming; default: today in the time zone of the organisation.',
  })
  @IsOptional()
  @IsDay()
  on?: string;

  @Field(() => InstantScalar, { nullable: true, description: 'As recorded at this instant; default: now.' })
  @IsOptional()
  @IsInstant()
  asOf?: string;

  @Field(() => String, {
    nullable: true,
    description: 'Slug of a product: those that belong to it, or to all.',
  })
  @IsOptional()
  @IsString()
  product?: string;
}

@ArgsType()
export class OneArgs {
  @Field(() => ID)
  @IsUUID()
  id!: string;

  @Field(() => DayScalar, { nullable: true, description: 'The day; default: today.' })
  @IsOptional()
  @IsDay()
  on?: string;

  @Field(() => InstantScalar, { nullable: true, description: 'As recorded at this instant; default: now.' })
  @IsOptional()
  @IsInstant()
  asOf?: string;
}

@ObjectType({ isAbstract: true })
abstract class ActivityPayload {
  @Field(() => ProcessingActivityType, { description: 'As it stands on the day of the act.' })
  processingActivity!: ReadActivity;
}
@ObjectType()
export class AddProcessingActivityPayload extends ActivityPayload {}
@ObjectType()
export class AmendProcessingActivityPayload extends ActivityPayload {}
@ObjectType()
export class ActivateProcessingActivityPayload extends ActivityPayload {}
@ObjectType()
export class SuspendProcessingActivityPayload extends ActivityPayload {}
@ObjectType()
export class ResumeProcessingActivityPayload extends ActivityPayload {}
@ObjectType()
export class EndProcessingActivityPayload extends ActivityPayload {}
