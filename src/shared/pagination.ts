import { AsyncLocalStorage } from 'node:async_hooks';
import { applyDecorators, Type } from '@nestjs/common';
import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import { IsInt, IsOptional, IsString, Max, Min } from 'class-validator';
import { Refusal } from './errors.js';

/** At most this many rows a page. */
export const PAGE_LIMIT = 100;

@ArgsType()
class CursorArgs {
  @Field(() => String, { nullable: true, description: 'The `endCursor` of the page before.' })
  @IsOptional()
  @IsString()
  after?: string;
}

/** `first`, which no other class may declare again: of a field declared twice the schema shows the wrong default. */
const First = (size: number) =>
  applyDecorators(
    Field(() => Int, { nullable: true, defaultValue: size, description: 'How many, 1 to 100.' }),
    IsInt(),
    Min(1),
    Max(PAGE_LIMIT),
  );

@ArgsType()
export class PageArgs extends CursorArgs {
  @First(50) first: number = 50;
}

@ArgsType()
export class ShortPageArgs extends CursorArgs {
  @First(20) first: number = 20;
}

@ObjectType({ description: 'Where a page stands in the list (GraphQL Cursor Connections).' })
export class PageInfo {
  @Field() hasNextPage!: boolean;
  @Field() hasPreviousPage!: boolean;
  @Field(() => String, { nullable: true }) startCursor!: string | null;
  @Field(() => String, { nullable: true }) endCursor!: string | null;
}

export interface Connection<T> {
  edges: { node: T; cursor: string }[];
  pageInfo: PageInfo;
  readonly totalCount: Promise<number> | number;
}

/** The connection type of a node type: `SubProcessorConnection` with its `SubProcessorEdge`. */
export function ConnectionOf<T>(node: Type<T>, name: string) {
  @ObjectType(`${name}Edge`)
  class Edge {
    @Field(() => node) node!: T;
    @Field() cursor!: string;
  }

  @ObjectType(`${name}Connection`)
  class NodeConnection {
    @Field(() => [Edge]) edges!: Edge[];
    @Field(() => PageInfo) pageInfo!: PageInfo;
    @Field(() => Int, { description: 'How many there are in all; counted only when asked for.' })
    totalCount!: number;
  }
  return NodeConnection;
}

/** A cursor is the sort key of a row: later inserts move nobody from page to page. */
export function encodeCursor(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

export function decodeCursor(
  cursor: string | null | undefined,
  length: number,
): (string | number)[] | undefined {
  if (cursor == null) return undefined;
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (
      Array.isArray(key) &&
      key.length === length &&
      key.every((part) => typeof part === 'string' || typeof part === 'number')
    )
      return key;
  } catch {
    // falls through to the refusal
  }
  throw Refusal.field('after', 'is not a cursor of this list');
}

/**
 * Cuts one page out of `first + 1` rows read. `total` is called only when the query asks for `totalCount`, after the
 * root resolver is done: it runs as the caller of this function, which therefore stands outside the transaction.
 */
export function page<T>(
  rows: T[],
  args: { first: number; after?: string },
  key: (row: T) => readonly (string | number)[],
  total: () => Promise<number> | number,
): Connection<T> {
  const asNow = AsyncLocalStorage.snapshot();
  const edges = rows.slice(0, args.first).map((node) => ({ node, cursor: encodeCursor(key(node)) }));
  return {
    edges,
    pageInfo: {
      hasNextPage: rows.length > args.first,
      hasPreviousPage: args.after != null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    get totalCount() {
      return asNow(total);
    },
  };
}
