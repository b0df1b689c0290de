import { ConfigError } from '../platform/config.js';
import { DataDirInUse, DataDirUnusable } from '../platform/data-dir.js';

/** A command that cannot do what was asked. 1: a finding or a refusal; 2: it was not asked as it must be. */
export class CommandFailure extends Error {
  constructor(
    message: string,
    readonly exitCode: 1 | 2 = 1,
  ) {
    super(message);
    this.name = 'CommandFailure';
  }
}

/** A refusal of the server with the fields that it names. */
export class ServerRefusal extends CommandFailure {
  constructor(
    message: string,
    readonly code: string,
    readonly fields: readonly { path: string; message: string }[],
  ) {
    super(message);
  }
}

/** What to print and how to end when a command has thrown. What is expected is told without a stack. */
export function told(error: unknown): { message: string; exitCode: number } {
  if (error instanceof CommandFailure) return error;
  if (error instanceof ConfigError) return { message: error.message, exitCode: 2 };
  if (error instanceof DataDirInUse || error instanceof DataDirUnusable)
    return { message: error.message, exitCode: 1 };
  const code = causeCode(error);
  if (code === 'EADDRINUSE')
    return {
      message: 'The port is in use: stop what listens there, or choose another with PORT=…',
      exitCode: 1,
    };
  if (code === 'EACCES') return { message: `Not allowed: ${messageOf(error)}`, exitCode: 1 };
  if (code !== undefined && UNREACHABLE.has(code))
    return {
      message: `The database that DATABASE_URL names cannot be used (${code}): ${messageOf(error)}`,
      exitCode: 1,
    };
  return { message: error instanceof Error ? (error.stack ?? error.message) : String(error), exitCode: 1 };
}

/** No connection, no such host, wrong password, no such database. */
const UNREACHABLE: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'ETIMEDOUT',
  '28P01',
  '28000',
  '3D000',
]);

/** The code of an error or of what caused it. */
export function causeCode(error: unknown): string | undefined {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string') return at.code;
    if (at instanceof AggregateError && at.errors[0] instanceof Error) return causeCode(at.errors[0]);
  }
  return undefined;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
