import { InputType, ObjectType } from '@nestjs/graphql';
import { DpfCoveredData, DpfFramework, DpfStatus } from './mechanisms.js';
import { DayField, EnumField, EnumsField, FlagField, TextField } from '../platform/fields.js';
import type { Day } from '../shared/days.js';

@InputType('RecipientConditionInput')
@ObjectType({ description: 'A condition of an adequacy decision that was checked for this importer.' })
export class RecipientCondition {
  @TextField('The condition, as the decision lists it (`AdequacyDecision.conditions`).', { required: true })
  condition!: string;

  @FlagField('Whether it is met.', { required: true })
  met!: boolean;

  @DayField('When it was checked.')
  checkedOn?: Day | null;
}

@InputType('DpfParticipationInput')
@ObjectType({ description: 'Participation in the Data Privacy Framework, as its list shows it.' })
export class DpfParticipation {
  @TextField(
    'The importer as the list names it: the exact contracting entity, as the participant or among the entities that the entry of its parent covers. Under another name than the legal name of the importer it covers nothing; case, white space and punctuation aside.',
  )
  entityOnList?: string | null;

  @EnumField(() => DpfStatus, 'Its standing.')
  status?: DpfStatus | null;

  @EnumsField(() => DpfFramework, 'Frameworks it has joined.')
  frameworks?: DpfFramework[] | null;

  @EnumsField(() => DpfCoveredData, 'Data that its certification covers.')
  coveredData?: DpfCoveredData[] | null;

  @DayField('When the list was looked at.')
  checkedOn?: Day | null;

  @DayField('When its certification is due again.')
  recertificationDue?: Day | null;
}
