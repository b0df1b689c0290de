import { Module, type OnModuleInit } from '@nestjs/common';
import { DeliveriesModule } from '../deliveries/deliveries.module.js';
import { AgreementsModule } from '../agreements/agreements.module.js';
import { PoliciesModule } from '../policies/policies.module.js';
import { HistoryModule } from '../history/history.module.js';
import { NoticeChangesReader } from './notice-changes.reader.js';
import { EventsModule } from '../events/events.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { Tasks } from '../platform/tasks.js';
import { SubProcessorsModule } from '../sub-processors/sub-processors.module.js';
import { SubscriptionsModule } from '../subscriptions/subscriptions.module.js';
import { NotifiedCustomersModule } from '../notified-customers/notified-customers.module.js';
import { Announcements } from './announcements.js';
import { Approving } from './approving.js';
import { Announcing } from './announcing.js';
import { EventNoticeResolver } from './event-notice.resolver.js';
import { AmendmentNoticeResolver, NoticeFieldsResolver } from './notice-fields.resolver.js';
import { NoticePublicationResolver } from './notice-publication.js';
import { noticeFindings } from './notice-findings.js';
import { NoticeReachResolver } from './notice-reach.resolver.js';
import { NoticeTelling } from './notice-telling.js';
import { FindingsModule } from '../findings/findings.module.js';
import { EffectConfirmations } from './effect-confirmations.js';
import { Reminders } from './reminders.js';
import { NoticeDays } from './notice-days.js';
import { NoticeDigests } from './notice-digests.js';
import { NoticesReader } from './notices.reader.js';
import { NoticesResolver } from './notices.resolver.js';
import { NoticesService } from './notices.service.js';

@Module({
  imports: [
    OrganisationsModule,
    DeliveriesModule,
    SubProcessorsModule,
    SubscriptionsModule,
    NotifiedCustomersModule,
    FindingsModule,
    EventsModule,
    AgreementsModule,
    PoliciesModule,
    HistoryModule,
  ],
  providers: [
    NoticeChangesReader,
    Announcements,
    Approving,
    Announcing,
    NoticesService,
    NoticesReader,
    NoticeTelling,
    NoticeDays,
    NoticeDigests,
    EffectConfirmations,
    Reminders,
    NoticesResolver,
    NoticeFieldsResolver,
    NoticeReachResolver,
    noticeFindings,
    NoticePublicationResolver,
    AmendmentNoticeResolver,
    EventNoticeResolver,
  ],
  exports: [Announcing, NoticesService, NoticesReader],
})
export class NoticesModule implements OnModuleInit {
  constructor(
    private readonly notices: NoticesService,
    private readonly tasks: Tasks,
  ) {}

  onModuleInit(): void {
    this.tasks.register('tell late joiners', 10, async () => {
      await this.notices.tellLateJoiners();
    });
  }
}
