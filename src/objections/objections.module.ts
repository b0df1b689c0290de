import { Module, type OnModuleInit } from '@nestjs/common';
import { AuthorisationsModule } from '../authorisations/authorisations.module.js';
import { DeliveriesModule } from '../deliveries/deliveries.module.js';
import { EventsModule } from '../events/events.module.js';
import { FindingsModule } from '../findings/findings.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { NotifiedCustomersModule } from '../notified-customers/notified-customers.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { Tasks } from '../platform/tasks.js';
import { SubProcessorsModule } from '../sub-processors/sub-processors.module.js';
import { SubscriptionsModule } from '../subscriptions/subscriptions.module.js';
import { MootObjections } from './moot-objections.js';
import { ObjectController } from './object.controller.js';
import { ObjectionContacts } from './objection-contacts.js';
import { ObjectionDoor } from './objection-door.js';
import { ObjectionEffects } from './objection-effects.js';
import { NoticeObjectionsResolver, ObjectionFieldsResolver } from './objection-fields.resolver.js';
import { objectionFindings } from './objection-findings.js';
import { ObjectionTelling } from './objection-telling.js';
import { ObjectionWindows } from './objection-windows.js';
import { ObjectionsReader } from './objections.reader.js';
import { ObjectionsResolver } from './objections.resolver.js';
import { ObjectionsService } from './objections.service.js';

@Module({
  imports: [
    OrganisationsModule,
    DeliveriesModule,
    SubProcessorsModule,
    AuthorisationsModule,
    NotifiedCustomersModule,
    SubscriptionsModule,
    FindingsModule,
    EventsModule,
    NoticesModule,
  ],
  controllers: [ObjectController],
  providers: [
    ObjectionsService,
    ObjectionsReader,
    ObjectionWindows,
    ObjectionEffects,
    ObjectionTelling,
    ObjectionContacts,
    MootObjections,
    ObjectionDoor,
    ObjectionsResolver,
    ObjectionFieldsResolver,
    NoticeObjectionsResolver,
    ...objectionFindings,
  ],
})
export class ObjectionsModule implements OnModuleInit {
  constructor(
    private readonly contacts: ObjectionContacts,
    private readonly tasks: Tasks,
  ) {}

  onModuleInit(): void {
    this.tasks.register('erase addresses of who objected', 24 * 3600, () => this.contacts.erase());
  }
}
