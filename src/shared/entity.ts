import { PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { OptionalProps } from '@mikro-orm/core';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import { randomUUID } from 'node:crypto';
import { InstantScalar } from './scalars.js';

/** What every row of the register has. Times are the database's (`ropewalk_now()`), also for writes beside the application. */
@ObjectType({ isAbstract: true })
export abstract class RegisterEntity {
  [OptionalProps]?: 'createdAt' | 'updatedAt';

  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUID();

  @Field(() => InstantScalar)
  @Property({ type: 'timestamptz', length: 6, defaultRaw: 'ropewalk_now()' })
  createdAt!: Date;

  @Field(() => InstantScalar)
  @Property({ type: 'timestamptz', length: 6, defaultRaw: 'ropewalk_now()' })
  updatedAt!: Date;
}
