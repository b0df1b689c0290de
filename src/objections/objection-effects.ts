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
 * What an objection does: the customer's word on each sub-processor, on which the rules of the list stand. Rejected, the word
 * stays what it was: what it still stands in the way of is the agreement's affair. Upheld, it does whatever the agreement says.
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
    const how = decision === ObjectionDecision.UPHELD ? 'upheld' : settled[decision];
    if (how === undefined) return;
    await this.say(window, objection.subProcessorIds, {
      state: how === 'upheld' ? AuthorisationState.REFUSED : AuthorisationState.AUTHORISED,
      decidedOn: window.today(this.clock.now()),
      by: objection.by,
      note: `Objection ${objection.reference} ${how}: ${reason}`,
    });
  }

  /**
   * What was said of a version that is withdrawn is gone with it. Where the notice would have changed something else of what
   * is used already (its mechanism, its place), that stays, and what the customer said of it before is said again; where
   * nothing was, a general authorisation holds.
   */
  async ofMoot(
    window: ObjectionWindow,
    { late, reference, receivedOn, subProcessorIds }: Objection,
  ): Promise<void> {
    if (late) return;
    const { agreementId: agreement, customerId: customer, authorisation } = window.customer;
    const silence = authorisation === AuthorisationKind.GENERAL ? AuthorisationState.AUTHORISED : null;
    for (const subProcessor of subProcessorIds)
      for (const { on, by, ...before } of await this.reader.wordsOf(
        { agreement, customer, subProcessor },
        receivedOn,
      )) {
        const state = before.state ?? silence;
        if (state === null) continue;
        const decidedOn = window.today(this.clock.now());
        const note = `As before objection ${reference}, which is moot: notice ${window.notice.number} was withdrawn`;
        await this.authorisations.record({
          agreement,
          customer,
          subProcessor,
          on,
          state,
          decidedOn,
          by,
          note,
        });
      }
  }

  private async say(
    { customer, changes }: ObjectionWindow,
    ids: readonly string[],
    word: { state: AuthorisationState; decidedOn: Day; by: string | null; note: string },
  ): Promise<void> {
    const under = { agreement: customer.agreementId, customer: customer.customerId };
    const spoken = changes.filter(({ subProcessorId }) => ids.includes(subProcessorId));
    for (const { subProcessorId: subProcessor, effectiveFrom: on } of spoken)
      await this.authorisations.record({ ...under, subProcessor, on, ...word });
  }
}
