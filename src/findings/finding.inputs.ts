import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import { IsBoolean, IsEnum, IsOptional, IsString } from 'class-validator';
import { DayField, TextField } from '../platform/fields.js';
import { OnDayArgs } from '../platform/moment.js';
import { IsDay } from '../platform/validation.js';
import type { Day } from '../shared/days.js';
import { Severity } from '../shared/rules.js';
import { DayScalar } from '../shared/scalars.js';

@ArgsType()
export class FindingsArgs extends OnDayArgs {
  @Field(() => Severity, { nullable: true })
  @IsOptional()
  @IsEnum(Severity)
  severity?: Severity;

  @Field(() => String, { nullable: true, description: 'Id of a rule, as `C01`.' })
  @IsOptional()
  @IsString()
  rule?: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only those that somebody accepts on the day, or only the others; default: both.',
  })
  @IsOptional()
  @IsBoolean()
  accepted?: boolean;

  @Field(() => Boolean, {
    defaultValue: false,
    nullable: true,
    description: 'Counts what the law asks for "where possible" (retention, measures) as errors.',
  })
  @IsBoolean()
  strict: boolean = false;
}

@ArgsType()
export class ImpactArgs {
  @Field({ description: 'Slug.' })
  @IsString()
  organisation!: string;

  @Field({ description: 'Code of an adequacy decision, as `US-DPF`.' })
  @IsString()
  decision!: string;

  @Field(() => DayScalar, { description: 'The first day on which it would no longer hold.' })
  @IsDay()
  endsOn!: Day;
}

@InputType()
export class AcceptFindingInput {
  @TextField('Slug of the organisation.', { required: true })
  organisation!: string;

  @Field(() => ID, { description: 'Id of the finding.' })
  @IsString()
  finding!: string;

  @TextField('Why it may stand.', { required: true })
  reason!: string;

  @TextField('Who accepts it: a function.', { required: true, max: 200 })
  person!: string;

  @DayField('Last day on which it is accepted.', { required: true })
  expiresOn!: Day;
}

@InputType()
export class RevokeAcceptanceInput {
  @TextField('Slug of the organisation.', { required: true })
  organisation!: string;

  @Field(() => ID, { description: 'Id of the finding.' })
  @IsString()
  finding!: string;
}
