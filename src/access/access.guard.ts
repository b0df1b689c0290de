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
import { Observable } from 'rxjs';
import { runAs } from '../platform/context.js';
import { Refusal } from '../shared/errors.js';
import { Authenticator, type Identity } from './identity.js';
import { permissions, type Permission } from './permissions.js';
import { reaches } from './roles.js';

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
}

/** Lets an operation through when the key's role reaches its permission. An operation without a permission passes nobody. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authenticator: Authenticator,
  ) {}

  async canActivate(execution: ExecutionContext): Promise<boolean> {
    if (execution.getType<GqlContextType>() !== 'graphql') return true;
    const { info, request } = graphql(execution);
    if (!isRoot(info)) return true;
    const permission = this.reflector.get<Permission | undefined>(PERMISSION, execution.getHandler());
    const needed = permission && permissions[permission];
    if (needed === 'ANYONE') return true;
    request.identity ??= request.token
      ? this.authenticator.authenticate(request.token)
      : Promise.resolve(undefined);
    const identity = await request.identity;
    if (!identity) throw new Refusal('UNAUTHENTICATED', 'send a valid key: Authorization: Bearer <key>');
    if (!needed || !reaches(identity.role, needed))
      throw new Refusal('FORBIDDEN', `${info.fieldName} needs the role ${(needed ?? 'admin').toLowerCase()}`);
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
    if (execution.getType<GqlContextType>() !== 'graphql') return next.handle();
    const { info, request } = graphql(execution);
    if (!isRoot(info)) return next.handle();
    return this.asCaller(info, request, next);
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
