import type { FilterQuery } from '@mikro-orm/core';
import { Injectable } from '@nestjs/common';
import { TERM_LANGUAGES } from '../law/shipped-law.js';
import { currentContext } from '../platform/context.js';
import { Database } from '../platform/database.js';
import { Refusal } from '../shared/errors.js';
import { localized } from '../shared/localized-text.js';
import { AdequacyDecision, decisionFields } from './adequacy-decision.entity.js';
import { EeaMembership, membershipFields } from './eea-membership.entity.js';
import { LawOrigin, type LawRow } from './law-row.js';
import type {
  AmendAdequacyDecisionInput,
  AmendEeaMembershipInput,
  AmendLegalTermInput,
  AmendRecordExemptionThresholdInput,
} from './law.inputs.js';
import { LegalTerm, termFields } from './legal-term.entity.js';
import { RecordExemptionThreshold, thresholdFields } from './record-exemption-threshold.entity.js';

/** Records what the law has become: a dated row with its source, in the place of the one that held. */
@Injectable()
export class LawService {
  constructor(private readonly database: Database) {}

  /** @throws FORBIDDEN, BAD_USER_INPUT, NOTHING_TO_AMEND */
  amendDecision(input: AmendAdequacyDecisionInput): Promise<AdequacyDecision> {
    const blank = new AdequacyDecision();
    blank.conditions = [];
    return this.record(blank, { code: input.code }, decisionFields, input);
  }

  /** @throws FORBIDDEN, BAD_USER_INPUT, NOTHING_TO_AMEND */
  amendMembership(input: AmendEeaMembershipInput): Promise<EeaMembership> {
    return this.record(new EeaMembership(), { code: input.code }, membershipFields, input);
  }

  /** @throws FORBIDDEN, BAD_USER_INPUT, NOTHING_TO_AMEND */
  amendThreshold(input: AmendRecordExemptionThresholdInput): Promise<RecordExemptionThreshold> {
    return this.record(new RecordExemptionThreshold(), { code: input.code }, thresholdFields, input);
  }

  /** Enumerations are closed: a value that no release knows cannot be named. @throws FORBIDDEN, BAD_USER_INPUT, NOTHING_TO_AMEND */
  async amendTerm({ label, ...input }: AmendLegalTermInput): Promise<LegalTerm> {
    demandAll();
    const name = { enumeration: input.enumeration, code: input.code };
    return this.database.transaction(async (em) => {
      const former = await em.findOne(LegalTerm, { ...name, supersededById: null });
      if (!former) throw Refusal.field('code', 'names no value of that enumeration');
      const labels = label ? { ...former.label, ...localized(label, TERM_LANGUAGES[0]) } : former.label;
      return this.record(new LegalTerm(), name, termFields, { ...input, label: labels });
    });
  }

  private async record<T extends LawRow>(
    row: T,
    name: Partial<T>,
    fields: readonly (keyof T & string)[],
    given: Partial<T>,
  ): Promise<T> {
    demandAll();
    return this.database.transaction(async (em) => {
      const live = { ...name, supersededById: null } as FilterQuery<T>;
      const former = (await em.findOne(row.constructor as new () => T, live)) as T | null;
      for (const field of fields)
        Object.assign(row, { [field]: given[field] ?? keep(row, former, field, given) });
      const { source, reason = null } = given;
      Object.assign(row, { ...name, source, reason, origin: LawOrigin.AMENDED, supersededById: null });
      row.check();
      if (former) {
        row.supersede(former, fields);
        // of one name only one row may hold: the former steps back before the new one comes
        await em.flush();
      }
      await em.persist(row).flush();
      return row;
    });
  }
}

/** Facts of law are of all organisations. @throws FORBIDDEN */
function demandAll(): void {
  if (currentContext()?.scope !== 'all')
    throw new Refusal('FORBIDDEN', 'the law is amended with a key for all organisations');
}

/** What is not given stays as it was; null takes it away. */
function keep<T>(blank: T, former: T | null, field: keyof T, given: Partial<T>): unknown {
  if (given[field] === null) return null;
  return former?.[field] ?? blank[field] ?? null;
}
