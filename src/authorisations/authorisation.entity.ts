import { Entity, Enum, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { registerEnumType } from '@nestjs/graphql';
import { Agreement } from '../agreements/agreement.entity.js';
import { Party } from '../parties/party.entity.js';
import type { Day } from '../shared/days.js';
import { RegisterEntity } from '../shared/entity.js';
import { SubProcessorVersion } from '../sub-processors/sub-processor-version.entity.js';

/** What a customer said. Nothing said is no row: under a general authorisation that is acceptance, under a specific one refusal. */
export enum AuthorisationState {
  AUTHORISED = 'AUTHORISED',
  REFUSED = 'REFUSED',
  OBJECTED = 'OBJECTED',
}
registerEnumType(AuthorisationState, {
  name: 'AuthorisationState',
  description:
    'What a customer said to a version of an engagement (Art. 28(2)). Silence is no entry: acceptance under a general authorisation, refusal under a specific one (EDPB Guidelines 07/2020), except for what the list already named, or had announced, when the customer signed.',
  valuesMap: {
    AUTHORISED: { description: 'It may be used for this customer.' },
    REFUSED: {
      description: 'Of a specific authorisation: not given. Of a general one: an objection that was upheld.',
    },
    OBJECTED: {
      description: 'Of a general authorisation: the customer objected; what follows says the agreement.',
    },
  },
});

/** An act of a customer, dated: a later one of the same customer, agreement and version counts instead of it. */
@Entity()
@Unique({ properties: ['version', 'agreement', 'customer', 'decidedOn'] })
export class Authorisation extends RegisterEntity {
  @Property({ type: 'uuid', index: true })
  organisationId!: string;

  @ManyToOne(() => Agreement, { index: true, updateRule: 'no action', deleteRule: 'no action' })
  agreement!: Agreement;

  @ManyToOne(() => Party, { updateRule: 'no action', deleteRule: 'no action' })
  customer!: Party;

  /** Of the engagement: what is said of it speaks of its corrections too, and of nothing that is amended later. */
  @ManyToOne(() => SubProcessorVersion, { updateRule: 'no action', deleteRule: 'no action' })
  version!: SubProcessorVersion;

  @Enum({ items: () => AuthorisationState })
  state!: AuthorisationState;

  @Property({ type: 'date' })
  decidedOn!: Day;

  /** Function or system that decided for the customer, not a person's name. */
  @Property({ type: 'text', nullable: true })
  by: string | null = null;

  @Property({ type: 'text', nullable: true })
  note: string | null = null;
}
