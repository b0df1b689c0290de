import { Collection } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, OneToMany, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Organisation } from '../organisations/organisation.entity.js';
import { inForce, Origin, publicOn } from '../shared/announceable.js';
import { refuseLateBaseline } from '../shared/baseline.js';
import type { Day } from '../shared/days.js';
import { RegisterEntity } from '../shared/entity.js';
import { Refusal } from '../shared/errors.js';
import type { LocalizedText } from '../shared/localized-text.js';
import { PolicyKind } from '../shared/policy-kind.js';
import type { VersionText } from '../shared/text-version.js';
import { PolicyVersion } from './policy-version.entity.js';

/** What a draft is given; what is not given stays. */
export interface DraftFacts extends Partial<VersionText> {
  label?: string;
  summary?: LocalizedText | null;
}

/** How a version becomes public. */
export type Release =
  { as: 'MATERIAL' } | { as: 'SILENT'; reason: string } | { as: 'BASELINE'; announcedOn: Day | null };

/** A text that the organisation publishes under one address. What it says stands in its versions. */
@Entity()
@Unique({ properties: ['organisationId', 'slug'] })
export class Policy extends RegisterEntity {
  @ManyToOne(() => Organisation, {
    mapToPk: true,
    fieldName: 'organisation_id',
    updateRule: 'no action',
    deleteRule: 'no action',
  })
  organisationId!: string;

  /** Names its page for good. */
  @Property({ type: 'text' })
  slug!: string;

  @Enum({ items: () => PolicyKind })
  kind!: PolicyKind;

  @Property({ type: 'jsonb' })
  title!: LocalizedText;

  /** None: all products of the organisation. */
  @Property({ type: 'string[]', columnType: 'uuid[]' })
  productIds: string[] = [];

  /** Where it stands in lists: lower first. */
  @Property({ type: 'int' })
  position: number = 0;

  @OneToMany(() => PolicyVersion, (version) => version.policy, { orphanRemoval: true })
  versions = new Collection<PolicyVersion>(this);

  /**
   * Writes the draft of a day: the open one, or a new one. A draft that was final is not any more.
   * @throws BAD_USER_INPUT
   */
  draft(given: DraftFacts, day: Day): PolicyVersion {
    const version = this.draftOn(day) ?? this.begin(day, given);
    const { label, summary, ...text } = given;
    if (label !== undefined) this.refuseTaken(label, version);
    const written = Object.entries({ label, summary }).filter(([, value]) => value !== undefined);
    if (written.length + Object.keys(text).length > 0) version.write(text);
    Object.assign(version, Object.fromEntries(written));
    return version;
  }

  draftOn(day: Day): PolicyVersion | undefined {
    return this.drafts().find((version) => version.effectiveFrom === day);
  }

  /** The draft of an id, of a day, or the only one. @throws NOT_FOUND, BAD_USER_INPUT */
  draftNamed(id: string | null, day: Day | null): PolicyVersion {
    if (id !== null) {
      const named = this.all().find((version) => version.id === id);
      if (!named) throw Refusal.notFound('version');
      if (!named.isDraft())
        throw Refusal.field('version', 'is no draft: what was published stays; draft another version');
      return named;
    }
    const drafts = this.drafts();
    const found = drafts.length === 1 ? drafts[0] : drafts.find((version) => version.effectiveFrom === day);
    if (found) return found;
    throw drafts.length === 0
      ? Refusal.field('version', 'there is no draft of the policy: draft one, or give label and text')
      : Refusal.field(
          'version',
          `several drafts are open, for ${drafts.map((draft) => draft.effectiveFrom).join(', ')}: name one`,
        );
  }

  /** Moves a draft to another day. @throws BAD_USER_INPUT when another draft has that day */
  move(version: PolicyVersion, day: Day): void {
    if (version.effectiveFrom === day) return;
    if (this.draftOn(day)) throw Refusal.field('effectiveFrom', `another draft takes effect on ${day}`);
    version.effectiveFrom = day;
  }

  /**
   * Says that the text of a draft is final: it waits for a notice, or is public at once.
   * @throws BAD_USER_INPUT, NOTHING_TO_AMEND, EFFECTIVE_BEFORE_PREVIOUS
   */
  publish(version: PolicyVersion, release: Release, today: Day, at: Date): void {
    const { effectiveFrom } = version;
    if (release.as === 'BASELINE')
      refuseLateBaseline(this.all(), { effectiveFrom, announcedOn: release.announcedOn }, today);
    else this.refusePast(effectiveFrom, today);
    const replaced = publicOn(this.all(), effectiveFrom);
    const before = replaced ?? this.publicBy(effectiveFrom);
    if (before && before.sameText(version))
      throw new Refusal('NOTHING_TO_AMEND', `the text is that of version ${before.label}, which it follows`);
    version.supersedesId = replaced?.id ?? null;
    if (release.as === 'MATERIAL') return version.finalise(at);
    if (release.as === 'SILENT') {
      if (effectiveFrom < today)
        throw Refusal.field('effectiveFrom', 'lies in the past: nobody could have known the text then');
      version.releaseSilently(release.reason, today, at);
    } else {
      const { announcedOn } = release;
      const publishedOn = announcedOn ?? effectiveFrom;
      Object.assign(version, { origin: Origin.BASELINE, announcedOn, publishedOn, finalAt: at });
    }
    replaced?.supersede(version);
  }

  /** @throws BAD_USER_INPUT for what is public */
  discard(version: PolicyVersion): void {
    if (!version.isDraft()) throw Refusal.field('version', 'is no draft: what was published stays');
    this.versions.remove(version);
  }

  private begin(day: Day, { label, text }: DraftFacts): PolicyVersion {
    if (!label) throw Refusal.field('label', 'is missing: a new version needs a name such as 2.1');
    if (!text) throw Refusal.field('text', 'is missing: a version says all of the policy');
    const version = new PolicyVersion();
    const { organisationId } = this;
    Object.assign(version, { organisationId, policy: this, effectiveFrom: day });
    this.versions.add(version);
    return version;
  }

  private publicBy(day: Day): PolicyVersion | undefined {
    return inForce(
      this.all().filter((version) => version.isPublic()),
      day,
    );
  }

  /** Between versions that held already nothing is written: readers have lived by them. */
  private refusePast(day: Day, today: Day): void {
    const held = this.publicBy(today);
    if (held && day < held.effectiveFrom)
      throw Refusal.field(
        'effectiveFrom',
        `lies before ${held.effectiveFrom}, when the version in force took effect`,
        'EFFECTIVE_BEFORE_PREVIOUS',
      );
  }

  private refuseTaken(label: string, version: PolicyVersion): void {
    if (this.all().some((other) => other !== version && other.label === label && other.withdrawnAt === null))
      throw Refusal.field('label', `is taken: another version of the policy is called "${label}"`);
  }

  private drafts(): PolicyVersion[] {
    return this.all().filter((version) => version.isDraft());
  }

  private all(): PolicyVersion[] {
    return this.versions.getItems();
  }
}
