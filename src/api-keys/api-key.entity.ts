import { Entity, Enum, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Role } from '../access/roles.js';
import { Organisation } from '../organisations/organisation.entity.js';
import { RegisterEntity } from '../shared/entity.js';
import { InstantScalar } from '../shared/scalars.js';

/** Who stands behind a key. Only a person can approve. */
export enum KeyHolder {
  PERSON = 'PERSON',
  SYSTEM = 'SYSTEM',
}
registerEnumType(KeyHolder, {
  name: 'KeyHolder',
  description: 'Who stands behind a key. Only a person can approve.',
});

/** A key of a named person or system. The key itself is shown once; only its hash is kept, and never in history. */
@ObjectType({ description: 'A key of a named person or system, for one organisation or for all.' })
@Entity()
export class ApiKey extends RegisterEntity {
  @ManyToOne(() => Organisation, {
    mapToPk: true,
    fieldName: 'organisation_id',
    nullable: true,
    updateRule: 'no action',
    deleteRule: 'no action',
  })
  organisationId: string | null = null;

  @Field({ description: 'Name of the person or system.' })
  @Property({ type: 'text' })
  name!: string;

  @Field(() => KeyHolder)
  @Enum({ items: () => KeyHolder })
  holder: KeyHolder = KeyHolder.PERSON;

  @Field(() => Role)
  @Enum({ items: () => Role })
  role!: Role;

  /** SHA-256 of the key, hex. The key is random, so a plain hash is enough. */
  @Property({ type: 'text', hidden: true })
  @Unique()
  keyHash!: string;

  @Field(() => InstantScalar, { nullable: true })
  @Property({ type: 'timestamptz', nullable: true })
  revokedAt: Date | null = null;

  revoke(at: Date): void {
    this.revokedAt ??= at;
  }
}
