import { Field, InputType } from '@nestjs/graphql';
import { ArrayMaxSize, IsArray, IsBoolean, IsOptional, IsString, IsUrl, MaxLength } from 'class-validator';
import { CountriesField, CountryField } from '../law/country-fields.js';
import { IsLocalized, IsName } from '../platform/validation.js';
import type { LocalizedInput } from '../shared/localized-text.js';
import { LocalizedTextScalar } from '../shared/scalars.js';

/** The facts of the public page, of the party and of the engagement. */
@InputType({ isAbstract: true })
export class FactsInput {
  @Field({ description: 'The exact contracting entity, not the brand.' })
  @IsName(300)
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
