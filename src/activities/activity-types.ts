import { Field, ID, InterfaceType, ObjectType } from '@nestjs/graphql';
import { ActivityStatus } from '../law/assessments.js';
import {
  DayField,
  EnumField,
  FlagField,
  LocalizedField,
  PartField,
  PartsField,
  ReferenceField,
  TextField,
} from '../platform/fields.js';
import type { Day } from '../shared/days.js';
import type { LocalizedText } from '../shared/localized-text.js';
import { InstantScalar } from '../shared/scalars.js';
import { RecordRole, statusOn, Suspension } from './activity-status.js';
import type { ReadActivity } from './activities.reader.js';
import { DataItem, DataSubjects, Source } from './data-item.js';
import { ActivityControllerFacts, RecipientFacts } from './linked-parties.js';
import { Purpose } from './purpose.js';
import { AutomatedDecision, Dpia, Measure, Review, System } from './safeguards.js';

@ObjectType('ActivityRecipient', {
  description: 'Whoever receives data in an activity (Art. 4(9), 30(1)(d)).',
})
export class ActivityRecipientType extends RecipientFacts {
  @Field(() => ID) id!: string;
  @Field(() => ID, { nullable: true, description: 'The party, where one is named.' }) partyId!: string | null;
  @Field(() => ID, { nullable: true, description: 'The agreement with it, where it is in the register.' })
  agreementId!: string | null;

  subProcessorId!: string | null;
  activity!: ReadActivity;
}

@ObjectType('ActivityController', {
  description:
    'Another controller of an activity: a joint one (Art. 26), or one that a processor acts for (Art. 30(2)(a)).',
})
export class ActivityControllerType extends ActivityControllerFacts {
  @Field(() => ID) id!: string;
  @Field(() => ID) partyId!: string;
  @Field(() => ID, { nullable: true, description: 'The agreement with it, where it is in the register.' })
  agreementId!: string | null;
}

/** What both records hold of an activity, as it stands on a day. */
@InterfaceType('ProcessingActivity', {
  description: 'An entry of the record of processing activities (Art. 30), as it stands on a day.',
  resolveType: ({ role }: ReadActivity) =>
    role === RecordRole.CONTROLLER ? 'ControllerActivity' : 'ProcessorActivity',
})
export abstract class ProcessingActivityType {
  @Field(() => ID) id!: string;

  @EnumField(() => RecordRole, 'Whose record it belongs to.', { required: true })
  role!: RecordRole;

  @ReferenceField('Reference number.', { required: true })
  reference!: string;

  @LocalizedField('Name of the activity.', { required: true })
  title!: LocalizedText;

  @LocalizedField('What takes place.')
  description!: LocalizedText | null;

  @TextField('Business function or process it belongs to.')
  businessFunction!: string | null;

  @TextField('Who answers for it: a function.')
  owner!: string | null;

  @DayField('The planned first day.')
  startsOn!: Day | null;

  @DayField('The day on which it began.')
  activatedOn!: Day | null;

  @TextField('Why it began although rules of error severity found something.')
  activationReason!: string | null;

  @DayField('First day of the suspension that the day falls into.')
  suspendedOn!: Day | null;

  @PartsField(() => Suspension, 'All times in which it rests.', { required: true })
  suspensions!: Suspension[];

  @DayField('The first day on which it no longer takes place.')
  endedOn!: Day | null;

  @PartsField(() => Measure, 'Technical and organisational measures (Art. 32(1)).', { required: true })
  measures!: Measure[];

  @PartsField(() => System, 'Systems in which it takes place.', { required: true })
  systems!: System[];

  @PartField(() => Review, 'When the entry was and is to be reviewed.')
  review!: Review | null;

  @Field(() => [ID], { description: 'Ids of the transfers that take place in it.' })
  transferIds!: string[];

  @Field(() => InstantScalar) createdAt!: Date;
  @Field(() => InstantScalar) updatedAt!: Date;
}

@ObjectType('ControllerActivity', {
  implements: () => ProcessingActivityType,
  description: 'An entry of the record of a controller (Art. 30(1)).',
})
export class ControllerActivityType extends ProcessingActivityType {
  @Field(() => ID, { nullable: true, description: 'The controller; null: the organisation itself.' })
  controllerPartyId!: string | null;

  @PartsField(() => Purpose, 'The purposes, each with its legal basis.', { required: true })
  purposes!: Purpose[];

  @PartsField(() => DataSubjects, 'Categories of data subjects.', { required: true })
  dataSubjects!: DataSubjects[];

  @PartsField(() => DataItem, 'Categories of personal data, each with its retention.', { required: true })
  dataItems!: DataItem[];

  @PartsField(() => Source, 'Where the data come from.', { required: true })
  sources!: Source[];

  @FlagField('Says of an entry without recipients that there are none.', { required: true })
  noRecipients!: boolean;

  @PartField(() => AutomatedDecision, 'Profiling and decisions by machines alone.')
  automatedDecision!: AutomatedDecision | null;

  @PartField(() => Dpia, 'Impact assessment.')
  dpia!: Dpia | null;
}

@ObjectType('ProcessorActivity', {
  implements: () => ProcessingActivityType,
  description:
    'An entry of the record of a processor (Art. 30(2)): no purposes, data or retention are owed, and none are held.',
})
export class ProcessorActivityType extends ProcessingActivityType {}

/** Where an entry stands on the day it was read for. */
export function statusOf(row: ReadActivity): ActivityStatus {
  return statusOn(row, row.moment.on);
}
