import { createHash } from 'node:crypto';

/** One link of chain v1 with everything that its hash is made of. Byte strings are hex. */
export interface ChainLink {
  version: number;
  organisation: string;
  seq: number;
  /** UTC with microseconds: `2026-03-01T09:00:00.000000Z`. */
  at: string;
  /** `database`, or `clock` where a process outside production supplied the instant. */
  atSource: string;
  actor: string;
  actorKey: string | null;
  act: string;
  table: string;
  row: string;
  operation: string;
  schemaVersion: number;
  /** Null, as the payload, once redacted. */
  salt: string | null;
  /** The row before and after as JSON, in the very bytes that were hashed. */
  payload: string | null;
  digest: string;
  prev: string;
  hash: string;
}

/** What the row was after the change; null of a deleted or redacted one. */
export function afterOf({ payload }: Pick<ChainLink, 'payload'>): Record<string, unknown> | null {
  if (payload === null) return null;
  return (JSON.parse(payload) as { after: Record<string, unknown> | null }).after;
}

/** `digest = sha256(salt ‖ payload)`; undefined when both were redacted. */
export function linkDigest({ salt, payload }: Pick<ChainLink, 'salt' | 'payload'>): string | undefined {
  if (salt === null || payload === null) return undefined;
  return createHash('sha256').update(Buffer.from(salt, 'hex')).update(payload, 'utf8').digest('hex');
}

/** `hash = sha256(…)` over the JSON array of the parts, written as PostgreSQL writes jsonb: a blank after each comma. */
export function linkHash(link: ChainLink): string {
  const { version, prev, seq, at, atSource, actor, actorKey, act, organisation } = link;
  const { table, row, operation, schemaVersion, digest } = link;
  const text = (value: string | number | null) => JSON.stringify(value);
  const parts = [version, prev, seq, `${at} ${atSource}`].map(text);
  const others = [act, organisation, table, row, operation, schemaVersion, digest].map(text);
  const array = [...parts, `[${text(actor)}, ${text(actorKey)}]`, ...others].join(', ');
  return createHash('sha256').update(`[${array}]`, 'utf8').digest('hex');
}
