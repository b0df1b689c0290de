import { Entity, Property, Unique } from '@mikro-orm/decorators/legacy';
import type { Day } from '../shared/days.js';
import { RegisterEntity } from '../shared/entity.js';

/** What whoever objects says. */
export interface Said {
  grounds: string;
  /** E-mail address for receipt and answer; null: it came by letter, and is answered by letter. */
  contact: string | null;
  /** Function of who objects, not a person's name. */
  by: string | null;
  subProcessorIds: string[];
  publicationIds: string[];
}

/**
 * A customer's objection to a notice, or, where it authorises one by one, its refusal. Where it stands follows from its acts.
 */
@Entity()
@Unique({ properties: ['organisationId', 'reference'] })
export class Objection extends RegisterEntity implements Said {
  @Property({ type: 'uuid', index: true })
  organisationId!: string;

  @Property({ type: 'uuid', index: true })
  noticeId!: string;

  @Property({ type: 'uuid', index: true })
  notifiedCustomerId!: string;

  /** Under which the customer names it: tells the notice, and nothing of how many others objected. */
  @Property({ type: 'text' })
  reference!: string;

  /** Those objected to, of what in the notice needs a period; none: it is about texts alone. */
  @Property({ type: 'string[]', columnType: 'uuid[]' })
  subProcessorIds: string[] = [];

  /** Versions of policies and agreements objected to. That is between the parties: Art. 28(2) speaks of sub-processors. */
  @Property({ type: 'string[]', columnType: 'uuid[]' })
  publicationIds: string[] = [];

  @Property({ type: 'text' })
  grounds!: string;

  /** Kept out of history, and erased when it is no longer needed as evidence. */
  @Property({ type: 'text', nullable: true })
  contact: string | null = null;

  @Property({ type: 'text', nullable: true })
  by: string | null = null;

  /** Language of receipt and answer. */
  @Property({ type: 'text' })
  language!: string;

  @Property({ type: 'date' })
  receivedOn!: Day;

  /** Received after the last day to object: on record, and without effect. */
  @Property({ type: 'boolean' })
  late: boolean = false;

  /** Whether somebody says the same again: a form that was sent twice. */
  says({ grounds, contact, subProcessorIds, publicationIds }: Said): boolean {
    const key = (ids: readonly string[]) => [...ids].sort().join(' ');
    return (
      this.grounds === grounds &&
      this.contact === contact &&
      key(this.subProcessorIds) === key(subProcessorIds) &&
      key(this.publicationIds) === key(publicationIds)
    );
  }
}
