import { Collection } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, OneToMany, Property, Unique } from '@mikro-orm/decorators/legacy';
import { AgreementSide, ContractKind } from '../law/roles.js';
import { Organisation } from '../organisations/organisation.entity.js';
import { Party } from '../parties/party.entity.js';
import { laterThan, Origin, publicOn } from '../shared/announceable.js';
import type { Day } from '../shared/days.js';
import { RegisterEntity } from '../shared/entity.js';
import { Refusal } from '../shared/errors.js';
import { Timeline, type Entry } from '../shared/timeline.js';
import { agreementFields, refuseExpired, type AgreementFacts } from './agreement-facts.js';
import { AgreementVersion } from './agreement-version.entity.js';

/** What a version says, products included. */
export type AgreementTerms = AgreementFacts & { productIds?: string[] };

/** An agreement on personal data: one text. What it says changes with time and stands in its versions. */
@Entity()
@Unique({ properties: ['organisationId', 'reference'] })
export class Agreement extends RegisterEntity {
  @ManyToOne(() => Organisation, {
    mapToPk: true,
    fieldName: 'organisation_id',
    updateRule: 'no action',
    deleteRule: 'no action',
  })
  organisationId!: string;

  /** By which files and people name it. */
  @Property({ type: 'text' })
  reference!: string;

  @Property({ type: 'text' })
  title!: string;

  @Enum({ items: () => ContractKind })
  kind: ContractKind = ContractKind.ARTICLE_28;

  @Enum({ items: () => AgreementSide })
  side!: AgreementSide;

  /** The other party; null: a text that many customers stand on. */
  @ManyToOne(() => Party, { nullable: true, updateRule: 'no action', deleteRule: 'no action' })
  party: Party | null = null;

  /** Last day, when it was ended before its time. */
  @Property({ type: 'date', nullable: true })
  endedOn: Day | null = null;

  @OneToMany(() => AgreementVersion, (version) => version.agreement, { orphanRemoval: true })
  versions = new Collection<AgreementVersion>(this);

  timeline(): Timeline<AgreementVersion> {
    return new Timeline(this.versions);
  }

  /** The first version: whoever stands on it has agreed to it, so nobody is told. */
  begin(terms: AgreementTerms, effectiveFrom: Day): void {
    refuseExpired(terms.expiresOn, effectiveFrom);
    const version = new AgreementVersion();
    const { organisationId } = this;
    Object.assign(version, {
      organisationId,
      agreement: this,
      effectiveFrom,
      origin: Origin.BASELINE,
      ...terms,
    });
    this.versions.add(version);
  }

  /**
   * Other terms from a day on. Of a text for customers they are a draft until they are told of it; an agreement with a
   * vendor is simply known. Customers stay on the version they stand on: `stoodOn` says which days those begin on.
   * @returns whether anything differs @throws EFFECTIVE_BEFORE_PREVIOUS, LATER_VERSION_EXISTS, BAD_USER_INPUT
   */
  amend(terms: AgreementTerms, entry: Entry, stoodOn: ReadonlySet<Day>): boolean {
    const timeline = this.timeline();
    if (Object.keys(terms).length === 0) return false;
    const base = timeline.base(entry.effectiveFrom);
    const changed = termsChanged(base, terms);
    if (Object.keys(changed).length === 0) return false;
    const correction = entry.origin === Origin.CORRECTION;
    const day = correction ? base.effectiveFrom : entry.effectiveFrom;
    if (!correction) this.refuseRewriting(day, entry, stoodOn);
    const quiet = this.side === AgreementSide.VENDOR || entry.origin === Origin.BASELINE;
    const written = quiet
      ? timeline.know(changed, day, entry.carryForward)
      : timeline.amend(changed, { ...entry, effectiveFrom: day });
    for (const version of written) refuseExpired(version.expiresOn, version.effectiveFrom);
    return true;
  }

  /** What customers agreed to, or were told, stays: only a correction says that it always was otherwise. */
  private refuseRewriting(day: Day, { origin, carryForward }: Entry, stoodOn: ReadonlySet<Day>): void {
    const versions = this.versions.getItems();
    const later = laterThan(versions, day).filter((version) => version.isDraft() || carryForward);
    const touched = [day, ...later.map(({ effectiveFrom }) => effectiveFrom)].find((one) => stoodOn.has(one));
    if (touched !== undefined)
      throw Refusal.field(
        'effectiveFrom',
        `customers stand on the version of ${touched}: what they agreed to stays; amend for another day, or record a correction`,
      );
    if (origin === Origin.BASELINE && publicOn(versions, day)?.announcedOn)
      throw Refusal.field('effectiveFrom', `the version of ${day} was announced; record a correction`);
  }
}

function termsChanged(base: AgreementVersion, terms: AgreementTerms): Partial<AgreementVersion> {
  const fields = [...agreementFields, 'productIds'] as const;
  return Object.fromEntries(
    fields
      .filter((field) => terms[field] !== undefined)
      .filter((field) => JSON.stringify(terms[field]) !== JSON.stringify(base[field]))
      .map((field) => [field, terms[field]]),
  );
}
