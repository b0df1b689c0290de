import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { ofOrganisations, rowSource } from '../history/row-source.js';
import { Database } from '../platform/database.js';
import { inRecordings, type Recording } from '../platform/loaders.js';
import type { Day } from '../shared/days.js';
import type { LocalizedText } from '../shared/localized-text.js';
import { decodeCursor } from '../shared/pagination.js';
import { PolicyVersionStatus, statusOn, type PolicyVersionOnDay } from './policy-on-day.js';
import { policyVersionRows } from './policy-rows.js';

type Row = Omit<PolicyVersionOnDay, 'moment' | 'status'> & { withdrawn: boolean };

/** A policy or a version of one, and the moment for which it is wanted. */
export interface PolicyKey extends Recording {
  id: string;
  on: Day;
}

/** Reads versions of policies in batches: what is said of them, and their texts apart. */
@Injectable()
export class PolicyVersionsReader {
  constructor(private readonly database: Database) {}

  /** All versions of each policy, the latest to take effect first; drafts before what they would replace. */
  of(policies: readonly PolicyKey[]): Promise<PolicyVersionOnDay[][]> {
    return inRecordings(policies, async (group, { organisations, asOf }) => {
      const ids = group.map(({ id }) => id);
      const { rows } = await this.database.read((db) =>
        sql<Row>`select v.* from ${policyVersionRows(organisations, { policies: ids }, asOf)} v
          order by ${latestFirst}`.execute(db),
      );
      const found = Map.groupBy(rows, ({ policyId }) => policyId);
      return group.map((key) => (found.get(key.id) ?? []).map((row) => finished(row, key)));
    });
  }

  /** The first of each policy's versions after a cursor, one more than asked for. */
  page(
    policies: readonly PolicyKey[],
    args: { first: number; after?: string },
  ): Promise<PolicyVersionOnDay[][]> {
    const [day, last] = decodeCursor(args.after, 2) ?? [null, null];
    return inRecordings(policies, async (group, { organisations, asOf }) => {
      const ids = group.map(({ id }) => id);
      const { rows } = await this.database.read((db) =>
        sql<Row>`select * from (
            select v.*, row_number() over (partition by v."policyId" order by ${latestFirst}) as place
            from ${policyVersionRows(organisations, { policies: ids }, asOf)} v
            where ${day}::date is null or (v."effectiveFrom", v.id) < (${day}::date, ${last}::uuid)
          ) v where v.place <= ${args.first + 1} order by ${latestFirst}`.execute(db),
      );
      const found = Map.groupBy(rows, ({ policyId }) => policyId);
      return group.map((key) => (found.get(key.id) ?? []).map((row) => finished(row, key)));
    });
  }

  /** How many each policy has. */
  counts(policies: readonly PolicyKey[]): Promise<number[]> {
    return inRecordings(policies, async (group, { organisations, asOf }) => {
      const ids = group.map(({ id }) => id);
      const { rows } = await this.database.read((db) =>
        sql<{ id: string; n: string }>`select v."policyId" as id, count(*) as n
          from ${policyVersionRows(organisations, { policies: ids }, asOf)} v group by v."policyId"`.execute(
          db,
        ),
      );
      const found = new Map(rows.map(({ id, n }) => [id, Number(n)]));
      return ids.map((id) => found.get(id) ?? 0);
    });
  }

  /** The public version that holds on the day of each key, or null. */
  async inForce(policies: readonly PolicyKey[]): Promise<(PolicyVersionOnDay | null)[]> {
    const all = await this.of(policies);
    return all.map(
      (versions) => versions.find(({ status }) => status === PolicyVersionStatus.IN_FORCE) ?? null,
    );
  }

  /** Versions by their ids. */
  byIds(versions: readonly PolicyKey[]): Promise<(PolicyVersionOnDay | null)[]> {
    return inRecordings(versions, async (group, { organisations, asOf }) => {
      const ids = group.map(({ id }) => id);
      const { rows } = await this.database.read((db) =>
        sql<Row>`select v.* from ${policyVersionRows(organisations, { ids }, asOf)} v
          where v.id = any(${ids}::uuid[])`.execute(db),
      );
      const found = new Map(rows.map((row) => [row.id, row]));
      return group.map((key) => {
        const row = found.get(key.id);
        return row ? finished(row, key) : null;
      });
    });
  }

  /** What each version says, in all its languages. */
  texts(versions: readonly Omit<PolicyKey, 'on'>[]): Promise<LocalizedText[]> {
    return inRecordings(versions, async (group, { organisations, asOf }) => {
      const ids = group.map(({ id }) => id);
      const { rows } = await this.database.read((db) =>
        sql<{ id: string; text: LocalizedText }>`select v.id, v.text
          from ${rowSource('policy_version', asOf, organisations)} v
          where ${ofOrganisations('v.organisation_id', organisations)} and v.id = any(${ids}::uuid[])`.execute(
          db,
        ),
      );
      const found = new Map(rows.map(({ id, text }) => [id, text]));
      return ids.map((id) => found.get(id) ?? {});
    });
  }
}

const latestFirst = sql`v."effectiveFrom" desc, v.id desc`;

function finished({ withdrawn, ...row }: Row, { on, asOf }: PolicyKey): PolicyVersionOnDay {
  return { ...row, status: statusOn({ ...row, withdrawn }, on), moment: { on, asOf } };
}
