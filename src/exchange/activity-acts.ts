import { ProcessingActivity } from '../activities/processing-activity.entity.js';
import { addDays, type Day } from '../shared/days.js';
import { Refusal } from '../shared/errors.js';
import type { RegisterActivityInput } from './register-sections.inputs.js';
import { refusalsOf, type ForeseenRefusal } from './section.js';

/** The fields that say where an entry stands, each written by an act. */
export const ACTS = ['activatedOn', 'activationReason', 'suspensions', 'endedOn'] as const;
export type Acts = Pick<RegisterActivityInput, (typeof ACTS)[number]>;

/** One act that brings an entry to where a file says that it stands; `path` within the entry. */
export interface Act {
  kind: 'activate' | 'suspend' | 'resume' | 'end';
  on: Day;
  reason?: string | null;
  path: string;
}

/** The acts that are new, in the order of their days. */
export function actsOf(before: Acts, after: Acts): Act[] {
  const acts: Act[] = [];
  if (!before.activatedOn && after.activatedOn)
    acts.push({
      kind: 'activate',
      on: after.activatedOn,
      reason: after.activationReason,
      path: 'activatedOn',
    });
  for (const [index, { from, until, reason }] of (after.suspensions ?? []).entries()) {
    const known = before.suspensions?.[index];
    const path = `suspensions.${index}`;
    if (!known) acts.push({ kind: 'suspend', on: from, reason, path });
    if (until && !known?.until) acts.push({ kind: 'resume', on: addDays(until, 1), path });
  }
  if (!before.endedOn && after.endedOn) acts.push({ kind: 'end', on: after.endedOn, path: 'endedOn' });
  return acts;
}

/** What stands in the way of the acts that a file asks for on its day, without doing them. */
export function refusedActs(
  before: Acts,
  after: Acts & Pick<RegisterActivityInput, 'startsOn'>,
  on: Day,
  path: string,
): ForeseenRefusal[] {
  const other = otherThanRecorded(before, after, on);
  if (other.length > 0) return other.flatMap((refusal) => refusalsOf(refusal, path));
  const rehearsed = Object.assign(Object.create(ProcessingActivity.prototype) as ProcessingActivity, {
    activatedOn: before.activatedOn ?? null,
    suspensions: before.suspensions ?? [],
    endedOn: before.endedOn ?? null,
    startsOn: after.startsOn ?? null,
  });
  for (const act of actsOf(before, after))
    try {
      rehearse(rehearsed, act);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      // the field of the act is not that of the file
      const message = error.fields[0]?.message ?? error.message;
      return [{ path: `${path}.${act.path}`, code: error.code, message }];
    }
  try {
    rehearsed.mustBeginBeforeItEnds('startsOn');
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return refusalsOf(error, path);
  }
  return [];
}

function rehearse(activity: ProcessingActivity, { kind, on, reason }: Act): void {
  if (kind === 'activate') activity.activate(on, reason ?? null);
  else if (kind === 'suspend') activity.suspend(on, reason ?? null);
  else if (kind === 'resume') activity.resume(on);
  else activity.end(on);
}

/** An act that took place stays: what a file says otherwise of it. */
function otherThanRecorded(before: Acts, after: Acts, on: Day): Refusal[] {
  const refused: Refusal[] = [];
  const refuse = (field: string, why: string) => refused.push(Refusal.field(field, why));
  for (const field of ['activatedOn', 'endedOn'] as const)
    if (before[field] && after[field] && before[field] !== after[field])
      refuse(field, `was ${before[field]}: an act that took place stays`);
  if (before.endedOn && before.endedOn <= on && !after.endedOn)
    refuse(
      'endedOn',
      `it ended on ${before.endedOn}, and what has ended does not begin again: state that day, leave the entry out, or add what begins anew under another reference`,
    );
  const reason = after.activationReason?.trim();
  if (reason && !(before.activatedOn ?? after.activatedOn))
    refuse('activationReason', 'is one of an activity that began: state the day as activatedOn');
  if (reason && before.activatedOn && reason !== before.activationReason?.trim())
    refuse('activationReason', 'was recorded when it began, and stays');
  if (after.suspensions) refused.push(...otherRests(before.suspensions ?? [], after.suspensions));
  return refused;
}

function otherRests(
  before: NonNullable<Acts['suspensions']>,
  after: NonNullable<Acts['suspensions']>,
): Refusal[] {
  return before.flatMap((known, index) => {
    const rest = after[index];
    const rested = `it rested from ${known.from}${known.until ? ` until ${known.until}` : ''}`;
    if (!rest) return [Refusal.field('suspensions', `${rested}: an act that took place stays`)];
    const path = `suspensions.${index}`;
    if (rest.from !== known.from || (known.until && known.until !== rest.until))
      return [Refusal.field(`${path}.from`, `${rested}: an act that took place stays`)];
    if ((rest.reason?.trim() || null) !== (known.reason?.trim() || null))
      return [Refusal.field(`${path}.reason`, 'was recorded when it began to rest, and stays')];
    return [];
  });
}

/**
 * Whether rules may stand in the way of a beginning that a file states: not where a reason is given, nor where it has ended
 * since.
 */
export function isJudged({ activatedOn, activationReason, endedOn }: Acts, today: Day): boolean {
  return Boolean(activatedOn) && !activationReason?.trim() && !(endedOn && endedOn <= today);
}

/** What a baseline says began by today runs already: that is recorded, with what the rules found then as its reason. */
export function ranBefore({ activatedOn }: Acts, baseline: boolean, today: Day): boolean {
  return baseline && (activatedOn ?? '') <= today;
}
