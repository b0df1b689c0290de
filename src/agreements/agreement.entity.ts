import { Collection } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, OneToMany, Property, Unique } from '@mikro-orm/decorators/legacy';
import { AgreementSide, ContractKind } from '../law/roles.js';
import { Organisation } from '../organisations/organisation.entity.js';
import { Party } from '../parties/party.entity.js';
import { laterThan, Origin, publicOn } from '../shared/announceable.js';
import { refuseLateBaseline } from '../shared/baseline.js';
import type { Day } from '../shared/days.js';
import { RegisterEntity } from '../shared/entity.js';
import { Refusal } from '../shared/errors.js';
import type { LocalizedText } from '../shared/localized-text.js';
import type { VersionText } from '../shared/text-version.js';
import { Timeline, type Entry } from '../shared/timeline.js';
import { agreementFields, refuseExpired, refuseUncountable, type AgreementFacts } from './agreement-facts.js';
import { AgreementVersion } from './agreement-version.entity.js';

/** What a version says, products included. */
export type AgreementTerms = AgreementFacts & { productIds?: string[] };

/** How other terms come into an agreement; a correction says why it had to. */
export type Amending = Entry & { reason: string | null };

/** What is said of a version besides its terms: the text that they stand in, and what people call it. */
export interface VersionWords {
  said: Partial<VersionText>;
  label?: string;
  summary?: LocalizedText | null;
}

/** What an amendment must not run against: the days of the versions that customers stand on, and which day it is. */
export interface Standing {
  stoodOn: ReadonlySet<Day>;
  today: Day;
}

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
  begin(terms: AgreementTerms, effectiveFrom: Day, words: VersionWords): void {
    refuseExpired(terms.expiresOn, effectiveFrom);
    refuseUncountable(terms);
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
    this.word(version, words);
    version.publishedOn = effectiveFrom;
  }

  /**
   * Other terms from a day on. Of a text for customers they are a draft until they are told of it; an agreement with a
   * vendor is simply known. Customers stay on the version they stand on.
   * @returns whether anything differs @throws EFFECTIVE_BEFORE_PREVIOUS, LATER_VERSION_EXISTS, BAD_USER_INPUT
   */
  amend(terms: AgreementTerms, words: VersionWords, entry: Amending, { stoodOn, today }: Standing): boolean {
    const timeline = this.timeline();
    if (Object.keys(terms).length + given(words).length === 0) return false;
    const base = timeline.base(entry.effectiveFrom);
    const changed = termsChanged(base, terms);
    if (Object.keys(changed).length === 0 && !base.differs(words, entry.effectiveFrom)) return false;
    const correction = entry.origin === Origin.CORRECTION;
    const day = correction ? base.effectiveFrom : entry.effectiveFrom;
    if (!correction) this.refuseRewriting(day, entry, stoodOn);
    if (entry.origin === Origin.BASELINE && this.side === AgreementSide.CUSTOMER)
      refuseLateBaseline(this.versions.getItems(), { effectiveFrom: day }, today);
    const quiet = this.side === AgreementSide.VENDOR || entry.origin === Origin.BASELINE;
    const written = quiet
      ? timeline.know(changed, day, entry.carryForward)
      : timeline.amend(changed, { ...entry, effectiveFrom: day });
    for (const version of written) {
      refuseExpired(version.expiresOn, version.effectiveFrom);
      refuseUncountable(version);
    }
    if (correction) for (const version of written) version.correctionReason = entry.reason;
    // a text says all of its version: later ones keep theirs
    this.word(written[0]!, words);
    for (const version of written) if (version.isDraft()) version.reopen();
    return true;
  }

  /** The draft of a day, or the only one. @throws BAD_USER_INPUT */
  draftOf(day: Day | null): AgreementVersion {
    const drafts = this.versions.getItems().filter((version) => version.isDraft());
    const found = day === null && drafts.length === 1 ? drafts[0] : undefined;
    const draft = found ?? drafts.find((version) => version.effectiveFrom === day);
    if (draft) return draft;
    const days = drafts.map(({ effectiveFrom }) => effectiveFrom).sort();
    throw Refusal.field(
      'effectiveFrom',
      days.length === 0
        ? 'the agreement has no draft: amend it first'
        : `names no draft: there are those for ${days.join(', ')}`,
    );
  }

  /**
   * Gives a draft another first day. Its terms stay, also for whoever has signed them already.
   * @throws BAD_USER_INPUT where another version begins between, or on that day
   */
  move(version: AgreementVersion, day: Day): void {
    const from = version.effectiveFrom;
    if (from === day) return;
    const between = this.versions
      .getItems()
      .filter((other) => other !== version && other.isLive())
      .find(({ effectiveFrom: one }) => (from < day ? one > from && one <= day : one >= day && one < from));
    if (between) throw Refusal.field('movedTo', `another version takes effect on ${between.effectiveFrom}`);
    refuseExpired(version.expiresOn, day);
    Object.assign(version, { effectiveFrom: day, supersedesId: null });
  }

  /**
   * Says that a draft is final: it waits for a notice or, with a reason for silence, is public at once.
   * @throws BAD_USER_INPUT, NOTHING_TO_AMEND
   */
  publish(
    version: AgreementVersion,
    { label, summary, silentReason }: Omit<VersionWords, 'said'> & { silentReason: string | null },
    today: Day,
    at: Date,
  ): void {
    if (this.side === AgreementSide.VENDOR)
      throw Refusal.field('agreement', 'is one with a vendor: what it says is known, nobody is told of it');
    this.word(version, { said: {}, label, summary });
    const before = this.timeline().before(version);
    if (before && Object.keys(termsChanged(before, version)).length === 0 && before.sameText(version))
      throw new Refusal('NOTHING_TO_AMEND', `the version says what that of ${before.effectiveFrom} says`);
    if (silentReason === null) return version.finalise(at);
    if (version.effectiveFrom < today)
      throw Refusal.field('effectiveFrom', 'lies in the past: nobody could have known the terms then');
    const replaced = publicOn(this.versions.getItems(), version.effectiveFrom);
    version.releaseSilently(silentReason, today, at);
    replaced?.supersede(version);
  }

  private word(version: AgreementVersion, { said, label, summary }: VersionWords): void {
    const taken = this.versions
      .getItems()
      .some((other) => other !== version && other.label === label && other.withdrawnAt === null);
    if (label !== undefined && taken)
      throw Refusal.field('label', `is taken: another version of the agreement is called "${label}"`);
    version.say(said);
    if (label !== undefined) version.label = label;
    if (summary !== undefined) version.summary = summary;
  }

  /** What customers agreed to, or were told, stays: only a correction says that it always was otherwise. */
  private refuseRewriting(day: Day, { carryForward }: Entry, stoodOn: ReadonlySet<Day>): void {
    const versions = this.versions.getItems();
    const later = laterThan(versions, day).filter((version) => version.isDraft() || carryForward);
    const touched = [day, ...later.map(({ effectiveFrom }) => effectiveFrom)].find((one) => stoodOn.has(one));
    if (touched !== undefined)
      throw Refusal.field(
        'effectiveFrom',
        `customers stand on the version of ${touched}: what they agreed to stays; amend for another day, or record a correction`,
      );
  }
}

function given({ said, label, summary }: VersionWords): unknown[] {
  return [...Object.values(said), label, summary].filter((value) => value !== undefined);
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
