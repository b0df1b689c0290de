import type { SqlEntityManager } from '@mikro-orm/sql';
import { Injectable } from '@nestjs/common';
import type { Organisation } from '../organisations/organisation.entity.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import type { Day } from '../shared/days.js';
import { Refusal } from '../shared/errors.js';
import { ActivationGate } from './activation-gate.js';
import type {
  ActivityContentInput,
  AddProcessingActivityInput,
  AmendProcessingActivityInput,
} from './activity.inputs.js';
import type {
  ActivateProcessingActivityInput,
  EndProcessingActivityInput,
  ResumeProcessingActivityInput,
  SuspendProcessingActivityInput,
} from './act.inputs.js';
import { refuseBadKeys } from './activity-keys.js';
import { columnsOf, refuseForeignFacts } from './given-activity.js';
import { link } from './linking.js';
import { ProcessingActivity } from './processing-activity.entity.js';

/** The entries of the record: what they say, and the acts that decide where they stand. */
@Injectable()
export class ActivitiesService {
  constructor(
    private readonly database: Database,
    private readonly organisations: OrganisationsService,
    private readonly gate: ActivationGate,
    private readonly clock: Clock,
  ) {}

  /** @throws NOT_FOUND, BAD_USER_INPUT */
  add(input: AddProcessingActivityInput): Promise<ProcessingActivity> {
    return this.database.transaction(async (em) => {
      const organisation = await this.organisations.bySlug(input.organisation);
      const activity = new ProcessingActivity();
      activity.organisationId = organisation.id;
      activity.role = input.role;
      await this.write(em, activity, input, organisation);
      return activity;
    });
  }

  /** What is given replaces the field as a whole, what is not given stays. @throws NOT_FOUND, BAD_USER_INPUT */
  amend(input: AmendProcessingActivityInput): Promise<ProcessingActivity> {
    return this.change(input.id, (activity, organisation, em) =>
      this.write(em, activity, input, organisation),
    );
  }

  /** @throws NOT_FOUND, WRONG_STATUS, FINDINGS_OPEN without a reason when rules of error severity find something */
  activate(input: ActivateProcessingActivityInput): Promise<ProcessingActivity> {
    const reason = input.reason?.trim() || null;
    return this.act(input, async (activity, on, organisation, em) => {
      activity.activate(on, reason);
      await em.flush();
      // one that began in the past is judged as the record stands now
      const today = this.clock.today(organisation.timeZone);
      if (reason === null) await this.gate.pass(organisation, activity.id, on > today ? on : today);
    });
  }

  /**
   * Records that an activity began: the caller judges what begins only now by the gate, and what began before is a fact that
   * nothing stands in the way of. @throws NOT_FOUND, WRONG_STATUS
   */
  recordActivation({ id, on, reason }: ActivateProcessingActivityInput): Promise<ProcessingActivity> {
    return this.act({ id, on }, (activity, day) => activity.activate(day, reason?.trim() || null));
  }

  /** Says why it began, where that was not said. @throws NOT_FOUND */
  async explainActivation(id: string, reason: string): Promise<void> {
    await this.act({ id }, (activity) => {
      activity.activationReason ??= reason;
    });
  }

  /** @throws NOT_FOUND, WRONG_STATUS */
  suspend(input: SuspendProcessingActivityInput): Promise<ProcessingActivity> {
    return this.act(input, (activity, on) => activity.suspend(on, input.reason?.trim() || null));
  }

  /** @throws NOT_FOUND, WRONG_STATUS, BAD_USER_INPUT */
  resume(input: ResumeProcessingActivityInput): Promise<ProcessingActivity> {
    return this.act(input, (activity, on) => activity.resume(on));
  }

  /** `on` is the first day on which it no longer takes place. @throws NOT_FOUND, WRONG_STATUS, BAD_USER_INPUT */
  end(input: EndProcessingActivityInput): Promise<ProcessingActivity> {
    return this.act(input, (activity, on) => activity.end(on));
  }

  private act(
    { id, on }: { id: string; on?: Day | null },
    work: (
      activity: ProcessingActivity,
      on: Day,
      organisation: Organisation,
      em: SqlEntityManager,
    ) => Promise<void> | void,
  ): Promise<ProcessingActivity> {
    return this.change(id, async (activity, organisation, em) =>
      work(activity, on ?? this.clock.today(organisation.timeZone), organisation, em),
    );
  }

  private change(
    id: string,
    work: (activity: ProcessingActivity, organisation: Organisation, em: SqlEntityManager) => Promise<void>,
  ): Promise<ProcessingActivity> {
    return this.database.transaction(async (em) => {
      const activity = await em.findOne(
        ProcessingActivity,
        { id },
        { populate: ['recipients', 'controllers', 'subProcessors', 'transfers'] },
      );
      if (!activity) throw Refusal.notFound('processing activity');
      await work(activity, await this.organisations.byId(activity.organisationId), em);
      await em.flush();
      return activity;
    });
  }

  private async write(
    em: SqlEntityManager,
    activity: ProcessingActivity,
    given: ActivityContentInput & { reference?: string },
    organisation: Organisation,
  ): Promise<void> {
    refuseForeignFacts(given, activity.role);
    const prevailing = organisation.prevailingLanguage();
    const products = await this.organisations.products(organisation.id);
    await this.refer(em, activity, given.reference);
    Object.assign(activity, columnsOf(given, prevailing, products));
    activity.mustBeginBeforeItEnds('startsOn');
    await link(em, activity, given, prevailing);
    refuseBadKeys({ ...activity, recipients: activity.recipients.getItems() });
    await em.persist(activity).flush();
  }

  private async refer(
    em: SqlEntityManager,
    activity: ProcessingActivity,
    reference: string | undefined,
  ): Promise<void> {
    if (reference == null || reference === activity.reference) return;
    const { organisationId } = activity;
    if ((await em.count(ProcessingActivity, { organisationId, reference })) > 0)
      throw Refusal.field('reference', `"${reference}" is taken by another activity`);
    activity.reference = reference;
  }
}
