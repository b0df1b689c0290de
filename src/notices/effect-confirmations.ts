import { LockMode } from '@mikro-orm/core';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { EventType } from '../events/event.entity.js';
import { WithheldCustomersReader } from '../notified-customers/withheld-customers.reader.js';
import { Organisation } from '../organisations/organisation.entity.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { eachAlone } from '../platform/each-alone.js';
import { Tasks } from '../platform/tasks.js';
import { renderEffectInPartMail, renderEffectMail } from '../views/follow-up-mails.js';
import { NoticeTelling } from './notice-telling.js';
import { Notice, NoticeState } from './notice.entity.js';

const EVERY_SECONDS = 300;

/**
 * Says to everyone who was told of a notice that it is in effect, once the day has come. The changes themselves need nobody to
 * apply them: they hold from their day on.
 */
@Injectable()
export class EffectConfirmations implements OnModuleInit {
  private readonly log = new Logger('effect-confirmations');

  constructor(
    private readonly database: Database,
    private readonly withheld: WithheldCustomersReader,
    private readonly telling: NoticeTelling,
    private readonly clock: Clock,
    private readonly tasks: Tasks,
  ) {}

  onModuleInit(): void {
    this.tasks.register('say what is in effect', EVERY_SECONDS, () => this.sayInEffect());
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
      const today = this.clock.today(organisation.timeZone);
      if (inEffectOn > today) return;
      notice.effectSaidAt = this.clock.now();
      // what was in effect when it was announced has been told with it
      if (organisation.confirmsEffect && inEffectOn > notice.announcedOn!)
        await this.telling.again(
          organisation,
          notice,
          { kind: 'effect', render: (facts) => renderEffectMail({ ...facts, inEffectOn }) },
          {
            kind: 'effect-in-part',
            render: (facts) => renderEffectInPartMail({ ...facts, inEffectOn }),
            customers: await this.withheld.of(organisation, id, today),
          },
        );
      await em.flush();
      await this.telling.record(EventType.NOTICE_IN_EFFECT, organisation, notice);
    });
  }
}
