import { Entity, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from '@nestjs/graphql';
import { RegisterEntity } from '../shared/entity.js';
import { Organisation } from './organisation.entity.js';

/** A product or service of the organisation that sub-processors are engaged for. */
@ObjectType({
  description: 'A product of the organisation. A sub-processor without products is engaged for all of them.',
})
@Entity()
@Unique({ properties: ['organisationId', 'slug'] })
export class Product extends RegisterEntity {
  @ManyToOne(() => Organisation, {
    mapToPk: true,
    fieldName: 'organisation_id',
    updateRule: 'no action',
    deleteRule: 'no action',
  })
  organisationId!: string;

  @Field({ description: 'Short name in addresses and inputs.' })
  @Property({ type: 'text' })
  slug!: string;

  @Field({ description: 'Name as pages show it.' })
  @Property({ type: 'text' })
  name!: string;
}
