import { ArgsType, Field, ObjectType } from '@nestjs/graphql';
import { IsEnum, IsOptional, IsString } from 'class-validator';
import { IsDay, IsInstant } from '../platform/validation.js';
import { ConnectionOf, PageArgs } from '../shared/pagination.js';
import { DayScalar, InstantScalar } from '../shared/scalars.js';
import { ListedSubProcessor, Listing } from '../sub-processors/listed-sub-processor.js';

@ObjectType()
export class SubProcessorConnection extends ConnectionOf(ListedSubProcessor, 'SubProcessor') {}

@ArgsType()
export class ListArgs extends PageArgs {
  @Field({ description: 'Slug.' })
  @IsString()
  organisation!: string;

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
  asOf?: string | null;

  @Field(() => Listing, { nullable: true, defaultValue: Listing.ANNOUNCED })
  @IsEnum(Listing)
  include: Listing = Listing.ANNOUNCED;

  @Field(() => String, {
    nullable: true,
    description: 'Slug of a product: those engaged for it, or for all.',
  })
  @IsOptional()
  @IsString()
  product?: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Id, reference or exact legal name of a customer: what may be used for it that day (Art. 28(2)), by its agreements and by what it said. Where it has not approved an amendment, or objected to it, the version before counts.',
  })
  @IsOptional()
  @IsString()
  customer?: string | null;
}
