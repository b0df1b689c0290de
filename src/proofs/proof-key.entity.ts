import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { RegisterEntity } from '../shared/entity.js';

/** A key that signs the proofs of this installation. A former one stays: what it signed is verified by its public half. */
@Entity()
export class ProofKey extends RegisterEntity {
  /** PEM. */
  @Property({ type: 'text' })
  publicKey!: string;

  /** Private key (PEM), sealed with `SECRET`. */
  @Property({ type: 'text' })
  sealed!: string;
}
