import { Field, InputType, Int } from '@nestjs/graphql';
import {
  ArrayNotEmpty,
  ArrayUnique,
  IsBoolean,
  IsEmail,
  IsEnum,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { PolicyKind } from '../shared/policy-kind.js';
import { IfGiven, IsLanguage, IsName, IsTimeZone } from '../platform/validation.js';

const SLUG = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const SLUG_MESSAGE = 'is not a slug: lower-case letters, digits and inner hyphens, at most 63';

@InputType()
export class CreateOrganisationInput {
  @Field()
  @Matches(SLUG, { message: SLUG_MESSAGE })
  slug!: string;

  @Field()
  @IsName()
  name!: string;

  @Field({ defaultValue: 'UTC' })
  @IsTimeZone()
  timeZone!: string;

  @Field(() => [String], { defaultValue: ['en'], description: 'The first prevails.' })
  @ArrayNotEmpty()
  @ArrayUnique({ message: 'names a language twice' })
  @IsLanguage({ each: true })
  languages!: string[];

  @Field(() => Int, { defaultValue: 30 })
  @IsInt()
  @Min(0)
  @Max(365)
  noticeDays!: number;

  @Field(() => Int, { nullable: true, description: 'Default: the notice days.' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(365)
  objectionDays?: number;

  @Field(() => String, { nullable: true, description: 'Where objections go.' })
  @IsOptional()
  @IsEmail()
  contactEmail?: string;
}

@InputType()
export class AmendOrganisationInput {
  @Field({ description: 'Slug of the organisation.' })
  @IsString()
  organisation!: string;

  @Field(() => String, { nullable: true })
  @IfGiven()
  @IsName()
  name?: string;

  @Field(() => String, { nullable: true })
  @IfGiven()
  @IsTimeZone()
  timeZone?: string;

  @Field(() => [String], {
    nullable: true,
    description: 'The first prevails and cannot be exchanged for another.',
  })
  @IfGiven()
  @ArrayNotEmpty()
  @ArrayUnique({ message: 'names a language twice' })
  @IsLanguage({ each: true })
  languages?: string[];

  @Field(() => Int, { nullable: true })
  @IfGiven()
  @IsInt()
  @Min(0)
  @Max(365)
  noticeDays?: number;

  @Field(() => Int, { nullable: true })
  @IfGiven()
  @IsInt()
  @Min(0)
  @Max(365)
  objectionDays?: number;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsEmail()
  contactEmail?: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Another person than the drafter must approve a notice.',
  })
  @IfGiven()
  @IsBoolean()
  fourEyes?: boolean;

  @Field(() => Int, {
    nullable: true,
    description: 'Reminds customers so many days before their objection deadline; null: never.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(90)
  reminderDays?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Tell again when the changes take effect.' })
  @IfGiven()
  @IsBoolean()
  confirmsEffect?: boolean;

  @Field(() => Int, {
    nullable: true,
    description: 'Days for which addresses of notice contacts are kept as evidence.',
  })
  @IfGiven()
  @IsInt()
  @Min(30)
  @Max(3650)
  evidenceDays?: number;

  @Field(() => [PolicyKind], {
    nullable: true,
    description:
      'Kinds of policies whose immaterial versions need no reason for silence, such as COOKIE_POLICY.',
  })
  @IfGiven()
  @ArrayUnique({ message: 'names a kind twice' })
  @IsEnum(PolicyKind, { each: true })
  exemptPolicyKinds?: PolicyKind[];
}

@InputType()
export class AddProductInput {
  @Field({ description: 'Slug of the organisation.' })
  @IsString()
  organisation!: string;

  @Field()
  @Matches(SLUG, { message: SLUG_MESSAGE })
  slug!: string;

  @Field()
  @IsName()
  name!: string;
}
