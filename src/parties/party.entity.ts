import { Collection } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, OneToMany, Property, Unique } from '@mikro-orm/decorators/legacy';
import { PartyKind } from '../law/roles.js';
import { Organisation } from '../organisations/organisation.entity.js';
import { Announceable, laterThan, Origin } from '../shared/announceable.js';
import type { Day } from '../shared/days.js';
import { RegisterEntity } from '../shared/entity.js';
import { Timeline } from '../shared/timeline.js';
import { partyFields, type PartyFacts } from './party-facts.js';

/** A legal entity, known to one organisation. What is public about it changes with time and stands in its versions. */
@Entity()
@Unique({ properties: ['organisationId', 'reference'] })
export class Party extends RegisterEntity {
  @ManyToOne(() => Organisation, {
    mapToPk: true,
    fieldName: 'organisation_id',
    updateRule: 'no action',
    deleteRule: 'no action',
  })
  organisationId!: string;

  /** By which files and people name it. */
  @Property({ type: 'text', nullable: true })
  reference: string | null = null;

  @Enum({ items: () => PartyKind })
  kind: PartyKind = PartyKind.ORGANISATION;

  /** Whether it has been engaged as a sub-processor: then its public facts stand on the list, and go through a notice. */
  @Property({ type: 'boolean' })
  listed: boolean = false;

  @OneToMany(() => PartyVersion, (version) => version.party, { orphanRemoval: true })
  versions = new Collection<PartyVersion>(this);

  timeline(): Timeline<PartyVersion> {
    return new Timeline(this.versions);
  }

  /** What is known of it on a day; of a party on no list, else what is known first. */
  knownOn(day: Day): PartyVersion | undefined {
    return this.timeline().on(day) ?? (this.listed ? undefined : laterThan(this.versions.getItems(), day)[0]);
  }

  /** Puts the first day back, where nobody was told of another. */
  knowFrom(day: Day): void {
    const first = this.knownOn(day);
    if (!this.listed && first && first.effectiveFrom > day) first.effectiveFrom = day;
  }

  /**
   * Public facts from a day on: drafted when the party is on the list, otherwise simply known from then on.
   * @returns whether anything differs @throws EFFECTIVE_BEFORE_PREVIOUS, LATER_VERSION_EXISTS
   */
  amend(given: Partial<PartyFacts>, effectiveFrom: Day, carryForward: boolean): boolean {
    const timeline = this.timeline();
    if (Object.keys(given).length === 0) return false;
    const base = timeline.base(effectiveFrom);
    const facts: Partial<PartyVersion> = Object.fromEntries(
      partyFields
        .filter((field) => given[field] !== undefined && given[field] !== base[field])
        .map((field) => [field, given[field]]),
    );
    if (Object.keys(facts).length === 0) return false;
    if (!this.listed) timeline.know(facts, effectiveFrom, carryForward);
    else {
      const entry = { effectiveFrom, origin: Origin.AMENDMENT, carryForward };
      for (const version of timeline.amend(facts, entry)) {
        const before = timeline.before(version);
        // an edit undone before anyone was told leaves nothing behind
        if (before && version.isDraft() && partyFields.every((field) => before[field] === version[field]))
          timeline.discard(version);
      }
    }
    return true;
  }
}

/** The public facts of a party from a day on. Another name of the same legal person is a version; another legal person is another party. */
@Entity()
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
