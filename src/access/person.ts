import { currentContext } from '../platform/context.js';
import { Refusal } from '../shared/errors.js';

/** A person answers for what it says, which no system can. @throws FOUR_EYES */
export function mustBePerson(act: string): void {
  if (currentContext()!.actor.kind !== 'person') throw new Refusal('FOUR_EYES', `a system cannot ${act}`);
}
