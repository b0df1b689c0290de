import type { Rel } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { EndOfContract, RecipientRole } from '../law/roles.js';
import { Party } from '../parties/party.entity.js';
import type { Day } from '../shared/days.js';
import { RegisterEntity } from '../shared/entity.js';
import type { LocalizedText } from '../shared/localized-text.js';
import { SubProcessor } from '../sub-processors/sub-processor.entity.js';
import type { ActivityControllerFacts, ContractReference, RecipientFacts } from './linked-parties.js';
import { ProcessingActivity } from './processing-activity.entity.js';

const stays = { updateRule: 'no action', deleteRule: 'no action' };

export abstract class ActivityLink extends RegisterEntity {
  @Property({ type: 'uuid', index: true })
  organisationId!: string;

  @ManyToOne(() => ProcessingActivity, { index: true, ...stays })
  activity!: Rel<ProcessingActivity>;

  /** Its place in the list. */
  @Property({ type: 'int' })
  position!: number;
}

/** Whoever receives data in an activity: a category, a party, an engaged sub-processor (Art. 4(9), 30(1)(d)). */
@Entity()
export class ActivityRecipient extends ActivityLink implements RecipientFacts {
  @ManyToOne(() => Party, { nullable: true, ...stays })
  party: Party | null = null;

  @ManyToOne(() => SubProcessor, { nullable: true, index: true, ...stays })
  subProcessor: SubProcessor | null = null;

  @Property({ type: 'uuid', nullable: true })
  agreementId: string | null = null;

  @Property({ type: 'text', nullable: true })
  key: string | null = null;

  @Enum({ items: () => RecipientRole })
  role!: RecipientRole;

  @Property({ type: 'jsonb', nullable: true })
  category: LocalizedText | null = null;

  @Property({ type: 'text', nullable: true })
  purpose: string | null = null;

  @Property({ type: 'text[]' })
  dataItems: string[] = [];

  @Property({ type: 'jsonb', nullable: true })
  contract: ContractReference | null = null;

  @Property({ type: 'text[]' })
  countries: string[] = [];

  @Property({ type: 'text[]' })
  remoteAccessCountries: string[] = [];

  @Property({ type: 'text', nullable: true })
  below: string | null = null;

  @Property({ type: 'date', nullable: true })
  startsOn: Day | null = null;

  @Property({ type: 'date', nullable: true })
  endsOn: Day | null = null;
}

/** Of a controller's entry a joint controller (Art. 26), of a processor's a controller acted for (Art. 30(2)(a)). */
@Entity()
export class ActivityController extends ActivityLink implements ActivityControllerFacts {
  @ManyToOne(() => Party, stays)
  party!: Party;

  @Property({ type: 'uuid', nullable: true })
  agreementId: string | null = null;

  @Property({ type: 'jsonb' })
  processingCategories: LocalizedText[] = [];

  @Property({ type: 'text', nullable: true })
  representative: string | null = null;

  @Property({ type: 'text', nullable: true })
  dpo: string | null = null;

  @Property({ type: 'text', nullable: true })
  instructions: string | null = null;

  @Enum({ items: () => EndOfContract, nullable: true })
  endOfContract: EndOfContract | null = null;

  @Property({ type: 'text', nullable: true })
  arrangement: string | null = null;
}

/** A sub-processor that an activity uses. */
@Entity()
@Unique({ properties: ['activity', 'subProcessor'] })
export class ActivitySubProcessor extends ActivityLink {
  @ManyToOne(() => SubProcessor, { index: true, ...stays })
  subProcessor!: SubProcessor;
}

/** A transfer that takes place in an activity (Art. 30(1)(e), 30(2)(c)). */
@Entity()
@Unique({ properties: ['activity', 'transferId'] })
export class ActivityTransfer extends ActivityLink {
  @Property({ type: 'uuid', index: true })
  transferId!: string;
}
