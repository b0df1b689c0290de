import { Module, type OnModuleInit } from '@nestjs/common';
import { sql } from 'kysely';
import { HistoryModule } from '../history/history.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { Database } from '../platform/database.js';
import { Tasks } from '../platform/tasks.js';
import { SubProcessorsModule } from '../sub-processors/sub-processors.module.js';
import { TransfersModule } from '../transfers/transfers.module.js';
import { ClosingSeal } from './closing-seal.js';
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
    this.parts.add({
      file: 'resolutions.json',
      table: 'delivery_resolution',
      rows: (notice) => this.resolutions(notice.id),
    });
  }

  private async resolutions(noticeId: string): Promise<string[]> {
    const { rows } = await this.database.read((db) =>
      sql<{
        id: string;
      }>`select x.id from delivery_resolution x join notified_customer c on c.id = x.notified_customer_id
        where c.notice_id = ${noticeId} order by x.id`.execute(db),
    );
    return rows.map(({ id }) => id);
  }
}
