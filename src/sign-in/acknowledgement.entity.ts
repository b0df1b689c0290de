import { Entity, Property, Unique } from '@mikro-orm/decorators/legacy';
import { RegisterEntity } from '../shared/entity.js';

/** An account of a product has seen a notice. Nothing tells whose account it is: the key is a keyed hash. */
@Entity()
@Unique({ properties: ['accountKey', 'noticeId'] })
export class Acknowledgement extends RegisterEntity {
  @Property({ type: 'uuid' })
  organisationId!: string;

  @Property({ type: 'uuid', index: true })
  noticeId!: string;

  /** Keyed hash of organisation, product and the product's own id of the account. */
  @Property({ type: 'text' })
  accountKey!: string;

  /** The product where it was seen; null: none was named. */
  @Property({ type: 'uuid', nullable: true })
  productId: string | null = null;

  @Property({ type: 'timestamptz', length: 6 })
  at!: Date;
}
