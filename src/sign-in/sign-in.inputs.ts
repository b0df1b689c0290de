import { ArgsType, Field, InputType } from '@nestjs/graphql';
import { IsOptional, IsString } from 'class-validator';
import { IsInstant, IsLanguageTag, IsName } from '../platform/validation.js';
import { ShortPageArgs } from '../shared/pagination.js';
import { InstantScalar } from '../shared/scalars.js';

const ACCOUNT =
  'The product’s own id of the account, at most 200 characters; only a keyed hash of it is kept.';
const PRODUCT =
  'Slug of the product whose account it is. The same id under another product, or under none, is another account.';

@ArgsType()
export class PendingNoticesArgs extends ShortPageArgs {
  @Field({ description: 'Slug.' })
  @IsString()
  organisation!: string;

  @Field({ description: ACCOUNT })
  @IsName()
  account!: string;

  @Field(() => String, { nullable: true, description: `${PRODUCT} Only notices about it, or about all.` })
  @IsOptional()
  @IsString()
  product?: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Id or reference of the customer whom the account belongs to: leaves out notices that go to other customers only.',
  })
  @IsOptional()
  @IsString()
  customer?: string;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'Only what was announced since, e.g. since the account exists; default: the last 90 days.',
  })
  @IsOptional()
  @IsInstant()
  since?: string;

  @Field(() => String, {
    nullable: true,
    description: 'Language of the words, e.g. `de` or `de-AT`; where there are none: the prevailing one.',
  })
  @IsOptional()
  @IsLanguageTag()
  language?: string;
}

@InputType({ isAbstract: true })
abstract class AccountInput {
  @Field({ description: 'Slug.' })
  @IsString()
  organisation!: string;

  @Field({ description: ACCOUNT })
  @IsName()
  account!: string;

  @Field(() => String, { nullable: true, description: PRODUCT })
  @IsOptional()
  @IsString()
  product?: string | null;
}

@InputType()
export class AcknowledgeNoticeInput extends AccountInput {
  @Field({ description: 'Number or id of the notice.' })
  @IsString()
  notice!: string;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'When it was seen: between announcing and now; default: now.',
  })
  @IsOptional()
  @IsInstant()
  at?: string | null;
}

@InputType()
export class ForgetAccountInput extends AccountInput {}
