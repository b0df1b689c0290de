import { Entity, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import type { Rel } from '@mikro-orm/core';
import { Announceable } from '../shared/announceable.js';
import type { LocalizedText } from '../shared/localized-text.js';
import { SubProcessor } from './sub-processor.entity.js';
import { engagementFields, type EngagementFacts } from './facts.js';

/** What the page says of an engagement from a day on. A removal is a version without facts. */
@Entity()
export class SubProcessorVersion extends Announceable implements EngagementFacts {
  @Property({ type: 'uuid', index: true })
  organisationId!: string;

  @ManyToOne(() => SubProcessor, { index: true, updateRule: 'no action', deleteRule: 'no action' })
  subProcessor!: Rel<SubProcessor>;

  /** From this day on it is off the list. */
  @Property({ type: 'boolean' })
  removed: boolean = false;

  @Property({ type: 'jsonb', nullable: true })
  service: LocalizedText | null = null;

  @Property({ type: 'jsonb', nullable: true })
  purpose: LocalizedText | null = null;

  @Property({ type: 'jsonb' })
  dataCategories: LocalizedText[] = [];

  @Property({ type: 'jsonb' })
  dataSubjects: LocalizedText[] = [];

  @Property({ type: 'text[]' })
  countries: string[] = [];

  /** Places that no country code expresses, as somebody wrote them ("customer's region"). */
  @Property({ type: 'text', nullable: true })
  placesAsWritten: string | null = null;

  @Property({ type: 'string[]', columnType: 'uuid[]' })
  productIds: string[] = [];

  @Property({ type: 'jsonb', nullable: true })
  conditions: LocalizedText | null = null;

  @Property({ type: 'boolean', nullable: true })
  usesAi: boolean | null = null;

  /** The transfer mechanism as stated on the page, where it is stated in words. */
  @Property({ type: 'jsonb', nullable: true })
  transferMechanism: LocalizedText | null = null;

  @Property({ type: 'jsonb', nullable: true })
  note: LocalizedText | null = null;

  override isRemoval(): boolean {
    return this.removed;
  }

  override next(): this {
    const next = new SubProcessorVersion();
    next.organisationId = this.organisationId;
    next.subProcessor = this.subProcessor;
    for (const field of engagementFields) Object.assign(next, { [field]: this[field] });
    return next as this;
  }
}
