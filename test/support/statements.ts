import { jest } from '@jest/globals';
import type { PostgreSqlConnection } from '@mikro-orm/postgresql';
import type { Client } from 'pg';
import type { TestServer } from './server.js';

/** Statements that a GraphQL request sends to a PostgreSQL server; the least of five: a new connection has words of its own, and tasks in the background theirs. */
export async function statementsOf(server: TestServer, query: string): Promise<number> {
  const counts = [];
  for (let round = 0; round < 5; round++) counts.push(await counted(server, query));
  return Math.min(...counts);
}

/** Of one round: for what cannot be done twice. */
export async function counted(server: TestServer, query: string): Promise<number> {
  const pool = await (
    server.database.orm.em.getConnection() as unknown as PostgreSqlConnection
  ).getNativeClient();
  const client = await pool.connect();
  client.release();
  const spy = jest.spyOn(Object.getPrototypeOf(client) as Client, 'query');
  try {
    await server.get(query);
    return spy.mock.calls.length;
  } finally {
    spy.mockRestore();
  }
}
