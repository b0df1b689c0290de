import { Collection } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, OneToMany, Property, Unique } from '@mikro-orm/decorators/legacy';
import { ActivityStatus } from '../law/assessments.js';
import { Organisation } from '../organisations/organisation.entity.js';
import { Party } from '../parties/party.entity.js';
import { addDays, type Day } from '../shared/days.js';
import { RegisterEntity } from '../shared/entity.js';
import { Refusal } from '../shared/errors.js';
import type { LocalizedText } from '../shared/localized-text.js';
import {
  ActivityController,
  ActivityRecipient,
  ActivitySubProcessor,
  ActivityTransfer,
} from './activity-links.entity.js';
import { RecordRole, statusOn, suspendedOn, type Suspension } from './activity-status.js';
import type { DataItem, DataSubjects, Source } from './data-item.js';
import type { Purpose } from './purpose.js';
import type { AutomatedDecision, Dpia, Measure, Review, System } from './safeguards.js';

const links = { orphanRemoval: true, orderBy: { position: 'asc' as const } };

/**
 * One entry of the record (Art. 30). Its content has record time only; where it stands follows from the days of the acts.
 * An entry of a processor holds no purposes, data or retention: Art. 30(2) does not ask for them.
 */
@Entity()
@Unique({ properties: ['organisationId', 'reference'] })
export class ProcessingActivity extends RegisterEntity {
  @ManyToOne(() => Organisation, {
    mapToPk: true,
    fieldName: 'organisation_id',
    updateRule: 'no action',
    deleteRule: 'no action',
  })
  organisationId!: string;

  @Property({ type: 'text' })
  reference!: string;

  /** Fixed from the start. */
  @Enum({ items: () => RecordRole })
  role!: RecordRole;

  @Property({ type: 'jsonb' })
  title!: LocalizedText;

  @Property({ type: 'jsonb', nullable: true })
  description: LocalizedText | null = null;

  @Property({ type: 'text', nullable: true })
  businessFunction: string | null = null;

  @Property({ type: 'text', nullable: true })
  owner: string | null = null;

  /** The planned first day. */
  @Property({ type: 'date', nullable: true })
  startsOn: Day | null = null;

  @Property({ type: 'date', nullable: true })
  activatedOn: Day | null = null;

  /** Why it was activated although rules of error severity found something. */
  @Property({ type: 'text', nullable: true })
  activationReason: string | null = null;

  @Property({ type: 'jsonb' })
  suspensions: Suspension[] = [];

  /** The first day on which it no longer takes place. */
  @Property({ type: 'date', nullable: true })
  endedOn: Day | null = null;

  /** The controller, where it is not the organisation itself. */
  @ManyToOne(() => Party, { nullable: true, updateRule: 'no action', deleteRule: 'no action' })
  controllerParty: Party | null = null;

  @Property({ type: 'jsonb' })
  purposes: Purpose[] = [];

  @Property({ type: 'jsonb' })
  dataSubjects: DataSubjects[] = [];

  @Property({ type: 'jsonb' })
  dataItems: DataItem[] = [];

  @Property({ type: 'jsonb' })
  sources: Source[] = [];

  /** Said of an entry without recipients: there are none. */
  @Property({ type: 'boolean' })
  noRecipients: boolean = false;

  @Property({ type: 'jsonb', nullable: true })
  automatedDecision: AutomatedDecision | null = null;

  @Property({ type: 'jsonb', nullable: true })
  dpia: Dpia | null = null;

  @Property({ type: 'jsonb' })
  measures: Measure[] = [];

  @Property({ type: 'jsonb' })
  systems: System[] = [];

  @Property({ type: 'jsonb', nullable: true })
  review: Review | null = null;

  /** None: all products of the organisation. */
  @Property({ type: 'string[]', columnType: 'uuid[]' })
  productIds: string[] = [];

  @OneToMany(() => ActivityRecipient, (recipient) => recipient.activity, links)
  recipients = new Collection<ActivityRecipient>(this);

  @OneToMany(() => ActivityController, (controller) => controller.activity, links)
  controllers = new Collection<ActivityController>(this);

  @OneToMany(() => ActivitySubProcessor, (link) => link.activity, links)
  subProcessors = new Collection<ActivitySubProcessor>(this);

  @OneToMany(() => ActivityTransfer, (link) => link.activity, links)
  transfers = new Collection<ActivityTransfer>(this);

  statusOn(day: Day): ActivityStatus {
    return statusOn({ ...this, suspendedOn: suspendedOn(this.suspensions, day) }, day);
  }

  /** @throws WRONG_STATUS */
  activate(on: Day, reason: string | null): void {
    if (this.endedOn !== null) throw wrongStatus(`ended on ${this.endedOn}`);
    if (this.activatedOn !== null) throw wrongStatus(`was activated on ${this.activatedOn}`);
    this.activatedOn = on;
    this.activationReason = reason;
  }

  /** @throws WRONG_STATUS */
  suspend(from: Day, reason: string | null): void {
    this.must(ActivityStatus.ACTIVE, from);
    if (this.endedOn !== null) throw wrongStatus(`ends on ${this.endedOn}`);
    const later = this.suspensions.find((other) => other.from > from);
    if (later) throw wrongStatus(`is suspended on ${later.from}`);
    this.suspensions = [...this.suspensions, { from, ...(reason && { reason }) }];
  }

  /** It takes place again from that day on. @throws WRONG_STATUS, BAD_USER_INPUT */
  resume(on: Day): void {
    const open = this.suspensions.find(({ until }) => until == null);
    if (!open || this.endedOn !== null) throw wrongStatus('is not suspended');
    if (on <= open.from) throw Refusal.field('on', `does not lie after ${open.from}, when it was suspended`);
    const closed = { ...open, until: addDays(on, -1) };
    this.suspensions = this.suspensions.map((each) => (each === open ? closed : each));
  }

  /** @throws WRONG_STATUS, BAD_USER_INPUT */
  end(on: Day): void {
    if (this.endedOn !== null) throw wrongStatus(`ended on ${this.endedOn}`);
    const last = [this.activatedOn, ...this.suspensions.flatMap(({ from, until }) => [from, until])]
      .filter((day) => day != null)
      .sort()
      .at(-1);
    if (last && on < last) throw Refusal.field('on', `lies before ${last}, the day of its last act`);
    this.endedOn = on;
    this.mustBeginBeforeItEnds('on');
  }

  /** A plan may be given up before its day; what took place did not end before it was to begin. @throws BAD_USER_INPUT */
  mustBeginBeforeItEnds(path: 'on' | 'startsOn'): void {
    const { activatedOn, startsOn, endedOn } = this;
    if (activatedOn === null || startsOn === null || endedOn === null || startsOn <= endedOn) return;
    throw Refusal.field(
      path,
      path === 'on'
        ? `lies before ${startsOn}, its planned first day: correct that day first, it began on ${activatedOn}`
        : `lies after ${endedOn}, the day on which it ended`,
    );
  }

  private must(status: ActivityStatus, on: Day): void {
    const stands = this.statusOn(on);
    if (stands !== status) throw wrongStatus(`is ${stands} on ${on}, not ${status}`);
  }
}

function wrongStatus(why: string): Refusal {
  return new Refusal('WRONG_STATUS', `the activity ${why}`);
}
