import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Database } from '../platform/database.js';

/** Keeps to whom a notice went for as long as it is needed as evidence, and no longer: the keyed hash stays. */
@Injectable()
export class Evidence {
  constructor(private readonly database: Database) {}

  async erase(): Promise<void> {
    await this.database.unseen((db) =>
      sql`update delivery d set address = null, updated_at = ropewalk_now() from organisation o
        where o.id = d.organisation_id and d.contact and d.address is not null
          and d.settled_at < ropewalk_now() - o.evidence_days * interval '1 day'`.execute(db),
    );
  }
}
