import { LockMode } from '@mikro-orm/core';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { sql } from 'kysely';
import { currentContext } from '../platform/context.js';
import { Database } from '../platform/database.js';
import { eachAlone } from '../platform/each-alone.js';
import { Tasks } from '../platform/tasks.js';
import { ObjectionAct, ObjectionState } from './objection-act.entity.js';
import { ObjectionEffects } from './objection-effects.js';
import { ObjectionTelling } from './objection-telling.js';
import { ObjectionWindows } from './objection-windows.js';
import { Objection } from './objection.entity.js';

const EVERY_SECONDS = 60;
const AT_ONCE = 100;

/**
 * Settles what is still open when its notice is withdrawn: there is nothing left to decide. Notices know nothing of
 * objections, so it is looked for, which also finds one that was filed in the very moment of the withdrawal.
 */
@Injectable()
export class MootObjections implements OnModuleInit {
  private readonly log = new Logger('moot objections');

  constructor(
    private readonly database: Database,
    private readonly windows: ObjectionWindows,
    private readonly effects: ObjectionEffects,
    private readonly telling: ObjectionTelling,
    private readonly tasks: Tasks,
  ) {}

  onModuleInit(): void {
    this.tasks.register('settle objections to withdrawn notices', EVERY_SECONDS, async () => {
      let [found, settled] = [0, 0];
      do {
        const open = await this.open();
        found = open.length;
        settled = await eachAlone(this.log, open, ({ id }) => this.settle(id));
      } while (found === AT_ONCE && settled > 0);
    });
  }

  private async open(): Promise<{ id: string }[]> {
    const { rows } = await this.database.read((db) =>
      sql<{ id: string }>`select o.id from objection o join notice n on n.id = o.notice_id
        where n.withdrawn_at is not null
          and not exists (select from objection_act a where a.objection_id = o.id and a.kind <> 'FILED')
        order by o.created_at, o.id limit ${AT_ONCE}`.execute(db),
    );
    return rows;
  }

  /** The act, what follows from it, and the mail to who objected: all or nothing, and once. */
  private settle(id: string): Promise<void> {
    return this.database.transaction(async (em) => {
      const objection = await em.findOneOrFail(Objection, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
      const settled = { objectionId: id, kind: { $ne: ObjectionState.FILED } };
      if ((await em.count(ObjectionAct, settled)) > 0) return;
      const window = await this.windows.of(objection.notifiedCustomerId);
      const { number, withdrawalReason } = window.notice;
      const { kind: byKind, subject: by } = currentContext()!.actor;
      em.create(ObjectionAct, {
        organisationId: objection.organisationId,
        objectionId: id,
        kind: ObjectionState.MOOT,
        byKind,
        by,
        reason: `Notice ${number} was withdrawn: ${withdrawalReason ?? ''}`.replace(/: $/, ''),
      });
      await em.flush();
      await this.effects.ofMoot(window, objection);
      await this.telling.moot(window, objection);
    });
  }
}
