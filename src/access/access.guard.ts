import {
  Injectable,
  SetMetadata,
  type CallHandler,
  type CanActivate,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GqlExecutionContext, type GqlContextType } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { FastifyRequest } from 'fastify';
import { Observable } from 'rxjs';
import { runAs } from '../platform/context.js';
import { bearerOf } from '../platform/http.js';
import { Refusal } from '../shared/errors.js';
import { Authenticator, type Identity } from './identity.js';
import { permissions, type Permission } from './permissions.js';
import { reaches, type Role } from './roles.js';

const PERMISSION = 'ropewalk:permission';

/** The permission that an operation needs, standing where its door stands. */
export const Allow = (permission: Permission) => SetMetadata(PERMISSION, permission);

/** What travels with one GraphQL request. */
export interface RequestContext {
  /** Bearer token, if one was sent. */
  token?: string;
  client: string;
  identity?: Promise<Identity | undefined>;
  loaders: Map<string, unknown>;
  /** Of a stream: aborted once whoever asked has gone. */
  gone?: AbortSignal;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Whom the key stands for, on routes that need a permission. */
    identity?: Identity;
  }
}

/**
 * Lets an operation through when the key's role reaches its permission. An operation without a permission passes nobody; a
 * route without one is public.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authenticator: Authenticator,
  ) {}

  async canActivate(execution: ExecutionContext): Promise<boolean> {
    if (execution.getType<GqlContextType>() !== 'graphql') return this.mayAsk(execution);
    const { info, request } = graphql(execution);
    if (!isRoot(info)) return true;
    const permission = this.reflector.get<Permission | undefined>(PERMISSION, execution.getHandler());
    const needed = permission && permissions[permission];
    if (needed === 'ANYONE') return true;
    request.identity ??= request.token
      ? this.authenticator.authenticate(request.token)
      : Promise.resolve(undefined);
    mustReach(await request.identity, needed, info.fieldName);
    return true;
  }

  private async mayAsk(execution: ExecutionContext): Promise<boolean> {
    const permission = this.reflector.get<Permission | undefined>(PERMISSION, execution.getHandler());
    const needed = permission && permissions[permission];
    if (!needed || needed === 'ANYONE') return true;
    const request = execution.switchToHttp().getRequest<FastifyRequest>();
    const token = bearerOf(request.headers);
    request.identity = token === undefined ? undefined : await this.authenticator.authenticate(token);
    mustReach(request.identity, needed, request.url.split('?', 1)[0]!);
    return true;
  }
}

/** Runs each operation as its caller, under the operation's own name: two aliased mutations are two acts. */
@Injectable()
export class ActInterceptor implements NestInterceptor {
  intercept(
    execution: ExecutionContext,
    next: CallHandler,
  ): Observable<unknown> | Promise<Observable<unknown>> {
    if (execution.getType<GqlContextType>() !== 'graphql') return this.asKeyHolder(execution, next);
    const { info, request } = graphql(execution);
    if (!isRoot(info)) return next.handle();
    return this.asCaller(info, request, next);
  }

  /** A route that needs a permission runs as the holder of the key; a public one sets its context itself. */
  private asKeyHolder(execution: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { identity, ip } = execution.switchToHttp().getRequest<FastifyRequest>();
    if (!identity) return next.handle();
    const act = execution.getHandler().name;
    const context = { actor: identity.actor, act, scope: scopeOf(identity), client: ip };
    return new Observable((subscriber) => runAs(context, () => next.handle().subscribe(subscriber)));
  }

  private async asCaller(
    info: GraphQLResolveInfo,
    request: RequestContext,
    next: CallHandler,
  ): Promise<Observable<unknown>> {
    const identity = await request.identity;
    const context = {
      actor: identity?.actor ?? { kind: 'public' as const, subject: 'visitor' },
      act: info.fieldName,
      scope: scopeOf(identity),
      client: request.client,
    };
    return new Observable((subscriber) => runAs(context, () => next.handle().subscribe(subscriber)));
  }
}

/** Field resolvers run after their root's transaction: they read as the caller, in a context of their own. */
export async function asCaller<T>(request: RequestContext, work: () => Promise<T>): Promise<T> {
  const identity = await request.identity;
  const actor = identity?.actor ?? { kind: 'public' as const, subject: 'visitor' };
  return runAs({ actor, act: 'read', scope: scopeOf(identity) }, work);
}

/** Whether the caller of the running operation reaches a further permission that depends on what is asked. */
export async function may(request: RequestContext, permission: Permission): Promise<boolean> {
  const needed = permissions[permission];
  const identity = await request.identity;
  return needed === 'ANYONE' || (identity !== undefined && reaches(identity.role, needed));
}

/** @throws FORBIDDEN */
export async function demand(request: RequestContext, permission: Permission, why: string): Promise<void> {
  if (!(await may(request, permission)))
    throw new Refusal('FORBIDDEN', `${why} needs the role ${permissions[permission].toLowerCase()}`);
}

/** @throws UNAUTHENTICATED, FORBIDDEN */
function mustReach(identity: Identity | undefined, needed: Role | undefined, what: string): void {
  if (!identity) throw new Refusal('UNAUTHENTICATED', 'send a valid key: Authorization: Bearer <key>');
  if (!needed || !reaches(identity.role, needed))
    throw new Refusal('FORBIDDEN', `${what} needs the role ${(needed ?? 'admin').toLowerCase()}`);
}

function scopeOf(identity: Identity | undefined) {
  return identity?.organisation ? { organisation: identity.organisation } : ('all' as const);
}

function graphql(execution: ExecutionContext) {
  const context = GqlExecutionContext.create(execution);
  return { info: context.getInfo<GraphQLResolveInfo>(), request: context.getContext<RequestContext>() };
}

function isRoot(info: GraphQLResolveInfo): boolean {
  return info.path.prev === undefined;
}
