import { createClient, type Client } from 'graphql-sse';
import { ADMIN_KEY, type TestServer } from '../support/server.js';

export interface Streamed {
  id: string;
  type: string;
  notice: { number: number; state: string } | null;
}

const query = `subscription($organisation: String!, $after: ID) {
  events(organisation: $organisation, after: $after) { id type notice { number state } } }`;

/** Somebody who follows events, by the client that the protocol's own library has. */
export class Stream {
  readonly events: Streamed[] = [];
  readonly errors: { message: string; extensions?: object }[] = [];
  /** When the server has ended it. */
  readonly ended: Promise<void>;
  private readonly client: Client;
  private readonly watchers = new Set<() => void>();

  constructor(
    server: TestServer,
    organisation: string,
    { after, key = ADMIN_KEY }: { after?: string; key?: string } = {},
  ) {
    this.client = createClient({
      url: `${server.url}/graphql/stream`,
      headers: { authorization: `Bearer ${key}` },
      retryAttempts: 0,
    });
    this.ended = new Promise((resolve, reject) => {
      this.client.subscribe<{ events: Streamed }>(
        { query, variables: { organisation, after } },
        {
          next: ({ data, errors }) => {
            if (data) this.events.push(data.events);
            for (const error of errors ?? []) this.errors.push(error);
            for (const watcher of this.watchers) watcher();
          },
          error: reject,
          complete: resolve,
        },
      );
    });
  }

  /** Until so many events have come. */
  until(count: number): Promise<Streamed[]> {
    return new Promise((resolve) => {
      const watcher = () => {
        if (this.events.length < count) return;
        this.watchers.delete(watcher);
        resolve(this.events);
      };
      this.watchers.add(watcher);
      watcher();
    });
  }

  close(): void {
    this.client.dispose();
  }
}
