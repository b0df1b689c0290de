import { Collection, type Opt } from '@mikro-orm/core';
import { Check, Entity, ManyToOne, OneToMany, Property } from '@mikro-orm/decorators/legacy';
import { Organisation } from '../organisations/organisation.entity.js';
import { Party } from '../parties/party.entity.js';
import { RegisterEntity } from '../shared/entity.js';
import { Timeline, type Entry } from '../shared/timeline.js';
import type { EngagementFacts } from './facts.js';
import { SubProcessorVersion } from './sub-processor-version.entity.js';

/** One engagement of a party for a service and a product scope (Art. 28(2), (4)). A party may be engaged several times. */
@Entity()
@Check({ expression: 'engaged_by_id <> id' })
export class SubProcessor extends RegisterEntity {
  @ManyToOne(() => Organisation, {
    mapToPk: true,
    fieldName: 'organisation_id',
    updateRule: 'no action',
    deleteRule: 'no action',
  })
  organisationId!: string;

  /** The order in which engagements came into the register: that of the rows of the list they were read from. */
  @Property({ type: 'bigint', generated: 'by default as identity' })
  readonly ordinal!: string & Opt;

  @ManyToOne(() => Party, { updateRule: 'no action', deleteRule: 'no action' })
  party!: Party;

  /** The sub-processor that engaged this one; null: we did. Fixed from the start, so the chain cannot close on itself. */
  @ManyToOne(() => SubProcessor, { nullable: true, updateRule: 'no action', deleteRule: 'no action' })
  engagedBy: SubProcessor | null = null;

  /** The engagement whose place this one took. */
  @ManyToOne(() => SubProcessor, { nullable: true, updateRule: 'no action', deleteRule: 'no action' })
  replaces: SubProcessor | null = null;

  @OneToMany(() => SubProcessorVersion, (version) => version.subProcessor, { orphanRemoval: true })
  versions = new Collection<SubProcessorVersion>(this);

  timeline(): Timeline<SubProcessorVersion> {
    return new Timeline(this.versions);
  }

  engage(facts: Partial<EngagementFacts>, entry: Entry): void {
    const { effectiveFrom, origin, announcedOn } = entry;
    const version = new SubProcessorVersion();
    const { organisationId } = this;
    this.party.listed = true;
    Object.assign(version, {
      organisationId,
      subProcessor: this,
      effectiveFrom,
      origin,
      announcedOn: announcedOn ?? null,
      ...facts,
    });
    this.versions.add(version);
  }

  /** Ends the engagement: `effectiveFrom` is the first day off the list. Nobody is told of one that nobody knew of. */
  remove(entry: Entry, at: Date): void {
    if (this.versions.getItems().some((version) => version.isPublic())) {
      const end = new SubProcessorVersion();
      Object.assign(end, { organisationId: this.organisationId, subProcessor: this, removed: true });
      this.timeline().end(end, entry);
      return;
    }
    for (const version of this.versions) version.withdraw(at);
  }
}
