import { AsyncLocalStorage } from 'node:async_hooks';
import type { SqlEntityManager } from '@mikro-orm/sql';

/** Who acts: a named person or system by a key, an anonymous reader, or one of our own workers. */
export interface Actor {
  kind: 'person' | 'system' | 'public';
  subject: string;
  /** Id of the key used, where there is one. */
  key?: string;
}

/** Which rows a transaction may see and write: those of one organisation, or of all. */
export type Scope = { organisation: string } | 'all';

/** Who does what, for the time of one request, job or command. Row-level security and history take it from here. */
export interface Context {
  actor: Actor;
  /** The mutation's, route's or command's name. */
  act: string;
  scope: Scope;
  /** Address of the client, for rate limits only; never stored as such. */
  client?: string;
  /** The open transaction, if one is. */
  em?: SqlEntityManager;
  /** What is done once it has committed. */
  afterCommit?: (() => void)[];
}

const storage = new AsyncLocalStorage<Context>();

export function currentContext(): Context | undefined {
  return storage.getStore();
}

/** Runs `work` in a context. What it opens stays inside: the caller's own transaction is not inherited unless given. */
export function runAs<T>(context: Context, work: () => T): T {
  return storage.run(context, work);
}

/** The context of Ropewalk's own work: a worker, a migration, the sample. */
export function systemContext(act: string, scope: Scope = 'all'): Context {
  return { actor: { kind: 'system', subject: 'ropewalk' }, act, scope };
}

/** The context of an anonymous reader of public pages. */
export function publicContext(act: string, scope: Scope = 'all', client?: string): Context {
  return { actor: { kind: 'public', subject: 'visitor' }, act, scope, client };
}
