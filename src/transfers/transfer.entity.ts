import { Collection } from '@mikro-orm/core';
import { Check, Entity, ManyToOne, OneToMany, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Organisation } from '../organisations/organisation.entity.js';
import { Party } from '../parties/party.entity.js';
import { Origin } from '../shared/announceable.js';
import { RegisterEntity } from '../shared/entity.js';
import { Refusal } from '../shared/errors.js';
import { Timeline, type Entry } from '../shared/timeline.js';
import { SubProcessor } from '../sub-processors/sub-processor.entity.js';
import { sameWords } from './mechanism-words.js';
import type { TransferFacts } from './transfer-facts.js';
import { TransferVersion } from './transfer-version.entity.js';

/** Released without a notice, because of what it is. */
const INTERNAL = 'serves no sub-processor: nobody outside is shown it';
const UNSHOWN = 'nothing of what the list shows differs';

/** Data made available by one party to another across a border (Art. 44; EDPB Guidelines 05/2021). */
@Entity()
@Unique({ properties: ['organisationId', 'reference'] })
@Check({ expression: 'onward_of_id <> id' })
export class Transfer extends RegisterEntity {
  @ManyToOne(() => Organisation, {
    mapToPk: true,
    fieldName: 'organisation_id',
    updateRule: 'no action',
    deleteRule: 'no action',
  })
  organisationId!: string;

  @Property({ type: 'text' })
  reference!: string;

  /** Null: the organisation itself. */
  @ManyToOne(() => Party, { nullable: true, updateRule: 'no action', deleteRule: 'no action' })
  exporterParty: Party | null = null;

  /** Null: no party is named, but a category of importers. */
  @ManyToOne(() => Party, { nullable: true, updateRule: 'no action', deleteRule: 'no action' })
  importerParty: Party | null = null;

  /** The engagement it serves: its public entry shows the mechanism, so a change of it goes through a notice. */
  @ManyToOne(() => SubProcessor, {
    nullable: true,
    index: true,
    updateRule: 'no action',
    deleteRule: 'no action',
  })
  subProcessor: SubProcessor | null = null;

  /** The transfer that this one carries further. Fixed from the start, so the chain cannot close on itself. */
  @ManyToOne(() => Transfer, {
    nullable: true,
    index: true,
    updateRule: 'no action',
    deleteRule: 'no action',
  })
  onwardOf: Transfer | null = null;

  @OneToMany(() => TransferVersion, (version) => version.transfer, { orphanRemoval: true })
  versions = new Collection<TransferVersion>(this);

  timeline(): Timeline<TransferVersion> {
    return new Timeline(this.versions);
  }

  begin(facts: TransferFacts, entry: Entry): void {
    const { effectiveFrom, origin, announcedOn } = entry;
    const version = new TransferVersion();
    Object.assign(version, {
      organisationId: this.organisationId,
      transfer: this,
      effectiveFrom,
      origin,
      announcedOn: announcedOn ?? null,
      silentReason: this.subProcessor ? null : INTERNAL,
      ...facts,
    });
    this.versions.add(version);
  }

  /**
   * Writes what differs from the version in force; an edit undone before anyone was told leaves nothing behind.
   * @throws NOTHING_TO_AMEND, EFFECTIVE_BEFORE_PREVIOUS, LATER_VERSION_EXISTS
   */
  amend(given: TransferFacts, entry: Entry): void {
    const timeline = this.timeline();
    const base = timeline.base(entry.effectiveFrom);
    const changed = changes(base, given);
    if (Object.keys(changed).length === 0)
      throw new Refusal('NOTHING_TO_AMEND', 'the facts given are those that already hold');
    const written = timeline.amend(changed as Partial<TransferVersion>, this.told(entry, base, changed));
    for (const version of written) {
      const before = timeline.before(version);
      const same = before && Object.keys(changes(before, version.facts())).length === 0;
      if (same && version.isDraft()) timeline.discard(version);
      else this.rewrite(before, version, version.facts());
    }
  }

  /** What needs no notice and holds from the day of a version that stands is written onto that one: history has both. */
  private rewrite(
    stands: TransferVersion | undefined,
    version: TransferVersion,
    facts: Partial<TransferVersion>,
  ): void {
    if (!stands || version.supersedesId !== stands.id || !version.isPublic()) return;
    // what was announced changes by a notice only
    if (version.silentReason === null && stands.origin !== Origin.BASELINE) return;
    Object.assign(stands, facts, { supersededById: null });
    this.timeline().discard(version);
  }

  /** `effectiveFrom` is the first day without it. Nobody is told of one that nobody knew of. */
  end(entry: Entry, at: Date): void {
    if (!this.versions.getItems().some((version) => version.isPublic())) {
      for (const version of this.versions) version.withdraw(at);
      return;
    }
    const end = new TransferVersion();
    Object.assign(end, { organisationId: this.organisationId, transfer: this, removed: true });
    const timeline = this.timeline();
    timeline.end(end, this.subProcessor ? entry : { ...entry, silentReason: INTERNAL });
    this.rewrite(timeline.before(end), end, { removed: true });
  }

  /** What outsiders are shown goes through a notice, the rest is in the register at once. */
  private told(entry: Entry, base: TransferVersion, changed: TransferFacts): Entry {
    if (!this.subProcessor) return { ...entry, silentReason: INTERNAL };
    const unshown = base.isPublic() && sameWords(base, { ...base.facts(), ...changed });
    return unshown && entry.origin !== Origin.BASELINE ? { ...entry, silentReason: UNSHOWN } : entry;
  }
}

/** Of the given facts, those that differ. */
function changes(base: TransferFacts, given: TransferFacts): TransferFacts {
  const differing = Object.entries(given).filter(
    ([field, value]) => canonical(base[field as keyof TransferFacts]) !== canonical(value),
  );
  return Object.fromEntries(differing);
}

/** The database keeps the keys of an object in an order of its own. */
function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );
}
