import { Injectable } from '@nestjs/common';
import { ActivationGate } from '../activities/activation-gate.js';
import { ActivitiesService } from '../activities/activities.service.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { ACTS, actsOf, isJudged, ranBefore, type Act, type Acts } from './activity-acts.js';
import type { ComparedSections } from './compared-sections.js';
import type { ApplyRegisterInput } from './register.inputs.js';
import type { RegisterActivityInput } from './register-sections.inputs.js';
import { later } from '../shared/days.js';
import { at, differing, refusalsOf, refuseAll, type ForeseenRefusal } from './section.js';

/** An entry that the file says began, and that had not begun before. */
interface Begun {
  id: string;
  path: string;
  entry: Acts;
}

/** The reason of what a baseline says began with findings of error severity; the rules follow. */
const RAN_BEFORE = 'Recorded as a baseline: it took place before this register knew of it. Found then:';

/** Brings the entries of the record to what a file says, and to where it says that they stand. */
@Injectable()
export class ActivitySection {
  constructor(
    private readonly service: ActivitiesService,
    private readonly gate: ActivationGate,
    private readonly organisations: OrganisationsService,
    private readonly clock: Clock,
    private readonly database: Database,
  ) {}

  /** `engaged`: the id of each sub-processor on the list, by the word that stands for it. */
  async apply(
    { added, amended, ended }: ComparedSections['activities'],
    input: ApplyRegisterInput,
    engaged: ReadonlyMap<string, string>,
  ): Promise<void> {
    const organisation = input.organisation.slug;
    const begun: Begun[] = [];
    for (const { entry, path } of added)
      await at(path, async () => {
        const { id } = await this.service.add({ ...contentOf(withIds(entry, engaged)), organisation });
        await this.act(id, {}, entry, begun, path);
        this.database.forget();
      });
    for (const { entry, path, known, changes } of amended)
      await at(path, async () => {
        const content = changes.filter(({ field }) => !(ACTS as readonly string[]).includes(field));
        const said = differing({ entry: withIds(entry, engaged), changes: content });
        if (content.length > 0) await this.service.amend({ ...said, id: known.id });
        await this.act(known.id, known.entry, entry, begun, path);
        this.database.forget();
      });
    for (const { id, entry } of ended)
      await at(`activities: ${entry.reference}`, () => this.service.end({ id, on: input.on }));
    await this.judge(begun, input);
  }

  private async act(id: string, before: Acts, after: Acts, begun: Begun[], path: string): Promise<void> {
    for (const act of actsOf(before, after)) await at(act.path, () => this.perform(id, act));
    if (!before.activatedOn && after.activatedOn) begun.push({ id, path, entry: after });
  }

  private perform(id: string, { kind, on, reason }: Act): Promise<unknown> {
    if (kind === 'activate') return this.service.recordActivation({ id, on, reason });
    if (kind === 'suspend') return this.service.suspend({ id, on, reason });
    return kind === 'resume' ? this.service.resume({ id, on }) : this.service.end({ id, on });
  }

  /** What begins now passes the gate as the whole file leaves the register. @throws FINDINGS_OPEN with all that may not begin */
  private async judge(begun: readonly Begun[], input: ApplyRegisterInput): Promise<void> {
    const organisation = await this.organisations.bySlug(input.organisation.slug);
    const today = this.clock.today(organisation.timeZone);
    const judged = begun.filter(({ entry }) => isJudged(entry, today));
    const refused: ForeseenRefusal[] = [];
    for (const [day, those] of Map.groupBy(judged, ({ entry }) => later(today, entry.activatedOn))) {
      const ids = those.map(({ id }) => id);
      const blocked = await this.gate.blocked(organisation, ids, day);
      for (const { id, path, entry } of those) {
        const refusal = blocked.get(id);
        if (!refusal) continue;
        if (ranBefore(entry, input.baseline, today))
          await this.service.explainActivation(id, `${RAN_BEFORE} ${refusal.rules.join(', ')}.`);
        else refused.push(...refusalsOf(refusal, path));
      }
    }
    refuseAll(refused);
  }
}

function contentOf(entry: RegisterActivityInput) {
  const {
    activatedOn: _began,
    activationReason: _why,
    suspensions: _rests,
    endedOn: _ended,
    ...said
  } = entry;
  return said;
}

function withIds(entry: RegisterActivityInput, engaged: ReadonlyMap<string, string>): RegisterActivityInput {
  const id = (word: string) => engaged.get(word) ?? word;
  return {
    ...entry,
    subProcessors: entry.subProcessors?.map(id),
    recipients: entry.recipients?.map((recipient) => ({
      ...recipient,
      subProcessor: recipient.subProcessor && id(recipient.subProcessor),
    })),
  };
}
