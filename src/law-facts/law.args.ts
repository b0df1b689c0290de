import { ArgsType, Field, IntersectionType } from '@nestjs/graphql';
import { IsBoolean, IsEnum, IsOptional, IsString } from 'class-validator';
import { IsCountry } from '../law/country-fields.js';
import type { AdequacyRegime } from '../law/law-book.js';
import { IsDay, IsInstant } from '../platform/validation.js';
import { PageArgs } from '../shared/pagination.js';
import { CountryCodeScalar, DayScalar, InstantScalar } from '../shared/scalars.js';
import { regimes } from './adequacy-decision.entity.js';

@ArgsType()
export class LawArgs {
  @Field(() => DayScalar, {
    nullable: true,
    description: 'Only what is in force on that day; default: all, what has ended too.',
  })
  @IsOptional()
  @IsDay()
  on?: string;

  @Field(() => InstantScalar, { nullable: true, description: 'As recorded at this instant; default: now.' })
  @IsOptional()
  @IsInstant()
  asOf?: string;

  @Field({
    defaultValue: false,
    description:
      'Also rows in whose place another holds; among them what a release brought after an admin had amended it.',
  })
  @IsBoolean()
  superseded: boolean = false;
}

@ArgsType()
export class DecisionArgs extends IntersectionType(PageArgs, LawArgs, ArgsType) {
  @Field(() => CountryCodeScalar, { nullable: true })
  @IsOptional()
  @IsCountry()
  country?: string;

  @Field(() => regimes, { nullable: true })
  @IsOptional()
  @IsEnum(regimes)
  regime?: AdequacyRegime;
}

@ArgsType()
export class OneDecisionArgs {
  @Field({ description: '`US-DPF`, `GB-GDPR`, `AD`.' })
  @IsString()
  code!: string;

  @Field(() => InstantScalar, { nullable: true, description: 'As recorded at this instant; default: now.' })
  @IsOptional()
  @IsInstant()
  asOf?: string;
}

@ArgsType()
export class TermArgs extends LawArgs {
  @Field(() => String, { nullable: true, description: 'Name of one enumeration: `LegalBasis`.' })
  @IsOptional()
  @IsString()
  enumeration?: string;
}
