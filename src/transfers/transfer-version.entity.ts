import type { Rel } from '@mikro-orm/core';
import { Entity, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import type { DataCategory } from '../law/categories.js';
import type { Mechanism, TransferAssessment } from '../law/mechanism-facts.js';
import type { Regime, TransferFrequency } from '../law/mechanisms.js';
import type { TransferRole } from '../law/roles.js';
import { Announceable } from '../shared/announceable.js';
import { Transfer } from './transfer.entity.js';
import { transferFields, type TransferFacts } from './transfer-facts.js';

/** What is said of a transfer from a day on. Its end is a version without facts. */
@Entity()
export class TransferVersion extends Announceable implements TransferFacts {
  @Property({ type: 'uuid', index: true })
  organisationId!: string;

  @ManyToOne(() => Transfer, { index: true, updateRule: 'no action', deleteRule: 'no action' })
  transfer!: Rel<Transfer>;

  /** From this day on there is no such transfer. */
  @Property({ type: 'boolean' })
  removed: boolean = false;

  @Property({ type: 'text', nullable: true })
  importerCategory: string | null = null;

  @Property({ type: 'text', nullable: true })
  exporterRole: TransferRole | null = null;

  @Property({ type: 'text', nullable: true })
  importerRole: TransferRole | null = null;

  @Property({ type: 'boolean', nullable: true })
  importerSubjectToGdpr: boolean | null = null;

  @Property({ type: 'text', nullable: true, index: true })
  destination: string | null = null;

  @Property({ type: 'text', nullable: true })
  destinationOrganisation: string | null = null;

  @Property({ type: 'text[]', nullable: true })
  dataCategories: DataCategory[] | null = null;

  @Property({ type: 'boolean', nullable: true })
  hrData: boolean | null = null;

  @Property({ type: 'text', nullable: true })
  frequency: TransferFrequency | null = null;

  @Property({ type: 'boolean', nullable: true })
  sensitive: boolean | null = null;

  @Property({ type: 'text', nullable: true })
  extraSafeguards: string | null = null;

  @Property({ type: 'text[]', nullable: true })
  regimes: Regime[] | null = null;

  @Property({ type: 'jsonb', nullable: true })
  mechanisms: Mechanism[] | null = null;

  @Property({ type: 'jsonb', nullable: true })
  assessment: TransferAssessment | null = null;

  @Property({ type: 'text', nullable: true })
  safeguardsContact: string | null = null;

  override isRemoval(): boolean {
    return this.removed;
  }

  /** The facts alone. */
  facts(): TransferFacts {
    return Object.fromEntries(transferFields.map((field) => [field, this[field]]));
  }

  override next(): this {
    const next = new TransferVersion();
    Object.assign(next, { organisationId: this.organisationId, transfer: this.transfer }, this.facts());
    return next as this;
  }
}
