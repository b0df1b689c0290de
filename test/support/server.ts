import { ApiKeysService } from '../../src/api-keys/api-keys.service.js';
import { Clock } from '../../src/platform/clock.js';
import { readConfig } from '../../src/platform/config.js';
import { createServer, type Server } from '../../src/server.js';
import { freshDatabase } from './database.js';

export const ADMIN_KEY = 'the-admin-key-of-the-tests';

export interface Answer {
  data?: any;
  errors?: {
    message: string;
    path?: string[];
    extensions: { code: string; fields?: { path: string; message: string }[] };
  }[];
}

export interface TestServer extends Server {
  url: string;
  env: Record<string, string | undefined>;
  /** Asks GraphQL over HTTP; the admin's key unless another, or null for none, is given. */
  ask: (query: string, variables?: Record<string, unknown>, key?: string | null) => Promise<Answer>;
  /** The same, when the answer must be without errors. */
  get: (query: string, variables?: Record<string, unknown>, key?: string | null) => Promise<any>;
}

/** A server of its own on a fresh database, believing it is `day`. */
export async function startServer(
  env: Record<string, string> = {},
  day = '2026-03-01T09:00:00Z',
): Promise<TestServer> {
  const settings = {
    PORT: '0',
    LOG_LEVEL: 'error',
    SECRET: 'a-secret-for-the-tests-only',
    ...(await freshDatabase()),
    ...env,
  };
  const clock = new Clock(new Date(day));
  const server = await createServer(readConfig(settings), clock);
  await server.app.get(ApiKeysService).createFirst(ADMIN_KEY);
  const url = await server.listen();
  const ask: TestServer['ask'] = async (query, variables = {}, key = ADMIN_KEY) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(key !== null && { authorization: `Bearer ${key}` }),
      },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as Answer;
  };
  return Object.assign(server, {
    url,
    env: settings,
    ask,
    get: async (query: string, variables?: Record<string, unknown>, key?: string | null) => {
      const { data, errors } = await ask(query, variables, key);
      if (errors) throw new Error(JSON.stringify(errors, null, 1));
      return data;
    },
  });
}
