import { addMonths, type Day } from '../shared/days.js';
import { Severity, type Rule } from '../shared/rules.js';

/** The public list of an organisation, as a whole. */
export interface PublicList {
  /** Name of the organisation. */
  name: string;
  /** When what it says was last announced or recorded (`PublicListReader.stampedOn`); null: nothing is on it. */
  stampedOn: Day | null;
}

/** S09 for a number of months; which number is a choice of the organisation, not of the law. */
export function listReviewed(months = 12): Rule<PublicList, { on: Day }> {
  return {
    id: 'S09',
    article: 'EDPB Opinion 22/2024',
    severity: Severity.WARNING,
    title: `The public list was looked after within ${months} months`,
    find: ({ name, stampedOn }, { on }) =>
      stampedOn !== null && addMonths(stampedOn, months) < on
        ? [
            {
              path: 'subProcessors',
              message: `Nothing on the public list of ${name} was announced or recorded since ${stampedOn}, for more than ${months} months: look through it and record what changed.`,
            },
          ]
        : [],
  };
}

export const publicListRules: readonly Rule<PublicList, { on: Day }>[] = [listReviewed()];
