import { Entity, Enum, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Message } from '../deliveries/message.entity.js';
import { Organisation } from '../organisations/organisation.entity.js';
import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Day } from '../shared/days.js';
import { RegisterEntity } from '../shared/entity.js';
import { Refusal } from '../shared/errors.js';
import { DayScalar, InstantScalar } from '../shared/scalars.js';
import { topicsOf, type FrozenPublication } from './frozen-publication.js';
import type { FrozenAmendment } from './notice-content.js';

/** What was done with a notice. What follows from a date (window open, in effect) is computed, never stored. */
export enum NoticeState {
  DRAFT = 'DRAFT',
  ANNOUNCED = 'ANNOUNCED',
  WITHDRAWN = 'WITHDRAWN',
}

registerEnumType(NoticeState, {
  name: 'NoticeState',
  description: 'What was done with a notice. What follows from a date is computed, never stored.',
});

/** A change notice: what was announced, when, under which clock, and the digest of what was seen. */
@ObjectType({ description: 'A change notice: what was, or will be, announced at once.' })
@Entity()
@Unique({ properties: ['organisationId', 'number'] })
@Unique({
  name: 'notice_one_draft',
  expression: "create unique index notice_one_draft on notice (organisation_id) where state = 'DRAFT'",
})
export class Notice extends RegisterEntity {
  @ManyToOne(() => Organisation, {
    mapToPk: true,
    fieldName: 'organisation_id',
    updateRule: 'no action',
    deleteRule: 'no action',
  })
  organisationId!: string;

  /** Counts up from 1 within the organisation; names the permanent page. */
  @Field(() => Int, { description: 'Counts up from 1 within the organisation; names the permanent page.' })
  @Property({ type: 'int' })
  number!: number;

  @Field(() => NoticeState)
  @Enum({ items: () => NoticeState })
  state: NoticeState = NoticeState.DRAFT;

  @Field(() => DayScalar, { nullable: true })
  @Property({ type: 'date', nullable: true })
  announcedOn: Day | null = null;

  @Field(() => InstantScalar, { nullable: true })
  @Property({ type: 'timestamptz', length: 6, nullable: true })
  announcedAt: Date | null = null;

  /** Last day, inclusive, to object, to 24:00 in the organisation's time zone; null when no change needs a period. */
  @Field(() => DayScalar, {
    nullable: true,
    description:
      'Last day to object, to 24:00 in the time zone of the organisation; null when no change needs a period.',
  })
  @Property({ type: 'date', nullable: true })
  objectionDeadline: Day | null = null;

  /** Last day on which anybody may object: the public deadline, or a later one of a customer's agreement. */
  @Property({ type: 'date', nullable: true })
  lastObjectionDay: Day | null = null;

  /** Why the period was cut short; shown wherever the notice is. */
  @Field(() => String, { nullable: true, description: 'Why the notice period was cut short.' })
  @Property({ type: 'text', nullable: true })
  emergencyReason: string | null = null;

  /** The change set as announced: evidence, never re-derived. */
  @Property({ type: 'jsonb', nullable: true })
  content: FrozenAmendment[] | null = null;

  /** New versions of policies and agreements as announced: evidence too. */
  @Property({ type: 'jsonb', nullable: true })
  publications: FrozenPublication[] | null = null;

  /** SHA-256, hex, over the change set that was announced. */
  @Property({ type: 'text', nullable: true })
  digest: string | null = null;

  /** `<mail>.<language>` → SHA-256 of the rendered mail, of each mail that told of it: `notice.subscribers.en`. */
  @Property({ type: 'jsonb', nullable: true })
  renderedDigests: Record<string, string> | null = null;

  /** Products that its changes are about; none: it concerns everyone. */
  @Property({ type: 'string[]', columnType: 'uuid[]' })
  productIds: string[] = [];

  /** Last effective day among its changes: until then, who confirms a subscription is told too. */
  @Property({ type: 'date', nullable: true })
  inEffectOn: Day | null = null;

  /** When it was said that all of it is in effect. */
  @Property({ type: 'timestamptz', nullable: true })
  effectSaidAt: Date | null = null;

  /** How many were told on announcing, and SHA-256 over their sorted keys: seals the delivery rows, which are not chained. */
  @Property({ type: 'int', nullable: true })
  recipients: number | null = null;

  @Property({ type: 'text', nullable: true })
  recipientsDigest: string | null = null;

  /** How many customers must be reached, and SHA-256 over their rows, sorted: seals what is not chained either. */
  @Property({ type: 'int', nullable: true })
  customers: number | null = null;

  @Property({ type: 'text', nullable: true })
  customersDigest: string | null = null;

  /** Once the windows are over: copies by how they ended, and SHA-256 over (address key, state), sorted, one a line. */
  @Property({ type: 'jsonb', nullable: true })
  results: Record<string, number> | null = null;

  @Property({ type: 'text', nullable: true })
  resultsDigest: string | null = null;

  @Property({ type: 'timestamptz', length: 6, nullable: true })
  resultsAt: Date | null = null;

  /** What is said to public subscribers. */
  @ManyToOne(() => Message, { nullable: true, updateRule: 'no action', deleteRule: 'no action' })
  message: Message | null = null;

  @Field(() => InstantScalar, { nullable: true })
  @Property({ type: 'timestamptz', nullable: true })
  withdrawnAt: Date | null = null;

  @Field(() => String, { nullable: true })
  @Property({ type: 'text', nullable: true })
  withdrawalReason: string | null = null;

  /** @throws NOTICE_NOT_DRAFT */
  announce(act: {
    day: Day;
    at: Date;
    objectionDeadline: Day | null;
    lastObjectionDay: Day | null;
    emergencyReason: string | null;
    content: FrozenAmendment[];
    publications: FrozenPublication[];
    digest: string;
  }): void {
    this.mustBeDraft();
    this.state = NoticeState.ANNOUNCED;
    this.announcedOn = act.day;
    this.announcedAt = act.at;
    this.objectionDeadline = act.objectionDeadline;
    this.lastObjectionDay = act.lastObjectionDay;
    this.emergencyReason = act.emergencyReason;
    this.content = act.content;
    this.publications = act.publications;
    this.digest = act.digest;
    this.inEffectOn =
      [...act.content, ...act.publications]
        .map(({ effectiveFrom }) => effectiveFrom)
        .sort()
        .at(-1) ?? act.day;
  }

  /** @throws NOTICE_NOT_DRAFT when it is withdrawn already */
  withdraw(at: Date, reason: string): void {
    if (this.state === NoticeState.WITHDRAWN)
      throw new Refusal('NOTICE_NOT_DRAFT', `notice ${this.number} is withdrawn`);
    this.state = NoticeState.WITHDRAWN;
    this.withdrawnAt = at;
    this.withdrawalReason = reason;
  }

  /** Whether anything of it is for the public: new terms for one customer are not. */
  isPublic(): boolean {
    return topicsOf(this.content ?? [], this.publications ?? []).length > 0;
  }

  /** What became of its copies; again when a late report altered one. */
  close(at: Date, { results, digest }: { results: Record<string, number>; digest: string }): void {
    this.results = results;
    this.resultsDigest = digest;
    this.resultsAt = at;
  }

  mustBeDraft(): void {
    if (this.state !== NoticeState.DRAFT)
      throw new Refusal('NOTICE_NOT_DRAFT', `notice ${this.number} is ${this.state.toLowerCase()}`);
  }
}
