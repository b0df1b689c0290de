import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from '@nestjs/graphql';
import type { Day } from '../shared/days.js';
import { RegisterEntity } from '../shared/entity.js';
import { DayScalar } from '../shared/scalars.js';

/** That somebody knows of a finding and lets it stand for a time (Art. 5(2): one must be able to say why). */
@ObjectType({ description: 'That somebody knows of a finding and lets it stand until a day, and why.' })
@Entity()
export class AcceptedFinding extends RegisterEntity {
  @Property({ type: 'uuid', index: true })
  organisationId!: string;

  @Property({ type: 'text' })
  rule!: string;

  /** Id of the thing that the finding points at. */
  @Property({ type: 'uuid' })
  targetId!: string;

  @Property({ type: 'text', nullable: true })
  path: string | null = null;

  /** What tells the finding from another of the same rule and field. */
  @Property({ type: 'text', nullable: true })
  about: string | null = null;

  @Field({ description: 'Why it may stand.' })
  @Property({ type: 'text' })
  reason!: string;

  @Field({ description: 'Who accepts it: a function.' })
  @Property({ type: 'text' })
  person!: string;

  @Field(() => DayScalar)
  @Property({ type: 'date' })
  acceptedOn!: Day;

  @Field(() => DayScalar, { description: 'Last day.' })
  @Property({ type: 'date' })
  expiresOn!: Day;

  holdsOn(day: Day): boolean {
    return this.acceptedOn <= day && day <= this.expiresOn;
  }
}
