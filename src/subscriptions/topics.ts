import { registerEnumType } from '@nestjs/graphql';

/** What a notice can be about. A policy has a topic of its own: `policy:` and its slug. */
export const SUB_PROCESSORS = 'sub-processors';
export const AGREEMENTS = 'agreements';

/** The form of a topic; whether there is such a policy is asked elsewhere. */
export const TOPIC = /^(?:sub-processors|agreements|policy:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)$/;

export function policyTopic(slug: string): string {
  return `policy:${slug}`;
}

/** How often a subscriber is written to. */
export enum Cadence {
  EACH = 'EACH',
  WEEKLY = 'WEEKLY',
}

registerEnumType(Cadence, {
  name: 'Cadence',
  description: 'How often a subscriber is written to.',
  valuesMap: {
    EACH: { description: 'Each notice when it is announced.' },
    WEEKLY: {
      description:
        'One mail a week with what was announced since the last, on Mondays at 08:00 in the time zone of the organisation. A notice that would be late by then goes out at once.',
    },
  },
});
