import type { Rel } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { AuthorisationKind, DayCount, EndOfContract, ObjectionEffect } from '../law/roles.js';
import type { Day } from '../shared/days.js';
import { TextVersion } from '../shared/text-version.js';
import { agreementFields, type AgreementFacts, type NoticeContact } from './agreement-facts.js';
import { Agreement, type VersionWords } from './agreement.entity.js';

/** What a new version has from the one before: all it says, not what was said of it. */
const carried = [
  ...agreementFields,
  'productIds',
  'text',
  'digest',
  'languages',
  'prevailingLanguage',
  'machineTranslated',
] as const;

/** What an agreement says from a day on, until its next version begins. */
@Entity()
export class AgreementVersion extends TextVersion implements AgreementFacts {
  @Property({ type: 'uuid', index: true })
  organisationId!: string;

  @ManyToOne(() => Agreement, { index: true, updateRule: 'no action', deleteRule: 'no action' })
  agreement!: Rel<Agreement>;

  /** Of a correction: how the terms that it takes the place of came to be written down wrong. */
  @Property({ type: 'text', nullable: true })
  correctionReason: string | null = null;

  /** None: all products of the organisation. */
  @Property({ type: 'string[]', columnType: 'uuid[]' })
  productIds: string[] = [];

  @Enum({ items: () => AuthorisationKind, nullable: true })
  authorisation: AuthorisationKind | null = null;

  @Property({ type: 'int', nullable: true })
  noticeDays: number | null = null;

  @Property({ type: 'int', nullable: true })
  objectionDays: number | null = null;

  @Enum({ items: () => DayCount, nullable: true })
  dayCount: DayCount | null = null;

  @Property({ type: 'text', nullable: true })
  holidayCalendar: string | null = null;

  @Enum({ items: () => ObjectionEffect, nullable: true })
  objectionEffect: ObjectionEffect | null = null;

  @Property({ type: 'text', nullable: true })
  emergencyClause: string | null = null;

  @Property({ type: 'jsonb', nullable: true })
  noticeContacts: NoticeContact[] | null = null;

  @Property({ type: 'text', nullable: true })
  subjectMatter: string | null = null;

  @Property({ type: 'date', nullable: true })
  signedOn: Day | null = null;

  @Property({ type: 'text', nullable: true })
  incorporatedBy: string | null = null;

  @Property({ type: 'text', nullable: true })
  copy: string | null = null;

  @Enum({ items: () => EndOfContract, nullable: true })
  endOfContract: EndOfContract | null = null;

  @Property({ type: 'date', nullable: true })
  expiresOn: Day | null = null;

  /** Whether words given for a day say anything that does not hold; a name alone makes no new version. */
  differs({ said, label, summary }: VersionWords, day: Day): boolean {
    const other = Object.assign(new AgreementVersion(), {
      digest: this.digest,
      prevailingLanguage: this.prevailingLanguage,
      machineTranslated: this.machineTranslated,
    });
    other.say(said);
    if (!this.sameText(other)) return true;
    if (!this.isDraft() || this.effectiveFrom !== day) return false;
    return (
      (label !== undefined && label !== this.label) ||
      (summary !== undefined && JSON.stringify(summary) !== JSON.stringify(this.summary))
    );
  }

  override next(): this {
    if (this.text === undefined) throw new Error('the text of the version was not read');
    const next = new AgreementVersion();
    next.organisationId = this.organisationId;
    next.agreement = this.agreement;
    for (const field of carried) Object.assign(next, { [field]: this[field] });
    return next as this;
  }
}
