import { Module, type OnModuleInit } from '@nestjs/common';
import { HistoryModule } from '../history/history.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { Database } from '../platform/database.js';
import { Tasks } from '../platform/tasks.js';
import { SubProcessorsModule } from '../sub-processors/sub-processors.module.js';
import { TransfersModule } from '../transfers/transfers.module.js';
import { ClosingSeal } from './closing-seal.js';
import { ownParts } from './own-parts.js';
import { ProofFiles } from './proof-files.js';
import { ProofKeys } from './proof-keys.js';
import { ProofLists } from './proof-lists.js';
import { ProofParts } from './proof-parts.js';
import { ProofTrail } from './proof-trail.js';
import { ProofsController } from './proofs.controller.js';
import { ProofsResolver } from './proofs.resolver.js';
import { ProofsService } from './proofs.service.js';
import { ToldCustomersReader } from './told-customers.reader.js';
import { ToldRecipientsReader } from './told-recipients.reader.js';

@Module({
  imports: [HistoryModule, OrganisationsModule, SubProcessorsModule, TransfersModule, NoticesModule],
  controllers: [ProofsController],
  providers: [
    ClosingSeal,
    ProofFiles,
    ProofKeys,
    ProofLists,
    ProofParts,
    ProofTrail,
    ProofsResolver,
    ProofsService,
    ToldCustomersReader,
    ToldRecipientsReader,
  ],
  exports: [ProofParts, ClosingSeal],
})
export class ProofsModule implements OnModuleInit {
  constructor(
    private readonly seal: ClosingSeal,
    private readonly parts: ProofParts,
    private readonly database: Database,
    private readonly tasks: Tasks,
  ) {}

  onModuleInit(): void {
    this.tasks.register('seal what became of notices', 900, async () => {
      await this.seal.close();
    });
    for (const { file, table, rows } of ownParts)
      this.parts.add({
        file,
        table,
        rows: async ({ id }) => {
          const found = await this.database.read((db) => rows(id).execute(db));
          return found.rows.map((row) => row.id);
        },
      });
  }
}
