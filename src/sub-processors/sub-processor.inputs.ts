import { Field, ID, InputType, PartialType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsBoolean, IsEnum, IsOptional, IsString, IsUUID, ValidateNested } from 'class-validator';
import { IsDay } from '../platform/validation.js';
import { Origin } from '../shared/announceable.js';
import type { Day } from '../shared/days.js';
import { DayScalar } from '../shared/scalars.js';
import { FactsInput } from './facts.inputs.js';

@InputType()
export class EngageSubProcessorInput extends FactsInput {
  @Field({ description: 'Slug of the organisation.' })
  @IsString()
  organisation!: string;

  @Field(() => DayScalar, { description: 'First day on the list.' })
  @IsDay()
  effectiveFrom!: Day;

  @Field(() => Origin, { defaultValue: Origin.AMENDMENT })
  @IsEnum(Origin)
  origin: Origin = Origin.AMENDMENT;

  @Field(() => DayScalar, {
    nullable: true,
    description: 'Of a baseline: the day on which customers were told, as you state it.',
  })
  @IsOptional()
  @IsDay()
  announcedOn?: Day | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The sub-processor that engages it; none: the organisation itself.',
  })
  @IsOptional()
  @IsUUID()
  engagedBy?: string | null;

  /** Not part of the schema: lists carry no legal identity, so each row of a list is a party of its own. */
  ownParty?: boolean;
}

@InputType()
export class AmendSubProcessorInput extends PartialType(FactsInput) {
  @Field(() => ID)
  @IsUUID()
  id!: string;

  @Field(() => DayScalar, {
    description: 'First day on which the given facts hold. What is not given stays.',
  })
  @IsDay()
  effectiveFrom!: Day;

  @Field(() => Origin, { defaultValue: Origin.AMENDMENT })
  @IsEnum(Origin)
  origin: Origin = Origin.AMENDMENT;

  @Field(() => DayScalar, {
    nullable: true,
    description: 'Of a baseline: the day on which customers were told.',
  })
  @IsOptional()
  @IsDay()
  announcedOn?: Day | null;

  @Field({ defaultValue: false, description: 'Drafts the same change onto later announced versions too.' })
  @IsBoolean()
  carryForward: boolean = false;
}

@InputType({
  description:
    'Facts of the new party. Service, purpose, data, subjects, products and conditions not given are those of the old one.',
})
export class ReplacementInput extends FactsInput {}

@InputType()
export class ReplaceSubProcessorInput {
  @Field(() => ID, { description: 'The one that goes.' })
  @IsUUID()
  id!: string;

  @Field(() => DayScalar, { description: 'First day of the new one.' })
  @IsDay()
  effectiveFrom!: Day;

  @Field(() => DayScalar, {
    nullable: true,
    description: 'Last day of the old one; default: the day before.',
  })
  @IsOptional()
  @IsDay()
  lastDay?: Day | null;

  @Field(() => ReplacementInput)
  @ValidateNested()
  @Type(() => ReplacementInput)
  with!: ReplacementInput;
}

@InputType()
export class RemoveSubProcessorInput {
  @Field(() => ID)
  @IsUUID()
  id!: string;

  @Field(() => DayScalar, { description: 'First day off the list.' })
  @IsDay()
  effectiveFrom!: Day;

  /** Not part of the schema: what a list recorded as a baseline no longer holds. */
  origin?: Origin;
}
