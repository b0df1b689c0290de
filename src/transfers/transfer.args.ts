import { ArgsType, Field, ID, ObjectType } from '@nestjs/graphql';
import { IsOptional, IsString, IsUUID } from 'class-validator';
import { CountryField } from '../law/country-fields.js';
import { IsDay, IsInstant } from '../platform/validation.js';
import { ConnectionOf, PageArgs } from '../shared/pagination.js';
import { DayScalar, InstantScalar } from '../shared/scalars.js';
import { ListedTransfer } from './listed-transfer.js';

@ObjectType()
export class TransferConnection extends ConnectionOf(ListedTransfer, 'Transfer') {}

@ArgsType()
export class TransfersArgs extends PageArgs {
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
  asOf?: string;

  @CountryField('Only those that go there.')
  country?: string;
}

@ArgsType()
export class TransferArgs {
  @Field(() => ID)
  @IsUUID()
  id!: string;

  @Field(() => DayScalar, { nullable: true })
  @IsOptional()
  @IsDay()
  on?: string;

  @Field(() => InstantScalar, { nullable: true })
  @IsOptional()
  @IsInstant()
  asOf?: string;
}

@ObjectType({ isAbstract: true })
abstract class TransferPayload {
  @Field(() => ListedTransfer, { description: 'As it will stand on the effective day.' })
  transfer!: ListedTransfer;
}
@ObjectType()
export class AddTransferPayload extends TransferPayload {}
@ObjectType()
export class AmendTransferPayload extends TransferPayload {}
@ObjectType()
export class EndTransferPayload extends TransferPayload {}
