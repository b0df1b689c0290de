import { Field, InputType } from '@nestjs/graphql';
import { IsOptional, IsString } from 'class-validator';
import { DayField, EnumField, TextField } from '../platform/fields.js';
import type { Day } from '../shared/days.js';
import { AuthorisationState } from './authorisation.entity.js';

@InputType()
export class RecordAuthorisationInput {
  @Field(() => String, {
    nullable: true,
    description: 'Slug of the organisation; needed where the agreement is named by its reference.',
  })
  @IsOptional()
  @IsString()
  organisation?: string | null;

  @TextField('The agreement that the customer stands on, named by its id or its reference.', {
    required: true,
  })
  agreement!: string;

  @TextField('The customer, named by its id, its reference or its exact legal name.', { required: true })
  customer!: string;

  @TextField('The sub-processor, named by its id, or by its exact legal name when that is engaged once.', {
    required: true,
  })
  subProcessor!: string;

  @DayField(
    'A day on which the version holds that is spoken of, past or coming; default: the version that customers had been told of last when it was said.',
  )
  on?: Day | null;

  @EnumField(() => AuthorisationState, 'What the customer said.', { required: true })
  state!: AuthorisationState;

  @DayField('The day on which it was said, today at the latest; default: today.')
  decidedOn?: Day | null;

  @TextField('Who said it for the customer: a function, not a person.')
  by?: string | null;

  @TextField('The ground, or where it is kept.')
  note?: string | null;
}
