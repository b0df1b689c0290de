import { Entity, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { RegisterEntity } from '../shared/entity.js';
import { Delivery } from './delivery.entity.js';

/**
 * A try to hand a copy over that did not succeed, with the mail server's answer. The one that did stands on the delivery
 * itself, with its answer and when it was settled.
 */
@Entity()
export class Attempt extends RegisterEntity {
  @Property({ type: 'uuid' })
  organisationId!: string;

  @ManyToOne(() => Delivery, { index: true, updateRule: 'no action', deleteRule: 'cascade' })
  delivery!: Delivery;

  @Property({ type: 'timestamptz' })
  at!: Date;

  /** SMTP reply code; null when the server could not be reached. */
  @Property({ type: 'int', nullable: true })
  code: number | null = null;

  @Property({ type: 'text' })
  answer!: string;
}
