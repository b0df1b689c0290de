import { Field, ID, InputType, OmitType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsOptional,
  IsString,
  IsUUID,
  ValidateNested,
} from 'class-validator';
import { AddProductInput, AmendOrganisationInput } from '../organisations/organisation.inputs.js';
import { PartField, PartsField } from '../platform/fields.js';
import { IsDay } from '../platform/validation.js';
import type { Day } from '../shared/days.js';
import { DayScalar } from '../shared/scalars.js';
import {
  RegisterActivityInput,
  RegisterAgreementInput,
  RegisterAuthorisationInput,
  RegisterPartyInput,
  RegisterPolicyInput,
  RegisterProfileInput,
  RegisterTransferInput,
} from './register-sections.inputs.js';
import { FactsInput } from '../sub-processors/facts.inputs.js';

@InputType({ description: 'Profile of the organisation; what is not given stays.' })
export class RegisterOrganisationInput extends OmitType(AmendOrganisationInput, ['organisation'] as const) {
  @Field()
  @IsString()
  slug!: string;
}

@InputType()
export class RegisterProductInput extends OmitType(AddProductInput, ['organisation'] as const) {}

@InputType({
  description:
    'A sub-processor of a register file. Found again by its id, else by name, service and products.',
})
export class RegisterSubProcessorInput extends FactsInput {
  @Field(() => ID, { nullable: true, description: 'As the register knows it.' })
  @IsOptional()
  @IsUUID()
  id?: string;

  @Field(() => DayScalar, {
    nullable: true,
    description: 'Of a new one: its first day on the list; default: the day of the file.',
  })
  @IsOptional()
  @IsDay()
  effectiveFrom?: Day;

  @Field(() => DayScalar, {
    nullable: true,
    description: 'Of a new one applied as a baseline: the day on which customers were told.',
  })
  @IsOptional()
  @IsDay()
  announcedOn?: Day;

  @Field(() => String, {
    nullable: true,
    description: 'Of a new one: id or legal name of the sub-processor that engages it.',
  })
  @IsOptional()
  @IsString()
  engagedBy?: string | null;
}

/** A section of a file holds so many entries at most. */
const WHOLE = { max: 10_000 };

@InputType()
export class RegisterInput {
  @Field(() => RegisterOrganisationInput)
  @ValidateNested()
  @Type(() => RegisterOrganisationInput)
  organisation!: RegisterOrganisationInput;

  @Field(() => DayScalar, { description: 'The day from which what is different holds.' })
  @IsDay()
  on!: Day;

  @Field(() => [RegisterProductInput], { nullable: true, description: 'Those that are new are added.' })
  @IsOptional()
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => RegisterProductInput)
  products?: RegisterProductInput[];

  @PartsField(() => RegisterPartyInput, 'Whom the record names; those that are not named here stay.', WHOLE)
  parties?: RegisterPartyInput[] | null;

  @PartField(() => RegisterProfileInput, 'What the record says of the organisation; none: as it is.')
  profile?: RegisterProfileInput | null;

  @Field(() => [RegisterSubProcessorInput], {
    nullable: true,
    description: 'The whole list on that day; none: left as it is.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(5000)
  @ValidateNested({ each: true })
  @Type(() => RegisterSubProcessorInput)
  subProcessors?: RegisterSubProcessorInput[];

  @PartsField(() => RegisterAgreementInput, 'All agreements; none: as they are.', WHOLE)
  agreements?: RegisterAgreementInput[] | null;

  @PartsField(
    () => RegisterAuthorisationInput,
    'What customers said to sub-processors; what is not stated here stays.',
    WHOLE,
  )
  authorisations?: RegisterAuthorisationInput[] | null;

  @PartsField(() => RegisterTransferInput, 'All transfers; none: as they are.', WHOLE)
  transfers?: RegisterTransferInput[] | null;

  @PartsField(
    () => RegisterPolicyInput,
    'Policies with their texts; those that are not named here stay, so that long texts may come in several files.',
    WHOLE,
  )
  policies?: RegisterPolicyInput[] | null;

  @PartsField(() => RegisterActivityInput, 'The whole record (Art. 30); none: as it is.', WHOLE)
  activities?: RegisterActivityInput[] | null;
}

@InputType()
export class ApplyRegisterInput extends RegisterInput {
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
