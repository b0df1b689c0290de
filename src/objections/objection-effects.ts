import { Injectable } from '@nestjs/common';
import { AuthorisationState } from '../authorisations/authorisation.entity.js';
import { AuthorisationsService } from '../authorisations/authorisations.service.js';
import { AuthorisationKind } from '../law/roles.js';
import { Clock } from '../platform/clock.js';
import type { Day } from '../shared/days.js';
import { ObjectionDecision } from './objection-act.entity.js';
import type { ObjectionWindow } from './objection-window.js';
import type { Objection } from './objection.entity.js';
import { ObjectionsReader } from './objections.reader.js';

/** Decisions after which the customer authorises what it objected to. */
const settled: Partial<Record<ObjectionDecision, string>> = {
  [ObjectionDecision.WITHDRAWN]: 'withdrawn',
  [ObjectionDecision.WORKAROUND]: 'settled by other means',
};

/**
 * What an objection does: the customer's word on each sub-processor, on which the rules of the list stand. Upheld or rejected,
 * the word stays what it was: what a rejected objection still stands in the way of is the agreement's affair.
 */
@Injectable()
export class ObjectionEffects {
  constructor(
    private readonly authorisations: AuthorisationsService,
    private readonly reader: ObjectionsReader,
    private readonly clock: Clock,
  ) {}

  async ofFiling(window: ObjectionWindow, objection: Objection): Promise<void> {
    if (objection.late) return;
    const specific = window.customer.authorisation === AuthorisationKind.SPECIFIC;
    await this.say(window, objection.subProcessorIds, {
      state: specific ? AuthorisationState.REFUSED : AuthorisationState.OBJECTED,
      decidedOn: objection.receivedOn,
      by: objection.by,
      note: `Objection ${objection.reference}`,
    });
  }

  ofApproval(window: ObjectionWindow, ids: readonly string[], by: string | null): Promise<void> {
    return this.say(window, ids, {
      state: AuthorisationState.AUTHORISED,
      decidedOn: window.today(this.clock.now()),
      by,
      note: `Approved by the link in notice ${window.notice.number}`,
    });
  }

  async ofDecision(
    window: ObjectionWindow,
    objection: Objection,
    decision: ObjectionDecision,
    reason: string,
  ): Promise<void> {
    if (objection.late) return;
    const how = settled[decision];
    if (how === undefined) return;
    await this.say(window, objection.subProcessorIds, {
      state: AuthorisationState.AUTHORISED,
      decidedOn: window.today(this.clock.now()),
      by: objection.by,
      note: `Objection ${objection.reference} ${how}: ${reason}`,
    });
  }

  /**
   * What the notice would have changed stays, and with it what the customer said of it before: so that word is said again.
   * Where nothing was said, a general authorisation holds for what is used already. A newcomer never came: there the
   * customer's word stands.
   */
  async ofMoot(
    window: ObjectionWindow,
    { late, reference, receivedOn, subProcessorIds }: Objection,
  ): Promise<void> {
    if (late) return;
    const { agreementId: agreement, customerId: customer, authorisation } = window.customer;
    for (const subProcessor of subProcessorIds) {
      const before = await this.reader.wordBefore({ agreement, customer, subProcessor }, receivedOn);
      const used = window.wasUsed(subProcessor) && authorisation === AuthorisationKind.GENERAL;
      const state = before?.state ?? (used ? AuthorisationState.AUTHORISED : null);
      if (state === null) continue;
      await this.say(window, [subProcessor], {
        state,
        decidedOn: window.today(this.clock.now()),
        by: before?.by ?? null,
        note: `As before objection ${reference}, which is moot: notice ${window.notice.number} was withdrawn`,
      });
    }
  }

  private async say(
    { customer }: ObjectionWindow,
    ids: readonly string[],
    word: { state: AuthorisationState; decidedOn: Day; by: string | null; note: string },
  ): Promise<void> {
    const under = { agreement: customer.agreementId, customer: customer.customerId };
    for (const subProcessor of ids) await this.authorisations.record({ ...under, subProcessor, ...word });
  }
}
