import { Injectable } from '@nestjs/common';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import type { Day } from '../shared/days.js';
import { Refusal } from '../shared/errors.js';
import type { EngagementStep } from '../sub-processors/engagement-steps.js';
import { EngagementStepsReader } from '../sub-processors/engagement-steps.reader.js';
import { SubProcessor } from '../sub-processors/sub-processor.entity.js';
import { SubProcessorVersion } from '../sub-processors/sub-processor-version.entity.js';

/** What a customer's word names. */
export interface Spoken {
  /** An engagement, by its id, or by its exact legal name when that is engaged once. */
  subProcessor: string;
  /** A day on which the version holds that is spoken of. */
  on?: Day | null;
  /** When it was said. */
  decidedOn?: Day | null;
}

/** Finds the version of an engagement that a customer speaks of. */
@Injectable()
export class SpokenVersions {
  constructor(
    private readonly database: Database,
    private readonly organisations: OrganisationsService,
    private readonly steps: EngagementStepsReader,
    private readonly clock: Clock,
  ) {}

  /** With the day on which it was said, today unless stated. @throws BAD_USER_INPUT */
  of(organisationId: string, spoken: Spoken): Promise<{ version: SubProcessorVersion; decidedOn: Day }> {
    return this.database.load(async (em) => {
      const organisation = await this.organisations.byId(organisationId);
      const { id } = await named(em, organisationId, spoken.subProcessor);
      const today = this.clock.today(organisation.timeZone);
      const decidedOn = spoken.decidedOn ?? today;
      if (decidedOn > today)
        throw Refusal.field('decidedOn', `lies after today, ${today}: what was said, was said`);
      const steps = (await this.steps.of(organisation, null, id)).get(id) ?? [];
      // the one that brought the step: its corrections are spoken of with it
      const [version] = stepSpokenOf(steps, decidedOn, spoken.on).versionIds;
      return { version: await em.findOneOrFail(SubProcessorVersion, { id: version! }), decidedOn };
    });
  }
}

/** @throws BAD_USER_INPUT */
function stepSpokenOf(steps: readonly EngagementStep[], decidedOn: Day, on?: Day | null): EngagementStep {
  const told = ({ toldOn }: EngagementStep) => toldOn !== null;
  const standing = steps.filter(({ removed }) => !removed);
  const first = standing.find(told) ?? standing[0];
  if (!first) throw Refusal.field('subProcessor', 'was never engaged: what was drafted of it is withdrawn');
  if (!on) return standing.findLast((step) => told(step) && step.toldOn! <= decidedOn) ?? first;
  const begun = standing.filter(({ effectiveFrom }) => effectiveFrom <= on);
  const held = begun.findLast(told) ?? begun.at(-1);
  if (!held) throw Refusal.field('on', `lies before ${first.effectiveFrom}, when the engagement begins`);
  return held;
}

async function named(em: SqlEntityManager, organisationId: string, text: string): Promise<SubProcessor> {
  if (/^[0-9a-f-]{36}$/i.test(text)) {
    const found = await em.findOne(SubProcessor, { id: text, organisationId });
    if (found) return found;
    throw Refusal.field('subProcessor', `names no sub-processor "${text}"`);
  }
  const versions = { legalName: text, withdrawnAt: null, supersededById: null };
  const [found, another] = await em.find(
    SubProcessor,
    { organisationId, party: { versions: { $some: versions } } },
    { limit: 2 },
  );
  if (another)
    throw Refusal.field('subProcessor', `names several engagements of "${text}": use the id of one`);
  if (!found) throw Refusal.field('subProcessor', `names no sub-processor "${text}"`);
  return found;
}
