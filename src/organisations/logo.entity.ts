import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from '@nestjs/graphql';
import { RegisterEntity } from '../shared/entity.js';

/** A picture as uploaded. It is never changed: mails under way go on showing the one they were written with. */
@ObjectType('Logo', { description: 'The picture at the head of mails. It travels with each of them.' })
@Entity()
export class Logo extends RegisterEntity {
  @Property({ type: 'uuid', index: true })
  organisationId!: string;

  @Field({
    description: 'Media type, as its bytes say: `image/png`, `image/jpeg`, `image/gif`, `image/webp`.',
  })
  @Property({ type: 'text' })
  type!: string;

  @Field({ description: 'Base64 (RFC 4648).' })
  @Property({ type: 'text' })
  content!: string;
}
