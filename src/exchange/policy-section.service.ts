import { Injectable } from '@nestjs/common';
import { PoliciesService } from '../policies/policies.service.js';
import { PolicyVersionsService } from '../policies/policy-versions.service.js';
import { Database } from '../platform/database.js';
import { Origin } from '../shared/announceable.js';
import type { PolicyPlan } from './compared-policies.js';
import { policyFields } from './policy-entries.js';
import type { ApplyRegisterInput } from './register.inputs.js';
import type { RegisterPolicyInput } from './register-sections.inputs.js';
import { at, differing } from './section.js';
import { TextOrigins } from './text-origins.js';

/** Brings policies, and the version of each that holds, to what a file says. */
@Injectable()
export class PolicySection {
  constructor(
    private readonly policies: PoliciesService,
    private readonly versions: PolicyVersionsService,
    private readonly database: Database,
    private readonly origins: TextOrigins,
  ) {}

  async apply({ added, amended }: PolicyPlan, input: ApplyRegisterInput): Promise<void> {
    const organisation = input.organisation.slug;
    for (const { entry, path } of added)
      await at(path, async () => {
        const { slug, kind, title, products, position } = entry;
        await this.policies.add({ organisation, slug, kind, title, products, position });
        if (entry.label) await this.publish(entry, null, input);
        this.database.forget();
      });
    for (const { entry, path, known, changes } of amended)
      await at(path, async () => {
        const isOwn = ({ field }: { field: string }) => (policyFields as readonly string[]).includes(field);
        const own = changes.filter(isOwn);
        if (own.length > 0)
          await this.policies.amend({
            ...differing({ entry, changes: own }),
            organisation,
            policy: entry.slug,
          });
        if (own.length < changes.length) await this.publish(entry, known, input);
        this.database.forget();
      });
  }

  /** A text is final once a file says that it holds: it waits for a notice, unless it is known already. */
  private async publish(
    { slug, label, text, prevailingLanguage, machineTranslated, summary, ...entry }: RegisterPolicyInput,
    known: PolicyPlan['amended'][number]['known'] | null,
    input: ApplyRegisterInput,
  ): Promise<void> {
    const draft = known?.draft ?? null;
    const effectiveFrom = entry.effectiveFrom ?? (draft ? known?.entry.effectiveFrom : null) ?? input.on;
    const origin = await this.origins.of(input, effectiveFrom);
    await this.versions.publish({
      organisation: input.organisation.slug,
      policy: slug,
      version: draft,
      effectiveFrom,
      label,
      text,
      prevailingLanguage,
      machineTranslated,
      summary,
      material: true,
      origin,
      announcedOn: origin === Origin.BASELINE ? entry.announcedOn : null,
    });
  }
}
