import { Injectable } from '@nestjs/common';
import { LockMode } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { randomUUID } from 'node:crypto';
import { currentContext } from '../platform/context.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import type { Day } from '../shared/days.js';
import { Refusal } from '../shared/errors.js';
import { ObjectionAct, ObjectionState } from './objection-act.entity.js';
import { ObjectionEffects } from './objection-effects.js';
import { ObjectionTelling } from './objection-telling.js';
import type { ObjectionWindow } from './objection-window.js';
import { ObjectionWindows } from './objection-windows.js';
import { Objection } from './objection.entity.js';
import type { DecideObjectionInput, FileObjectionInput } from './objection.inputs.js';

/** Takes objections of customers and decides them; each act tells whom it concerns, in the transaction that makes it true. */
@Injectable()
export class ObjectionsService {
  constructor(
    private readonly database: Database,
    private readonly windows: ObjectionWindows,
    private readonly effects: ObjectionEffects,
    private readonly telling: ObjectionTelling,
    private readonly clock: Clock,
  ) {}

  /**
   * Puts an objection on record. The same one sent again while it is open is the same one. What came too late has no effect:
   * it stands in no other's way, and none in its.
   * @throws NOT_FOUND, BAD_USER_INPUT, OBJECTION_WINDOW_CLOSED; WRONG_STATUS the notice is withdrawn, or another is open
   */
  file(input: FileObjectionInput): Promise<Objection> {
    return this.database.transaction(async (em) => {
      const window = await this.windows.alone(em, input.notifiedCustomer);
      const { organisation, customer, notice } = window;
      const receivedOn = this.dayOf(window, input.receivedOn);
      const late = window.isLateOn(receivedOn, input.late ?? false);
      const said = {
        grounds: input.grounds,
        contact: input.contact?.trim() || null,
        by: input.by?.trim() || null,
        ...window.chosen(input),
      };
      const open = await this.open(em, customer.id);
      const same = open.find((one) => one.late === late && one.says(said));
      if (same) return same;
      const [other] = late ? [] : inTime(open);
      if (other)
        throw new Refusal('WRONG_STATUS', `objection ${other.reference} of this customer is not decided yet`);
      const id = randomUUID();
      const objection = em.create(Objection, {
        id,
        organisationId: organisation.id,
        noticeId: notice.id,
        notifiedCustomerId: customer.id,
        reference: `${notice.number}-${id.slice(0, 8).toUpperCase()}`,
        ...said,
        language: input.language ?? organisation.prevailingLanguage(),
        receivedOn,
        late,
      });
      await em.flush();
      await this.act(em, objection, ObjectionState.FILED);
      await this.effects.ofFiling(window, objection);
      await this.telling.filed(window, objection);
      return objection;
    });
  }

  /** A customer that authorises one by one approves. @throws NOT_FOUND, BAD_USER_INPUT, OBJECTION_WINDOW_CLOSED, WRONG_STATUS */
  approve(notifiedCustomer: string, ids: readonly string[], by: string | null): Promise<ObjectionWindow> {
    return this.database.transaction(async (em) => {
      const window = await this.windows.alone(em, notifiedCustomer);
      window.isLateOn(this.dayOf(window, null), false);
      const [open] = inTime(await this.open(em, notifiedCustomer));
      if (open) throw new Refusal('WRONG_STATUS', `refusal ${open.reference} is not settled yet`);
      const { subProcessorIds } = window.chosen({ subProcessors: ids });
      await this.effects.ofApproval(window, subProcessorIds, by);
      return window;
    });
  }

  /** @throws NOT_FOUND; WRONG_STATUS it is decided already, or moot: the notice is withdrawn */
  decide({ objection: id, decision, reason }: DecideObjectionInput): Promise<Objection> {
    return this.database.transaction(async (em) => {
      const objection = await em.findOne(Objection, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (!objection) throw Refusal.notFound('objection');
      const [decided] = await this.decisions(em, [objection.id]);
      if (decided)
        throw new Refusal(
          'WRONG_STATUS',
          `objection ${objection.reference} is ${decided.kind.toLowerCase()} already`,
        );
      const window = await this.windows.of(objection.notifiedCustomerId);
      if (window.notice.withdrawnAt !== null)
        throw new Refusal(
          'WRONG_STATUS',
          `notice ${window.notice.number} is withdrawn: nothing is left to decide`,
        );
      await this.act(em, objection, ObjectionState[decision], reason);
      await this.effects.ofDecision(window, objection, decision, reason);
      await this.telling.decided(window, objection, { decision, reason });
      return objection;
    });
  }

  private async open(em: SqlEntityManager, notifiedCustomerId: string): Promise<Objection[]> {
    const all = await em.find(Objection, { notifiedCustomerId });
    const decided = await this.decisions(
      em,
      all.map(({ id }) => id),
    );
    return all.filter(({ id }) => decided.every(({ objectionId }) => objectionId !== id));
  }

  private decisions(em: SqlEntityManager, ids: string[]): Promise<ObjectionAct[]> {
    return em.find(ObjectionAct, { objectionId: { $in: ids }, kind: { $ne: ObjectionState.FILED } });
  }

  private async act(
    em: SqlEntityManager,
    { id: objectionId, organisationId }: Objection,
    kind: ObjectionState,
    reason?: string,
  ): Promise<void> {
    const { kind: byKind, subject: by } = currentContext()!.actor;
    em.create(ObjectionAct, { organisationId, objectionId, kind, byKind, by, reason: reason ?? null });
    await em.flush();
  }

  private dayOf(window: ObjectionWindow, given: Day | null | undefined): Day {
    const today = window.today(this.clock.now());
    if (given && given > today) throw Refusal.field('receivedOn', `lies after today, ${today}`);
    return given ?? today;
  }
}

function inTime(objections: readonly Objection[]): Objection[] {
  return objections.filter(({ late }) => !late);
}
