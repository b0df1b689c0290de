import { Field, ID, InputType, PartialType } from '@nestjs/graphql';
import { IsBoolean, IsString, IsUUID } from 'class-validator';
import { CountryField } from '../law/country-fields.js';
import { PartyKind } from '../law/roles.js';
import { DayField, EnumField, ReferenceField, TextField, UrlField } from '../platform/fields.js';
import type { Day } from '../shared/days.js';

/** How a party is named and what is public about it. */
@InputType({ isAbstract: true })
export class PartyInput {
  @ReferenceField('By which files and people name it; one of a kind in the organisation.')
  reference?: string | null;

  @EnumField(() => PartyKind, 'What kind of person it is; default: ORGANISATION.')
  kind?: PartyKind | null;

  @TextField('The exact legal entity, not the brand.', { required: true, max: 300 })
  legalName!: string;

  @TextField('The name it trades under.', { max: 300 })
  tradingName?: string | null;

  @TextField('Company register number, LEI or VAT number.', { max: 100 })
  registrationId?: string | null;

  @CountryField('Country of establishment.')
  establishment?: string | null;

  @TextField('Postal address (Art. 30(1)(a), (2)(a)).', { max: 1000 })
  address?: string | null;

  @TextField('Contact for data protection, as published: a role address or a form.', { max: 300 })
  contact?: string | null;

  @UrlField('Web site.')
  website?: string | null;
}

@InputType()
export class AddPartyInput extends PartyInput {
  @Field({ description: 'Slug of the organisation.' })
  @IsString()
  organisation!: string;

  @DayField('First day on which these facts hold; default: today.')
  effectiveFrom?: Day | null;
}

@InputType()
export class AmendPartyInput extends PartialType(PartyInput) {
  @Field(() => ID)
  @IsUUID()
  id!: string;

  @DayField(
    'First day on which the public facts given hold; default: today. Reference and kind change at once.',
  )
  effectiveFrom?: Day | null;

  @Field({
    defaultValue: false,
    description: 'Of a party on the list: drafts the same change onto later announced versions too.',
  })
  @IsBoolean()
  carryForward: boolean = false;
}
