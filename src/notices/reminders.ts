import { LockMode } from '@mikro-orm/core';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { EventType } from '../events/event.entity.js';
import { RemindingService, type DueReminder } from '../notified-customers/reminding.service.js';
import { Organisation } from '../organisations/organisation.entity.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { eachAlone } from '../platform/each-alone.js';
import { Tasks } from '../platform/tasks.js';
import { NoticeTelling } from './notice-telling.js';
import { Notice, NoticeState } from './notice.entity.js';

const EVERY_SECONDS = 300;

/** Reminds customers of their deadline, where the organisation has chosen so. */
@Injectable()
export class Reminders implements OnModuleInit {
  private readonly log = new Logger('reminders');

  constructor(
    private readonly database: Database,
    private readonly reminding: RemindingService,
    private readonly telling: NoticeTelling,
    private readonly clock: Clock,
    private readonly tasks: Tasks,
  ) {}

  onModuleInit(): void {
    this.tasks.register('remind customers', EVERY_SECONDS, () => this.remind());
  }

  /** Customers who have not answered, so many days before their deadline as the organisation chose, once. */
  async remind(): Promise<void> {
    const choosing = await this.database.load((em) => em.find(Organisation, { reminderDays: { $ne: null } }));
    await eachAlone(this.log, choosing, async (organisation) => {
      const today = this.clock.today(organisation.timeZone);
      const due = await this.reminding.due(organisation, organisation.reminderDays!, today);
      const byNotice = [...Map.groupBy(due, ({ noticeId }) => noticeId)].map(([id, all]) => ({ id, all }));
      await eachAlone(this.log, byNotice, ({ all }) => this.remindOf(organisation, all));
    });
  }

  private remindOf(organisation: Organisation, reminders: readonly DueReminder[]): Promise<void> {
    return this.database.transaction(async (em) => {
      const notice = await em.findOneOrFail(
        Notice,
        { id: reminders[0]!.noticeId },
        { lockMode: LockMode.PESSIMISTIC_WRITE },
      );
      if (notice.state !== NoticeState.ANNOUNCED) return;
      for (const reminder of reminders) {
        const message = await this.telling.remind(organisation, notice, reminder);
        await this.reminding.remind(message, reminder);
      }
      await this.telling.record(EventType.NOTICE_REMINDED, organisation, notice);
    });
  }
}
