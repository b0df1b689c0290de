import { asCaller, type RequestContext } from '../access/access.guard.js';
import { loaderOf } from '../platform/loaders.js';
import type { Day } from '../shared/days.js';
import type { Moment } from '../sub-processors/listed-sub-processor.js';
import type { ListedTransfer } from './listed-transfer.js';
import type { KeyColumn } from './transfer-rows.js';
import type { TransfersReader } from './transfers.reader.js';

/** A row wanted at the moment that another row speaks of. */
export interface Asked {
  key: string;
  organisation: string;
  on: Day;
  asOf: Date | null;
}

export function momentOf(row: { organisationId: string; moment: Moment }, key: string): Asked {
  return { key, organisation: row.organisationId, ...row.moment };
}

/** Transfers by a column: one statement for each organisation and recording in the answer. */
export function transfersLoader(request: RequestContext, reader: TransfersReader, column: KeyColumn) {
  return loaderOf(request, `transfers by ${column}`, (keys: readonly Asked[]) =>
    asCaller(request, async () => {
      const found = new Map<Asked, ListedTransfer[]>();
      const groups = Map.groupBy(keys, ({ organisation, asOf }) => `${organisation} ${asOf?.toISOString()}`);
      for (const group of groups.values()) {
        const { organisation, asOf } = group[0]!;
        const rows = await reader.by(column, { id: organisation }, group, asOf);
        group.forEach((key, index) => found.set(key, rows[index]!));
      }
      return keys.map((key) => found.get(key) ?? []);
    }),
  );
}
