import { ArgsType, Field, ID } from '@nestjs/graphql';
import { IsOptional, IsString, IsUUID } from 'class-validator';
import type { Day } from '../shared/days.js';
import { PageArgs } from '../shared/pagination.js';
import { DayScalar, InstantScalar } from '../shared/scalars.js';
import type { Clock } from './clock.js';
import { IsDay, IsInstant } from './validation.js';

/** The day a row speaks of, and the recording it was read from. */
export interface Moment {
  on: Day;
  /** Null: as recorded now. */
  asOf: Date | null;
}

const ON = {
  nullable: true,
  description: 'The day, past or coming; default: today in the time zone of the organisation.',
};
const AS_OF = { nullable: true, description: 'As recorded at this instant; default: now.' };

@ArgsType()
export class AsOfArgs {
  @Field(() => InstantScalar, AS_OF)
  @IsOptional()
  @IsInstant()
  asOf?: string;
}

/** A list of an organisation, on a day, as recorded then. */
@ArgsType()
export class OnDayArgs extends PageArgs {
  @Field({ description: 'Slug.' })
  @IsString()
  organisation!: string;

  @Field(() => DayScalar, ON)
  @IsOptional()
  @IsDay()
  on?: string;

  @Field(() => InstantScalar, AS_OF)
  @IsOptional()
  @IsInstant()
  asOf?: string;
}

/** One thing, on a day, as recorded then. */
@ArgsType()
export class OneOnDayArgs {
  @Field(() => ID)
  @IsUUID()
  id!: string;

  @Field(() => DayScalar, ON)
  @IsOptional()
  @IsDay()
  on?: string;

  @Field(() => InstantScalar, AS_OF)
  @IsOptional()
  @IsInstant()
  asOf?: string;
}

export function momentOf(
  args: { on?: string; asOf?: string },
  organisation: { timeZone: string },
  clock: Clock,
): Moment {
  return {
    on: args.on ?? clock.today(organisation.timeZone),
    asOf: args.asOf === undefined ? null : new Date(args.asOf),
  };
}
