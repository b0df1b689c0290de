import { Entity, Enum, Property, Unique } from '@mikro-orm/decorators/legacy';
import { registerEnumType } from '@nestjs/graphql';
import type { Actor } from '../platform/context.js';
import { RegisterEntity } from '../shared/entity.js';

/** How an objection may be decided. */
export enum ObjectionDecision {
  UPHELD = 'UPHELD',
  WORKAROUND = 'WORKAROUND',
  REJECTED = 'REJECTED',
  WITHDRAWN = 'WITHDRAWN',
}

/** What was done last with an objection. */
export enum ObjectionState {
  FILED = 'FILED',
  UPHELD = 'UPHELD',
  WORKAROUND = 'WORKAROUND',
  REJECTED = 'REJECTED',
  WITHDRAWN = 'WITHDRAWN',
  MOOT = 'MOOT',
}

const decided = {
  UPHELD: { description: 'Accepted: the changes are not used for the customer.' },
  WORKAROUND: {
    description: 'Settled by other means, which the customer agreed to: it now authorises the changes.',
  },
  REJECTED: {
    description:
      'Not accepted. Where the agreement lets the customer end it, the changes may be used; otherwise they may not, for an objection stands in the way of engaging (Decision 2021/915, clause 7.7).',
  },
  WITHDRAWN: { description: 'Taken back by the customer: it now authorises the changes.' },
};
registerEnumType(ObjectionDecision, { name: 'ObjectionDecision', valuesMap: decided });
registerEnumType(ObjectionState, {
  name: 'ObjectionState',
  description: 'Where an objection stands, by its last act.',
  valuesMap: {
    FILED: { description: 'On record, not decided.' },
    ...decided,
    MOOT: { description: 'Settled by itself: the notice was withdrawn before it was decided.' },
  },
});

/** An act on an objection: who, when and why. The database refuses to alter one. */
@Entity()
@Unique({
  name: 'objection_act_one_decision',
  expression:
    "create unique index objection_act_one_decision on objection_act (objection_id) where kind <> 'FILED'",
})
export class ObjectionAct extends RegisterEntity {
  @Property({ type: 'uuid', index: true })
  organisationId!: string;

  @Property({ type: 'uuid', index: true })
  objectionId!: string;

  @Enum({ items: () => ObjectionState })
  kind!: ObjectionState;

  /** Whether a person, a system or, by the link, the customer did it. */
  @Property({ type: 'text' })
  byKind!: Actor['kind'];

  @Property({ type: 'text' })
  by!: string;

  @Property({ type: 'text', nullable: true })
  reason: string | null = null;
}
