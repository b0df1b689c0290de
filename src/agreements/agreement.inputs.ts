import { Field, ID, InputType } from '@nestjs/graphql';
import { IsBoolean, IsEnum, IsOptional, IsString, IsUUID } from 'class-validator';
import { AgreementSide, ContractKind } from '../law/roles.js';
import {
  MachineTranslatedField,
  PrevailingLanguageField,
  SummaryField,
  VersionLabelField,
  WholeTextField,
} from '../organisations/version-text.js';
import {
  DayField,
  EnumField,
  PartsField,
  ReferenceField,
  TextField,
  TextsField,
} from '../platform/fields.js';
import { Origin } from '../shared/announceable.js';
import type { Day } from '../shared/days.js';
import type { LocalizedInput } from '../shared/localized-text.js';
import { AgreementFacts, NoticeContact } from './agreement-facts.js';

const PARTY = 'named by its id, its reference or its exact legal name';

@InputType({ isAbstract: true })
abstract class TermsInput extends AgreementFacts {
  @TextsField('Slugs of the products it covers; none: all.')
  products?: string[] | null;

  @WholeTextField()
  text?: LocalizedInput | null;

  @PrevailingLanguageField()
  prevailingLanguage?: string | null;

  @MachineTranslatedField()
  machineTranslated?: string[] | null;

  @VersionLabelField()
  label?: string;

  @SummaryField()
  summary?: LocalizedInput | null;
}

@InputType()
export class AddAgreementInput extends TermsInput {
  @Field({ description: 'Slug of the organisation.' })
  @IsString()
  organisation!: string;

  @ReferenceField('By which files and people name it; one of a kind in the organisation.', { required: true })
  reference!: string;

  @TextField('Title of the agreement.', { required: true, max: 300 })
  title!: string;

  @EnumField(() => ContractKind, 'What it is; default: ARTICLE_28.')
  kind?: ContractKind | null;

  @EnumField(() => AgreementSide, 'Who the other party is to the organisation.', { required: true })
  side!: AgreementSide;

  @TextField(`The other party, ${PARTY}; none: a text that many customers stand on.`)
  party?: string | null;

  @DayField('First day on which it holds; default: the day it was signed, or else today.')
  effectiveFrom?: Day | null;
}

@InputType({ description: 'What is given is written, what is not stays; null takes away.' })
export class AmendAgreementInput extends TermsInput {
  @Field(() => ID)
  @IsUUID()
  id!: string;

  @ReferenceField('Another reference; changes at once.')
  reference?: string | null;

  @TextField('Another title; changes at once.', { max: 300 })
  title?: string | null;

  @EnumField(() => ContractKind, 'What it is; changes at once.')
  kind?: ContractKind | null;

  @TextField(`The other party, ${PARTY}; changes at once.`)
  party?: string | null;

  @DayField('First day of the version that these terms make; default: today.')
  effectiveFrom?: Day | null;

  @Field(() => Origin, {
    defaultValue: Origin.AMENDMENT,
    description:
      'AMENDMENT: a new version. CORRECTION: the version that holds that day always said so, which counts for whoever stands on it at once; needs who may record baselines, and a reason. BASELINE: customers know it already, so of an agreement with customers by today and before any version published here.',
  })
  @IsEnum(Origin)
  origin: Origin = Origin.AMENDMENT;

  @TextField(
    'Of a CORRECTION, and needed there: how the terms that customers stand on came to be written down wrong.',
  )
  reason?: string | null;

  @IsBoolean()
  @Field({ defaultValue: false, description: 'Drafts the same change onto later announced versions too.' })
  carryForward: boolean = false;
}

@InputType({ description: 'The draft of an agreement with customers that is final.' })
export class PublishAgreementVersionInput {
  @Field(() => ID, { description: 'The agreement.' })
  @IsUUID()
  agreement!: string;

  @DayField('First day of the draft; needed where there are several.')
  effectiveFrom?: Day | null;

  @DayField('Another first day for the draft, when the one that it has passed before anybody was told.')
  movedTo?: Day | null;

  @VersionLabelField()
  label?: string;

  @SummaryField()
  summary?: LocalizedInput | null;

  @Field({
    defaultValue: true,
    description: 'Whether customers must be told: then it waits for a notice. If not, it is public at once.',
  })
  @IsBoolean()
  material: boolean = true;

  @TextField('Of what is not material: why nobody is told.')
  silentReason?: string | null;
}

@InputType()
export class EndAgreementInput {
  @Field(() => ID)
  @IsUUID()
  id!: string;

  @DayField('Last day. Customers stand on it until then at most.', { required: true })
  lastDay!: Day;
}

@InputType()
export class MoveCustomerInput {
  @Field(() => String, {
    nullable: true,
    description: 'Slug of the organisation; needed where the agreement is named by its reference.',
  })
  @IsOptional()
  @IsString()
  organisation?: string | null;

  @TextField('The agreement, named by its id or its reference.', { required: true })
  agreement!: string;

  @TextField(`The customer, ${PARTY}.`, { required: true })
  party!: string;

  @DayField('First day on which the customer stands on it.', { required: true })
  since!: Day;

  @DayField(
    'First day of the version that the customer agreed to; default: the version in force on `since`. Drafts count: who signs early has signed.',
  )
  version?: Day | null;

  @DayField('Last day, when it is known.')
  until?: Day | null;

  @PartsField(
    () => NoticeContact,
    'Whom of the customer to tell; none: those of the agreement. Not given: as before.',
  )
  noticeContacts?: NoticeContact[] | null;

  @TextsField('Slugs of the products the customer uses; none: those of the agreement. Not given: as before.')
  products?: string[] | null;
}

@InputType()
export class EndStandingInput {
  @Field(() => ID)
  @IsUUID()
  id!: string;

  @DayField('Last day on which the customer stands on the agreement.', { required: true })
  lastDay!: Day;
}
