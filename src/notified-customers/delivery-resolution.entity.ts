import { Entity, Property, Unique } from '@mikro-orm/decorators/legacy';
import { RegisterEntity } from '../shared/entity.js';

/** A person has seen to a customer whom no mail could reach: told it otherwise, or named another contact. */
@Entity()
export class DeliveryResolution extends RegisterEntity {
  @Property({ type: 'uuid', index: true })
  organisationId!: string;

  @Property({ type: 'uuid' })
  @Unique()
  notifiedCustomerId!: string;

  /** What was done, and where the proof is kept. */
  @Property({ type: 'text' })
  note!: string;

  /** Name of who said so. */
  @Property({ type: 'text' })
  by!: string;
}
