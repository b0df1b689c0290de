import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { rowSource } from '../history/row-source.js';
import type { Organisation } from '../organisations/organisation.entity.js';
import { Database } from '../platform/database.js';
import { columnsOf, isPublic } from '../shared/version-sql.js';
import { engagementSteps, type EngagementStep, type VersionOnRecord } from './engagement-steps.js';
import { engagementFields } from './facts.js';

/** Reads the steps that engagements have taken and will take, drafts among them. */
@Injectable()
export class EngagementStepsReader {
  constructor(private readonly database: Database) {}

  /** By engagement; of all, or of one. */
  async of(
    organisation: Organisation,
    asOf: Date | null = null,
    subProcessor: string | null = null,
  ): Promise<Map<string, EngagementStep[]>> {
    const { rows } = await this.database.read((db) =>
      sql<VersionOnRecord>`select ${columnsOf('v', ['id', 'subProcessorId', 'effectiveFrom', 'origin', 'announcedOn', 'removed', 'supersedesId', ...engagementFields])},
          (select n.announced_at from notice n where n.id = v.notice_id) as "announcedAt", v.silent_reason is not null as silent, ${isPublic('v')} as public
        from ${rowSource('sub_processor_version', asOf, organisation.id)} v
        where v.organisation_id = ${organisation.id} and v.withdrawn_at is null
          and (v.superseded_by_id is null or ${isPublic('v')})
          and (${subProcessor}::uuid is null or v.sub_processor_id = ${subProcessor}::uuid)
        order by v.effective_from, v.created_at, v.id`.execute(db),
    );
    return engagementSteps(rows, organisation.prevailingLanguage());
  }
}
