import { Field, ID, InputType } from '@nestjs/graphql';
import { IsUUID } from 'class-validator';
import { EmailField, TextField } from '../platform/fields.js';

@InputType()
export class ResolveDeliveryInput {
  @Field(() => ID, { description: 'The notified customer.' })
  @IsUUID()
  id!: string;

  @TextField('How the customer was told instead, and where the proof is kept.', { required: true })
  note!: string;
}

@InputType()
export class TellContactInput {
  @Field(() => ID, { description: 'The notified customer.' })
  @IsUUID()
  id!: string;

  @EmailField('Address of another contact of the customer.', { required: true })
  email!: string;

  @TextField('Language of the mail; default: the prevailing one.')
  language?: string | null;
}
