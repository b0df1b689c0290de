import { Field, ID, InputType, PartialType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsEnum,
  IsOptional,
  IsString,
  IsUrl,
  IsUUID,
  Length,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { CountriesField, CountryField } from '../law/country-fields.js';
import { IsDay, IsLocalized, rule } from '../platform/validation.js';
import { Origin } from '../shared/announceable.js';
import type { Day } from '../shared/days.js';
import type { LocalizedInput } from '../shared/localized-text.js';
import { DayScalar, LocalizedTextScalar } from '../shared/scalars.js';

const notBlank = (value: unknown) => typeof value === 'string' && value.trim() !== '';

/** The facts of the public page, of the party and of the engagement. */
@InputType({ isAbstract: true })
export class FactsInput {
  @Field({ description: 'The exact contracting entity, not the brand.' })
  @rule('notBlank', notBlank, 'must not be empty')
  @Length(1, 300)
  legalName!: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(300)
  tradingName?: string | null;

  @Field(() => String, { nullable: true, description: 'Company register number, LEI or VAT number.' })
  @IsOptional()
  @MaxLength(100)
  registrationId?: string | null;

  @CountryField('Country of establishment.')
  establishment?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(1000)
  address?: string | null;

  @Field(() => String, { nullable: true, description: 'Contact for data protection, as published.' })
  @IsOptional()
  @MaxLength(300)
  contact?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true, require_tld: false })
  @MaxLength(2000)
  website?: string | null;

  @Field(() => LocalizedTextScalar, { nullable: true })
  @IsOptional()
  @IsLocalized()
  service?: LocalizedInput | null;

  @Field(() => LocalizedTextScalar, {
    nullable: true,
    description: 'What it does, in one concrete sentence.',
  })
  @IsOptional()
  @IsLocalized()
  purpose?: LocalizedInput | null;

  @Field(() => [LocalizedTextScalar], { nullable: true, description: 'Categories of personal data.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsLocalized({ each: true })
  dataCategories?: LocalizedInput[] | null;

  @Field(() => [LocalizedTextScalar], { nullable: true, description: 'Categories of data subjects.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsLocalized({ each: true })
  dataSubjects?: LocalizedInput[] | null;

  @CountriesField('Countries of processing.')
  countries?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'Places of processing that no country code expresses.',
  })
  @IsOptional()
  @MaxLength(1000)
  placesAsWritten?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Slugs of the products it is engaged for; none: all.',
  })
  @IsOptional()
  @IsArray()
  @IsString({ each: true })
  products?: string[] | null;

  @Field(() => LocalizedTextScalar, {
    nullable: true,
    description: 'Whom it applies to ("EU customers only").',
  })
  @IsOptional()
  @IsLocalized()
  conditions?: LocalizedInput | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it uses AI on the data.' })
  @IsOptional()
  @IsBoolean()
  usesAi?: boolean | null;

  @Field(() => LocalizedTextScalar, {
    nullable: true,
    description: 'The transfer mechanism, as stated in words.',
  })
  @IsOptional()
  @IsLocalized()
  transferMechanism?: LocalizedInput | null;

  @Field(() => LocalizedTextScalar, { nullable: true })
  @IsOptional()
  @IsLocalized()
  note?: LocalizedInput | null;
}

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
