import { InputType } from '@nestjs/graphql';
import {
  DayField,
  EnumField,
  FlagField,
  IdField,
  LocalizedField,
  PartField,
  PartsField,
  ReferenceField,
  TextField,
  TextsField,
} from '../platform/fields.js';
import type { Day } from '../shared/days.js';
import type { LocalizedText } from '../shared/localized-text.js';
import { RecordRole } from './activity-status.js';
import { DataItem, DataSubjects, Source } from './data-item.js';
import { ActivityControllerFacts, RecipientFacts } from './linked-parties.js';
import { Purpose } from './purpose.js';
import { AutomatedDecision, Dpia, Measure, Review, System } from './safeguards.js';

@InputType({ description: 'Whoever receives data: named, or as a category (Art. 4(9), 30(1)(d)).' })
export class ActivityRecipientInput extends RecipientFacts {
  @TextField('The party: its id, or its exact legal name.')
  party?: string | null;

  @TextField('The engaged sub-processor: its id, or its legal name.')
  subProcessor?: string | null;

  @TextField('The agreement with it: its id or reference.')
  agreement?: string | null;
}

@InputType({
  description:
    'Another controller: of a controller entry a joint one, of a processor entry one that is acted for.',
})
export class ActivityControllerInput extends ActivityControllerFacts {
  @TextField('The party: its id, or its exact legal name.', { required: true })
  party!: string;

  @TextField('The agreement with it: its id or reference.')
  agreement?: string | null;
}

/** What an entry says. Of an amendment: what is given replaces the field as a whole, what is not given stays. */
@InputType({ isAbstract: true })
export abstract class ActivityContentInput {
  @LocalizedField('What takes place.')
  description?: LocalizedText | null;

  @TextField('Business function or process it belongs to.')
  businessFunction?: string | null;

  @TextField('Who answers for it: a function, not a person.')
  owner?: string | null;

  @DayField('The planned first day.')
  startsOn?: Day | null;

  @TextField(
    'Of a controller entry: the controller, where it is not the organisation itself (id or legal name).',
  )
  controllerParty?: string | null;

  @PartsField(() => Purpose, 'Of a controller entry: the purposes, each with its legal basis.')
  purposes?: Purpose[] | null;

  @PartsField(() => DataSubjects, 'Of a controller entry: categories of data subjects.')
  dataSubjects?: DataSubjects[] | null;

  @PartsField(() => DataItem, 'Of a controller entry: categories of personal data, each with its retention.')
  dataItems?: DataItem[] | null;

  @PartsField(() => Source, 'Of a controller entry: where the data come from.')
  sources?: Source[] | null;

  @FlagField('Of a controller entry without recipients: says that there are none.')
  noRecipients?: boolean | null;

  @PartField(() => AutomatedDecision, 'Of a controller entry: profiling and decisions by machines alone.')
  automatedDecision?: AutomatedDecision | null;

  @PartField(() => Dpia, 'Of a controller entry: impact assessment.')
  dpia?: Dpia | null;

  @PartsField(() => ActivityRecipientInput, 'Who receives data.', { max: 2000 })
  recipients?: ActivityRecipientInput[] | null;

  @PartsField(() => ActivityControllerInput, 'Joint controllers, or the controllers acted for.', {
    max: 5000,
  })
  controllers?: ActivityControllerInput[] | null;

  @TextsField('Sub-processors that it uses: id or legal name.')
  subProcessors?: string[] | null;

  @TextsField('Transfers that take place in it: id or reference.')
  transfers?: string[] | null;

  @TextsField('Slugs of the products it belongs to; none: all.')
  products?: string[] | null;

  @PartsField(() => Measure, 'Technical and organisational measures.')
  measures?: Measure[] | null;

  @PartsField(() => System, 'Systems in which it takes place.')
  systems?: System[] | null;

  @PartField(() => Review, 'When the entry was and is to be reviewed.')
  review?: Review | null;
}

@InputType()
export class AddProcessingActivityInput extends ActivityContentInput {
  @TextField('Slug of the organisation.', { required: true })
  organisation!: string;

  @EnumField(() => RecordRole, 'Whose record it belongs to; fixed from then on.', { required: true })
  role!: RecordRole;

  @ReferenceField('Reference number, one of a kind in the organisation.', { required: true })
  reference!: string;

  @LocalizedField('Name of the activity.', { required: true })
  title!: LocalizedText;
}

@InputType()
export class AmendProcessingActivityInput extends ActivityContentInput {
  @IdField('The activity.', { required: true })
  id!: string;

  @ReferenceField('Reference number, one of a kind in the organisation.')
  reference?: string;

  @LocalizedField('Name of the activity.')
  title?: LocalizedText;
}
