import { InputType } from '@nestjs/graphql';
import { DayField, IdField, TextField } from '../platform/fields.js';
import type { Day } from '../shared/days.js';

@InputType({ isAbstract: true })
abstract class ActInput {
  @IdField('The activity.', { required: true })
  id!: string;

  @DayField('From which day on; default: today in the time zone of the organisation.')
  on?: Day | null;
}

@InputType()
export class ActivateProcessingActivityInput extends ActInput {
  @TextField('Why it begins although rules of error severity find something; recorded.')
  reason?: string | null;
}

@InputType()
export class SuspendProcessingActivityInput extends ActInput {
  @TextField('Why it rests.')
  reason?: string | null;
}

@InputType()
export class ResumeProcessingActivityInput extends ActInput {}

@InputType()
export class EndProcessingActivityInput extends ActInput {}
