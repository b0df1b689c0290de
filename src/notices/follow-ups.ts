import { LockMode } from '@mikro-orm/core';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { EventType } from '../events/event.entity.js';
import { RemindingService, type DueReminder } from '../notified-customers/reminding.service.js';
import { Organisation } from '../organisations/organisation.entity.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { eachAlone } from '../platform/each-alone.js';
import { Tasks } from '../platform/tasks.js';
import { renderEffectMail } from '../views/follow-up-mails.js';
import { NoticeTelling } from './notice-telling.js';
import { Notice, NoticeState } from './notice.entity.js';

const EVERY_SECONDS = 300;

/**
 * What is said of a notice once a day has come: to customers, before their deadline; to everyone, when it is in effect. The
 * changes themselves need nobody to apply them: they hold from their day on.
 */
@Injectable()
export class FollowUps implements OnModuleInit {
  private readonly log = new Logger('follow-ups');

  constructor(
    private readonly database: Database,
    private readonly reminding: RemindingService,
    private readonly telling: NoticeTelling,
    private readonly clock: Clock,
    private readonly tasks: Tasks,
  ) {}

  onModuleInit(): void {
    this.tasks.register('follow up notices', EVERY_SECONDS, async () => {
      await this.sayInEffect();
      await this.remind();
    });
  }

  /** Every announced notice of which all changes have come to hold, once. */
  async sayInEffect(): Promise<void> {
    // no zone is further ahead: which day it is for the organisation is asked for each
    const latest = this.clock.today('Pacific/Kiritimati');
    const due = await this.database.load((em) =>
      em.find(Notice, { state: NoticeState.ANNOUNCED, effectSaidAt: null, inEffectOn: { $lte: latest } }),
    );
    await eachAlone(this.log, due, ({ id }) => this.sayOneInEffect(id));
  }

  private sayOneInEffect(id: string): Promise<void> {
    return this.database.transaction(async (em) => {
      const notice = await em.findOne(Notice, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (!notice || notice.effectSaidAt !== null || notice.state !== NoticeState.ANNOUNCED) return;
      const organisation = await em.findOneOrFail(Organisation, { id: notice.organisationId });
      const inEffectOn = notice.inEffectOn!;
      if (inEffectOn > this.clock.today(organisation.timeZone)) return;
      notice.effectSaidAt = this.clock.now();
      // what was in effect when it was announced has been told with it
      if (organisation.confirmsEffect && inEffectOn > notice.announcedOn!)
        await this.telling.again(organisation, notice, 'effect', (facts) =>
          renderEffectMail({ ...facts, inEffectOn }),
        );
      await em.flush();
      await this.telling.record(EventType.NOTICE_IN_EFFECT, organisation, notice);
    });
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
