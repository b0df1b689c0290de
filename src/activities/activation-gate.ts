import { Injectable } from '@nestjs/common';
import type { Organisation } from '../organisations/organisation.entity.js';
import type { Day } from '../shared/days.js';
import { Refusal, type FieldProblem } from '../shared/errors.js';
import { Severity } from '../shared/rules.js';
import { ActivitiesReader } from './activities.reader.js';
import type { ActivityRow } from './activity-row.js';
import type { ActivityWorld } from './activity-world.js';
import { ActivityWorlds } from './activity-worlds.js';
import { activityRules } from './activity.rules.js';

/** Rules of error severity find something. */
export class FindingsOpen extends Refusal {
  constructor(
    readonly rules: readonly string[],
    fields: FieldProblem[],
  ) {
    const found = `rules of error severity find something: ${rules.join(', ')}`;
    super('FINDINGS_OPEN', `${found}; mend it, or give a reason`, fields);
  }
}

/** What an activity must pass to begin without a reason. */
@Injectable()
export class ActivationGate {
  constructor(
    private readonly reader: ActivitiesReader,
    private readonly worlds: ActivityWorlds,
  ) {}

  /** @throws FINDINGS_OPEN naming each rule of error severity that finds something in the activity on that day */
  async pass(organisation: Organisation, id: string, on: Day): Promise<void> {
    const blocked = (await this.blocked(organisation, [id], on)).get(id);
    if (blocked) throw blocked;
  }

  /** Of several activities, read at once, those that may not begin on that day, each with why. @throws NOT_FOUND */
  async blocked(
    organisation: Organisation,
    ids: readonly string[],
    on: Day,
  ): Promise<Map<string, FindingsOpen>> {
    const rows = await this.reader.byIds(organisation, ids, on);
    const world = await this.worlds.on(organisation, on);
    return new Map(
      rows.flatMap((row) => {
        if (!row) throw Refusal.notFound('processing activity');
        const refusal = openFindings(row, world);
        return refusal ? [[row.id, refusal] as const] : [];
      }),
    );
  }
}

/** Why an entry may not begin without a reason: what rules of error severity find in it. */
export function openFindings(row: ActivityRow, world: ActivityWorld): FindingsOpen | undefined {
  const found = activityRules.flatMap(({ id, severity, find }) =>
    find(row, world)
      .filter((one) => (one.severity ?? severity) === Severity.ERROR)
      .map(({ path, message }) => ({ id, path: path ?? '', message: `${id}: ${message}` })),
  );
  if (found.length === 0) return undefined;
  const ids = [...new Set(found.map(({ id }) => id))];
  return new FindingsOpen(
    ids,
    found.map(({ path, message }): FieldProblem => ({ path, message })),
  );
}
