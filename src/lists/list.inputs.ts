import { Field, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsOptional,
  IsString,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { IsDay } from '../platform/validation.js';
import type { Day } from '../shared/days.js';
import { DayScalar } from '../shared/scalars.js';

/** A column of a list: text, or nothing. */
function Column(description: string, length = 10_000): PropertyDecorator {
  const decorators = [
    Field(() => String, { nullable: true, description }),
    IsOptional(),
    IsString(),
    MaxLength(length),
  ];
  return (target, key) => decorators.forEach((decorate) => decorate(target, key));
}

@InputType({
  description: 'One row of a bare sub-processor list, in the words of lists. Only the name must be there.',
})
export class ListRowInput {
  @Column('The vendor, as written.', 300) name!: string;
  @Column('The product that it is used for; none: all.', 200) product?: string | null;
  @Column('What it does.') purpose?: string | null;
  @Column('Where it processes: countries in any spelling, regions, several in one.', 1000) country?:
    string | null;
  @Column('Where it is established: one country.', 300) entity_country?: string | null;
  @Column('Categories of personal data, between commas.') data?: string | null;
  @Column('Transfer mechanism.') transfer?: string | null;
  @Column('Website.', 2000) website?: string | null;
  @Column('Postal address.', 1000) address?: string | null;
  @Column('Notes, conditions.') notes?: string | null;
}

@InputType({ description: 'Says by hand that a vendor goes on under another name.' })
export class RenameInput {
  @Field() @IsString() from!: string;
  @Field() @IsString() to!: string;
}

@InputType()
export class ListPlanInput {
  @Field({ description: 'Slug of the organisation.' })
  @IsString()
  organisation!: string;

  @Field(() => DayScalar, { description: 'The day from which the list holds.' })
  @IsDay()
  on!: Day;

  @Field(() => [ListRowInput], { description: 'The whole list as it stands from that day on.' })
  @IsArray()
  @ArrayMaxSize(5000)
  @ValidateNested({ each: true })
  @Type(() => ListRowInput)
  rows!: ListRowInput[];

  @Field(() => [RenameInput], { defaultValue: [] })
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => RenameInput)
  renames: RenameInput[] = [];
}

@InputType()
export class ApplyListInput extends ListPlanInput {
  @Field({ defaultValue: false, description: 'In use and known to customers before: no notice.' })
  @IsBoolean()
  baseline: boolean = false;

  @Field({
    defaultValue: false,
    description: 'Drafts a notice of all that is unannounced and announces it at once.',
  })
  @IsBoolean()
  announce: boolean = false;
}
