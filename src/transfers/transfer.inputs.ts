import { Field, InputType } from '@nestjs/graphql';
import { IsBoolean, IsEnum, IsString } from 'class-validator';
import { DayField, IdField, ReferenceField, TextField } from '../platform/fields.js';
import { Origin } from '../shared/announceable.js';
import type { Day } from '../shared/days.js';
import { TransferFacts } from './transfer-facts.js';

const PARTY = 'uuid, reference or exact legal name of a party';

@InputType()
export class AddTransferInput extends TransferFacts {
  @Field({ description: 'Slug of the organisation.' })
  @IsString()
  organisation!: string;

  @ReferenceField('The name by which files and people call it; default: made of importer and destination.')
  reference?: string | null;

  @TextField(`Who sends: ${PARTY}; none: the organisation itself.`)
  exporter?: string | null;

  @TextField(`Who receives: ${PARTY}; or else \`importerCategory\`.`)
  importer?: string | null;

  @IdField('The sub-processor that it serves, whose public entry shows its mechanism.')
  subProcessor?: string | null;

  @TextField('The transfer that this one carries further (Art. 44): uuid or reference.')
  onwardOf?: string | null;

  @DayField('First day of the transfer.', { required: true })
  effectiveFrom!: Day;

  @Field(() => Origin, { defaultValue: Origin.AMENDMENT })
  @IsEnum(Origin)
  origin: Origin = Origin.AMENDMENT;

  @DayField('Of a baseline: the day on which customers were told, as you state it.')
  announcedOn?: Day | null;
}

@InputType()
export class AmendTransferInput extends TransferFacts {
  @IdField('The transfer.', { required: true })
  id!: string;

  @DayField('First day on which the given facts hold. What is not given stays.', { required: true })
  effectiveFrom!: Day;

  @Field(() => Origin, { defaultValue: Origin.AMENDMENT })
  @IsEnum(Origin)
  origin: Origin = Origin.AMENDMENT;

  @DayField('Of a baseline: the day on which customers were told.')
  announcedOn?: Day | null;

  @Field({ defaultValue: false, description: 'Drafts the same change onto later announced versions too.' })
  @IsBoolean()
  carryForward: boolean = false;
}

@InputType()
export class EndTransferInput {
  @IdField('The transfer.', { required: true })
  id!: string;

  @DayField('First day without it.', { required: true })
  effectiveFrom!: Day;
}
