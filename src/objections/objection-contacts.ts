import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Database } from '../platform/database.js';

/** Keeps the address of who objected as long as the organisation keeps evidence after the decision, and no longer. */
@Injectable()
export class ObjectionContacts {
  constructor(private readonly database: Database) {}

  async erase(): Promise<void> {
    await this.database.unseen((db) =>
      sql`update objection o set contact = null from organisation g, objection_act d
        where g.id = o.organisation_id and d.objection_id = o.id and d.kind <> 'FILED' and o.contact is not null
          and d.created_at < ropewalk_now() - g.evidence_days * interval '1 day'`.execute(db),
    );
  }
}
