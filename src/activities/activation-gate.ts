import { Injectable } from '@nestjs/common';
import type { Organisation } from '../organisations/organisation.entity.js';
import type { Day } from '../shared/days.js';
import { Refusal } from '../shared/errors.js';
import { Severity } from '../shared/rules.js';
import { ActivitiesReader } from './activities.reader.js';
import { ActivityWorlds } from './activity-worlds.js';
import { activityRules } from './activity.rules.js';

/** What an activity must pass to begin without a reason. */
@Injectable()
export class ActivationGate {
  constructor(
    private readonly reader: ActivitiesReader,
    private readonly worlds: ActivityWorlds,
  ) {}

  /** @throws FINDINGS_OPEN naming each rule of error severity that finds something in the activity on that day */
  async pass(organisation: Organisation, id: string, on: Day): Promise<void> {
    const [row] = await this.reader.byIds(organisation, [id], on);
    if (!row) throw Refusal.notFound('processing activity');
    const world = await this.worlds.on(organisation, on);
    const found = activityRules.flatMap(({ id, severity, find }) =>
      find(row, world)
        .filter((one) => (one.severity ?? severity) === Severity.ERROR)
        .map(({ path, message }) => ({ id, path: path ?? '', message: `${id}: ${message}` })),
    );
    if (found.length === 0) return;
    const ids = [...new Set(found.map(({ id }) => id))].join(', ');
    throw new Refusal(
      'FINDINGS_OPEN',
      `rules of error severity find something: ${ids}; mend it, or give a reason`,
      found.map(({ path, message }) => ({ path, message })),
    );
  }
}
