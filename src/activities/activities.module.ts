import { Module } from '@nestjs/common';
import { AgreementsModule } from '../agreements/agreements.module.js';
import { LawFactsModule } from '../law-facts/law-facts.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { PartiesModule } from '../parties/parties.module.js';
import { SubProcessorsModule } from '../sub-processors/sub-processors.module.js';
import { TransfersModule } from '../transfers/transfers.module.js';
import { ActivationGate } from './activation-gate.js';
import { ActivitiesReader } from './activities.reader.js';
import { ActivitiesResolver } from './activities.resolver.js';
import { ActivitiesService } from './activities.service.js';
import {
  ActivityFieldsResolver,
  ActivityRecipientResolver,
  activityTexts,
} from './activity-fields.resolver.js';
import { ActivityWorlds } from './activity-worlds.js';
import { SubProcessorActivitiesResolver } from './sub-processor-activities.resolver.js';

@Module({
  imports: [
    LawFactsModule,
    OrganisationsModule,
    PartiesModule,
    AgreementsModule,
    SubProcessorsModule,
    TransfersModule,
  ],
  providers: [
    ActivitiesService,
    ActivitiesReader,
    ActivationGate,
    ActivityWorlds,
    ActivitiesResolver,
    ActivityFieldsResolver,
    ActivityRecipientResolver,
    SubProcessorActivitiesResolver,
    ...activityTexts,
  ],
  exports: [ActivitiesService, ActivitiesReader, ActivityWorlds, ActivationGate],
})
export class ActivitiesModule {}
