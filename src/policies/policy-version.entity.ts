import type { Rel } from '@mikro-orm/core';
import { Entity, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import type { Day } from '../shared/days.js';
import { Refusal } from '../shared/errors.js';
import { digestOf, TextVersion, type VersionText } from '../shared/text-version.js';
import { saysTheSame, type AddedTranslation } from './added-translation.js';
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

  /** What came when it was public already: the digest, which a notice may have named, covers none of it. */
  @Property({ type: 'jsonb' })
  addedTranslations: AddedTranslation[] = [];

  /**
   * Adds a translation, or betters that of a draft: what prevails says the same. What readers could read stays.
   * @throws BAD_USER_INPUT
   */
  translate(language: string, { text, machineTranslated }: Partial<VersionText>, today: Day): void {
    const { digest } = this;
    if (this.isPublic() && this.languages.includes(language))
      throw Refusal.field(
        'language',
        `the text in "${language}" is public and stays as evidence: another one is a new version of the policy`,
      );
    this.say({ text, machineTranslated });
    if (!this.isPublic()) return;
    this.digest = digest;
    const added = { language, addedOn: today, digest: digestOf({ [language]: text?.[language] ?? '' }) };
    this.addedTranslations = [...this.addedTranslations, added];
  }

  override sameText(other: TextVersion): boolean {
    return saysTheSame(this, other);
  }

  override next(): this {
    const next = new PolicyVersion();
    const { organisationId, policy, text, digest, languages, prevailingLanguage, machineTranslated } = this;
    const said = { text, digest, languages, prevailingLanguage, machineTranslated };
    Object.assign(next, { organisationId, policy, ...said });
    return next as this;
  }
}
