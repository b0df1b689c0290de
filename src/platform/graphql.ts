import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';

import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import type { ApolloServerPlugin } from '@apollo/server';
import { Logger } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import {
  getOperationAST,
  GraphQLError,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type GraphQLFormattedError,
  type GraphQLSchema,
  type ValidationRule,
} from 'graphql';
import { randomUUID } from 'node:crypto';
import { Refusal } from '../shared/errors.js';
import { bearerOf } from './http.js';
import { readLocalizedAtOnce } from './localized-fields.js';

const log = new Logger('graphql');

/** Root fields one request may ask for, aliases counted. */
const ROOT_FIELDS = 50;
/** How deep a query may nest. */
const DEPTH = 12;

const PARSING = { maxTokens: 15_000 };

/** How GraphQL is served: code first, the schema written to a file on request, errors by code, limits on what is asked. */
export function graphqlOptions(schemaFile: string | true): ApolloDriverConfig {
  return {
    driver: ApolloDriver,
    path: '/graphql',
    autoSchemaFile: schemaFile,
    sortSchema: true,
    inheritResolversFromInterfaces: true,
    transformSchema: readLocalizedAtOnce,
    graphiql: false,
    introspection: true,
    csrfPrevention: true,
    hideSchemaDetailsFromClientErrors: false,
    includeStacktraceInErrorResponses: false,
    autoTransformHttpErrors: false,
    buildSchemaOptions: { numberScalarMode: 'integer' },
    validationRules: [limits],
    parseOptions: PARSING,
    formatError,
    context: requestContextOf,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      requestErrorsAreAnswers,
      subscriptionsAreStreams,
    ],
  };
}

/** This door answers once. */
const subscriptionsAreStreams: ApolloServerPlugin = {
  async requestDidStart() {
    return {
      async didResolveOperation({ operation }) {
        if (operation?.operation === 'subscription')
          throw new GraphQLError('subscriptions are answered as a stream, at /graphql/stream', {
            extensions: { code: 'BAD_REQUEST' },
          });
      },
    };
  },
};

/** To clients that accept only `application/json`, a request error is an answer too: 200 (GraphQL over HTTP, 6.4.1). */
const requestErrorsAreAnswers: ApolloServerPlugin = {
  async requestDidStart() {
    return {
      async willSendResponse({ request, response }) {
        const accept = request.http?.headers.get('accept') ?? '';
        const parsed = response.body.kind === 'single' && request.query !== undefined;
        if (parsed && response.http.status === 400 && /^application\/json\b/.test(accept))
          response.http.status = 200;
      },
    };
  },
};

/** What travels with one GraphQL request, of whatever transport. */
export function requestContextOf(request: FastifyRequest) {
  return {
    token: bearerOf(request.headers),
    client: request.ip,
    loaders: new Map<string, unknown>(),
  };
}

/** One subscription, within the limits of every request, or why it is none. */
export function readSubscription(
  schema: GraphQLSchema,
  {
    query,
    operationName,
    variables,
  }: { query: string; operationName?: string; variables?: Record<string, unknown> },
): ExecutionOf | { errors: GraphQLFormattedError[] } {
  const refused = (errors: readonly GraphQLError[], code: string) => ({
    errors: errors.map((error) => ({ ...error.toJSON(), extensions: { code } })),
  });
  try {
    const document = parse(query, PARSING);
    const errors = validate(schema, document, [...specifiedRules, limits]);
    if (errors.length > 0) return refused(errors, 'GRAPHQL_VALIDATION_FAILED');
    if (getOperationAST(document, operationName)?.operation === 'subscription')
      return { document, operationName, variableValues: variables };
    return refused(
      [new GraphQLError('only one subscription is asked for here; queries and mutations go to /graphql')],
      'BAD_REQUEST',
    );
  } catch (error) {
    if (error instanceof GraphQLError) return refused([error], 'GRAPHQL_PARSE_FAILED');
    throw error;
  }
}

interface ExecutionOf {
  document: DocumentNode;
  operationName?: string;
  variableValues?: Record<string, unknown>;
}

/** As it is told outside: expected refusals by their code, the rest by an id that is in the log. */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const original = unwrap(error);
  if (original instanceof Refusal)
    return {
      ...located(formatted),
      message: original.message,
      extensions: { code: original.code, ...(original.fields.length > 0 && { fields: original.fields }) },
    };
  const code = formatted.extensions?.['code'];
  if (code === 'BAD_USER_INPUT') return badInput(formatted);
  if (code !== undefined && code !== 'INTERNAL_SERVER_ERROR') return formatted;
  const id = randomUUID();
  log.error(`${id} ${original instanceof Error ? (original.stack ?? original.message) : String(original)}`);
  return {
    ...located(formatted),
    message: `Something unexpected happened; error id ${id}`,
    extensions: { code: 'INTERNAL' },
  };
}

function located({ path, locations }: GraphQLFormattedError) {
  return { ...(path && { path }), ...(locations && { locations }) };
}

/** A value of the wrong JSON type, refused before any resolver ran: the field stands in the message. */
function badInput(formatted: GraphQLFormattedError): GraphQLFormattedError {
  const at =
    /at "([^"]+)"/.exec(formatted.message)?.[1] ?? /Variable "\$(\w+)"/.exec(formatted.message)?.[1] ?? '';
  const path = at.replace(/^\w+\./, '').replaceAll(/\[(\d+)\]/g, '.$1');
  return {
    ...formatted,
    extensions: { code: 'BAD_USER_INPUT', fields: [{ path, message: formatted.message }] },
  };
}

function unwrap(error: unknown): unknown {
  return error instanceof GraphQLError && error.originalError ? unwrap(error.originalError) : error;
}

/** Depth and breadth, fragments followed. */
const limits: ValidationRule = (context) => ({
  OperationDefinition(operation) {
    const measure = (
      node: typeof operation.selectionSet | undefined,
      depth: number,
      seen: string[],
    ): number => {
      if (depth > DEPTH || !node) return depth;
      return Math.max(
        depth,
        ...node.selections.map((selection) => {
          if (selection.kind === 'Field') {
            // introspection nests by nature and reads no data
            if (selection.name.value.startsWith('__')) return depth;
            return measure(selection.selectionSet, depth + (selection.selectionSet ? 1 : 0), seen);
          }
          if (selection.kind === 'InlineFragment') return measure(selection.selectionSet, depth, seen);
          const name = selection.name.value;
          if (seen.includes(name)) return depth;
          return measure(context.getFragment(name)?.selectionSet, depth, [...seen, name]);
        }),
      );
    };
    if (measure(operation.selectionSet, 0, []) > DEPTH)
      context.reportError(
        new GraphQLError(`the query nests deeper than ${DEPTH} levels`, { nodes: operation }),
      );
    if (operation.selectionSet.selections.length > ROOT_FIELDS)
      context.reportError(
        new GraphQLError(`the query asks for more than ${ROOT_FIELDS} root fields`, { nodes: operation }),
      );
  },
});
