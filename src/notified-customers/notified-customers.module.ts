import { Module, type OnModuleInit } from '@nestjs/common';
import { AgreementsModule } from '../agreements/agreements.module.js';
import { AuthorisationsModule } from '../authorisations/authorisations.module.js';
import { DeliveriesModule } from '../deliveries/deliveries.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { PartiesModule } from '../parties/parties.module.js';
import { Tasks } from '../platform/tasks.js';
import { SubProcessorsModule } from '../sub-processors/sub-processors.module.js';
import { AmissNoticesReader } from './amiss-notices.reader.js';
import { Escalations } from './escalations.js';
import { Evidence } from './evidence.js';
import { NoticeContactsReader } from './notice-contacts.reader.js';
import { NotifiedCustomerFieldsResolver } from './notified-customer-fields.resolver.js';
import { NotifiedCustomersReader } from './notified-customers.reader.js';
import { NotifiedCustomersResolver } from './notified-customers.resolver.js';
import { NotifiedCustomersService } from './notified-customers.service.js';
import { RemindingService } from './reminding.service.js';
import { ResolvingService } from './resolving.service.js';
import { WithheldCustomersReader } from './withheld-customers.reader.js';

@Module({
  imports: [
    OrganisationsModule,
    PartiesModule,
    DeliveriesModule,
    AgreementsModule,
    SubProcessorsModule,
    AuthorisationsModule,
  ],
  providers: [
    NotifiedCustomersService,
    NotifiedCustomersReader,
    AmissNoticesReader,
    NoticeContactsReader,
    Escalations,
    Evidence,
    ResolvingService,
    RemindingService,
    WithheldCustomersReader,
    NotifiedCustomersResolver,
    NotifiedCustomerFieldsResolver,
  ],
  exports: [
    NotifiedCustomersService,
    NotifiedCustomersReader,
    AmissNoticesReader,
    RemindingService,
    WithheldCustomersReader,
  ],
})
export class NotifiedCustomersModule implements OnModuleInit {
  constructor(
    private readonly escalations: Escalations,
    private readonly evidence: Evidence,
    private readonly tasks: Tasks,
  ) {}

  onModuleInit(): void {
    this.tasks.register('tell the next contact', 30, async () => {
      await this.escalations.escalate();
    });
    this.tasks.register('erase addresses of notice contacts', 24 * 3600, () => this.evidence.erase());
  }
}
