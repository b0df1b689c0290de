import { Injectable } from '@nestjs/common';
import { ActivitiesService } from '../activities/activities.service.js';
import { Database } from '../platform/database.js';
import { addDays } from '../shared/days.js';
import { Refusal } from '../shared/errors.js';
import type { ComparedSections } from './compared-sections.js';
import type { ApplyRegisterInput } from './register.inputs.js';
import type { RegisterActivityInput, RegisterSuspensionInput } from './register-sections.inputs.js';
import { at, differing } from './section.js';

const ACTS = ['activatedOn', 'activationReason', 'suspensions', 'endedOn'] as const;
type Acts = Pick<RegisterActivityInput, (typeof ACTS)[number]>;

/** Brings the entries of the record to what a file says, and to where it says that they stand. */
@Injectable()
export class ActivitySection {
  constructor(
    private readonly service: ActivitiesService,
    private readonly database: Database,
  ) {}

  /** `engaged`: the id of each sub-processor on the list, by the word that stands for it. */
  async apply(
    { added, amended, ended }: ComparedSections['activities'],
    input: ApplyRegisterInput,
    engaged: ReadonlyMap<string, string>,
  ): Promise<void> {
    const organisation = input.organisation.slug;
    const none = { activatedOn: null, activationReason: null, suspensions: [], endedOn: null };
    for (const { entry, path } of added)
      await at(path, async () => {
        const { id } = await this.service.add({ ...contentOf(withIds(entry, engaged)), organisation });
        await this.act(id, none, entry);
        this.database.forget();
      });
    for (const { entry, path, known, changes } of amended)
      await at(path, async () => {
        const content = changes.filter(({ field }) => !(ACTS as readonly string[]).includes(field));
        const said = differing({ entry: withIds(entry, engaged), changes: content });
        if (content.length > 0) await this.service.amend({ ...said, id: known.id });
        await this.act(known.id, known.entry, entry);
        this.database.forget();
      });
    for (const { id, entry } of ended)
      await at(`activities: ${entry.reference}`, () => this.service.end({ id, on: input.on }));
  }

  /** The acts that are new, in the order of their days. @throws BAD_USER_INPUT for one that would be another than it was */
  private async act(id: string, before: Acts, after: Acts): Promise<void> {
    for (const field of ['activatedOn', 'endedOn'] as const)
      if (before[field] && after[field] && before[field] !== after[field])
        throw Refusal.field(field, `was ${before[field]}: an act that took place stays`);
    if (before.activatedOn && after.activationReason && before.activationReason !== after.activationReason)
      throw Refusal.field('activationReason', 'was recorded when it began, and stays');
    if (!before.activatedOn && after.activatedOn) {
      const { activatedOn, activationReason } = after;
      await this.service.activate({ id, on: activatedOn, reason: activationReason });
    }
    for (const [index, rest] of (after.suspensions ?? []).entries())
      await at(`suspensions.${index}`, () => this.rest(id, before.suspensions?.[index], rest));
    if (!before.endedOn && after.endedOn) await this.service.end({ id, on: after.endedOn });
  }

  private async rest(
    id: string,
    before: RegisterSuspensionInput | undefined,
    { from, until, reason }: RegisterSuspensionInput,
  ): Promise<void> {
    if (before && (before.from !== from || (before.until && before.until !== until)))
      throw Refusal.field('from', `it rested from ${before.from}: an act that took place stays`);
    if (!before) await this.service.suspend({ id, on: from, reason });
    if (until && !before?.until) await this.service.resume({ id, on: addDays(until, 1) });
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
