import { InputType, ObjectType } from '@nestjs/graphql';
import { CountriesField } from '../law/country-fields.js';
import { ContractKind, EndOfContract, RecipientRole } from '../law/roles.js';
import {
  DayField,
  EnumField,
  LocalizedField,
  LocalizedListField,
  PartField,
  ReferenceField,
  TextField,
  TextsField,
} from '../platform/fields.js';
import type { Day } from '../shared/days.js';
import type { LocalizedText } from '../shared/localized-text.js';

@InputType('ContractReferenceInput')
@ObjectType({ description: 'A contract with a recipient that is not among the agreements of the register.' })
export class ContractReference {
  @EnumField(() => ContractKind, 'What it is.', { required: true })
  kind!: ContractKind;

  @DayField('When it was signed.')
  signedOn?: Day | null;

  @TextField('The clause by which it is part of another contract, where it is not signed for itself.')
  incorporatedBy?: string | null;

  @TextField('Where a copy is kept.')
  copy?: string | null;
}

/** What is said of a recipient, beside the rows that it points to. */
@InputType({ isAbstract: true })
@ObjectType({ isAbstract: true })
export abstract class RecipientFacts {
  @ReferenceField('Short name, one of a kind in the activity; recipients further down name it as `below`.')
  key?: string | null;

  @EnumField(() => RecipientRole, 'In which role it receives data.', { required: true })
  role!: RecipientRole;

  @LocalizedField('The category of recipients, where no party is named.')
  category?: LocalizedText | null;

  @TextField('What for.')
  purpose?: string | null;

  @TextsField('Keys of the data items it receives; none: all.')
  dataItems?: string[] | null;

  @PartField(() => ContractReference, 'The contract, where it is not among the agreements of the register.')
  contract?: ContractReference | null;

  @CountriesField('Countries in which it processes the data.')
  countries?: string[] | null;

  @CountriesField('Countries from which it reaches the data.')
  remoteAccessCountries?: string[] | null;

  @TextField('Key of the recipient that passes the data on to it.')
  below?: string | null;

  @DayField('First day.')
  startsOn?: Day | null;

  @DayField('Last day.')
  endsOn?: Day | null;
}

/** What is said of another controller of an activity: whom a processor acts for, or with whom a controller decides. */
@InputType({ isAbstract: true })
@ObjectType({ isAbstract: true })
export abstract class ActivityControllerFacts {
  @LocalizedListField(
    'Of a processor: categories of processing carried out for this controller (Art. 30(2)(b)).',
  )
  processingCategories?: LocalizedText[] | null;

  @TextField('Representative of the controller: name and contact (Art. 30(2)(a)).')
  representative?: string | null;

  @TextField('Data protection officer of the controller: name and contact (Art. 30(2)(a)).')
  dpo?: string | null;

  @TextField('Where its documented instructions are kept (Art. 28(3)(a)).')
  instructions?: string | null;

  @EnumField(() => EndOfContract, 'What happens to the data at the end of the contract.')
  endOfContract?: EndOfContract | null;

  @TextField(
    'Of joint controllers: where the arrangement is kept, if it is not among the agreements (Art. 26).',
  )
  arrangement?: string | null;
}
