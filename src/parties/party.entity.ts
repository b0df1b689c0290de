import { Collection } from '@mikro-orm/core';
import { Entity, ManyToOne, OneToMany, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Organisation } from '../organisations/organisation.entity.js';
import { Announceable } from '../shared/announceable.js';
import { RegisterEntity } from '../shared/entity.js';
import { Timeline } from '../shared/timeline.js';
import { partyFields, type PartyFacts } from './party-facts.js';

/** A legal entity, known to one organisation. What is public about it changes with time and stands in its versions. */
@Entity()
export class Party extends RegisterEntity {
  @ManyToOne(() => Organisation, {
    mapToPk: true,
    fieldName: 'organisation_id',
    updateRule: 'no action',
    deleteRule: 'no action',
  })
  organisationId!: string;

  @OneToMany(() => PartyVersion, (version) => version.party, { orphanRemoval: true })
  versions = new Collection<PartyVersion>(this);

  timeline(): Timeline<PartyVersion> {
    return new Timeline(this.versions);
  }
}

/** The public facts of a party from a day on. Another name of the same legal person is a version; another legal person is another party. */
@Entity()
@Unique({
  name: 'party_version_one_draft',
  expression:
    "create unique index party_version_one_draft on party_version (party_id, effective_from) where announced_on is null and origin <> 'BASELINE' and silent_reason is null and withdrawn_at is null and superseded_by_id is null",
})
export class PartyVersion extends Announceable implements PartyFacts {
  @Property({ type: 'uuid', index: true })
  organisationId!: string;

  @ManyToOne(() => Party, { index: true, updateRule: 'no action', deleteRule: 'no action' })
  party!: Party;

  @Property({ type: 'text' })
  legalName!: string;

  @Property({ type: 'text', nullable: true })
  tradingName: string | null = null;

  @Property({ type: 'text', nullable: true })
  registrationId: string | null = null;

  @Property({ type: 'text', nullable: true })
  establishment: string | null = null;

  @Property({ type: 'text', nullable: true })
  address: string | null = null;

  @Property({ type: 'text', nullable: true })
  contact: string | null = null;

  @Property({ type: 'text', nullable: true })
  website: string | null = null;

  override next(): this {
    const next = new PartyVersion();
    next.organisationId = this.organisationId;
    next.party = this.party;
    for (const field of partyFields) Object.assign(next, { [field]: this[field] });
    return next as this;
  }
}
