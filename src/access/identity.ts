import type { Actor } from '../platform/context.js';
import type { Role } from './roles.js';

/** Whom a key stands for. `organisation` null: all organisations. */
export interface Identity {
  actor: Actor;
  role: Role;
  organisation: string | null;
}

/** Tells whom a bearer token stands for; whoever keeps keys implements it. */
export abstract class Authenticator {
  /** Undefined for a token that is unknown, revoked or malformed: the answer is the same. */
  abstract authenticate(token: string): Promise<Identity | undefined>;
}
