import { Entity, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Party } from '../parties/party.entity.js';
import { addDays, type Day } from '../shared/days.js';
import { RegisterEntity } from '../shared/entity.js';
import { Refusal } from '../shared/errors.js';
import type { NoticeContact } from './agreement-facts.js';
import { AgreementVersion } from './agreement-version.entity.js';
import { Agreement } from './agreement.entity.js';

/**
 * A customer stands on a version of an agreement from a day on. It is an act of theirs, dated: a new version moves nobody.
 */
@Entity()
@Unique({ properties: ['agreement', 'party', 'since'] })
export class AgreementStanding extends RegisterEntity {
  @Property({ type: 'uuid', index: true })
  organisationId!: string;

  @ManyToOne(() => Agreement, { updateRule: 'no action', deleteRule: 'no action' })
  agreement!: Agreement;

  /** What they agreed to; a correction of it counts for them, a later version does not. */
  @ManyToOne(() => AgreementVersion, { index: true, updateRule: 'no action', deleteRule: 'no action' })
  version!: AgreementVersion;

  @ManyToOne(() => Party, { index: true, updateRule: 'no action', deleteRule: 'no action' })
  party!: Party;

  @Property({ type: 'date' })
  since!: Day;

  /** Last day; null: it runs on. */
  @Property({ type: 'date', nullable: true })
  until: Day | null = null;

  /** Those of the customer, in place of those of the agreement. */
  @Property({ type: 'jsonb' })
  noticeContacts: NoticeContact[] = [];

  /** None: those of the agreement. */
  @Property({ type: 'string[]', columnType: 'uuid[]' })
  productIds: string[] = [];

  runsOn(day: Day): boolean {
    return this.since <= day && (this.until === null || day <= this.until);
  }

  /** Gives way to another one of the same customer that begins on a day. */
  giveWay(since: Day): void {
    if (this.runsOn(since)) this.until = addDays(since, -1);
  }

  /** @throws BAD_USER_INPUT for a day before it began */
  end(lastDay: Day): void {
    if (lastDay < this.since)
      throw Refusal.field(
        'lastDay',
        `lies before ${this.since}, when a customer began to stand on the agreement`,
      );
    if (this.until === null || this.until > lastDay) this.until = lastDay;
  }
}
