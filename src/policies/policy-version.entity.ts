import type { Rel } from '@mikro-orm/core';
import { Entity, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { TextVersion } from '../shared/text-version.js';
import { Policy } from './policy.entity.js';

/** What a policy says from a day on, until its next version takes effect. Each says all of it. */
@Entity()
@Unique({
  name: 'policy_version_label',
  expression:
    'create unique index policy_version_label on policy_version (policy_id, label) where withdrawn_at is null',
})
export class PolicyVersion extends TextVersion {
  @Property({ type: 'uuid', index: true })
  organisationId!: string;

  @ManyToOne(() => Policy, { index: true, updateRule: 'no action', deleteRule: 'no action' })
  policy!: Rel<Policy>;

  override next(): this {
    const next = new PolicyVersion();
    const { organisationId, policy, text, digest, languages, prevailingLanguage, machineTranslated } = this;
    const said = { text, digest, languages, prevailingLanguage, machineTranslated };
    Object.assign(next, { organisationId, policy, ...said });
    return next as this;
  }
}
