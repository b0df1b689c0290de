import { GraphQLScalarType } from 'graphql';

/**
 * What an event says: plain facts that stay true, and addresses of what may change. Fields are added, never renamed or
 * taken away: programs read them.
 */
export interface EventData {
  /** Slug. */
  organisation: string;
  [fact: string]: string | number | boolean | null | readonly string[];
}

export const EventDataScalar = new GraphQLScalarType<EventData, EventData>({
  name: 'EventData',
  description:
    'A JSON object with plain facts, which stay true, and addresses. Fields are added, never renamed or taken away.',
  serialize: (value) => value as EventData,
});
