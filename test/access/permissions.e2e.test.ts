import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DiscoveryService, MetadataScanner, ModulesContainer, Reflector } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { permissions } from '../../src/access/permissions.js';
import { createKey, createOrganisation } from '../support/register.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

/** Root field → permission, as the resolvers name them. */
function named(): Map<string, string | undefined> {
  const discovery = new DiscoveryService(server.app.get(ModulesContainer));
  const reflector = server.app.get(Reflector);
  const found = new Map<string, string | undefined>();
  for (const { instance } of discovery.getProviders()) {
    if (!instance || typeof instance !== 'object') continue;
    for (const name of new MetadataScanner().getAllMethodNames(Object.getPrototypeOf(instance))) {
      const method = instance[name];
      const type = Reflect.getMetadata('graphql:resolver_type', method);
      if (!['Query', 'Mutation', 'Subscription'].includes(type)) continue;
      const field = Reflect.getMetadata('graphql:resolver_name', method) ?? name;
      found.set(`${type}.${field}`, reflector.get('ropewalk:permission', method));
    }
  }
  return found;
}

describe('every door', () => {
  it('of the schema names a permission that stands in the table', () => {
    const { schema } = server.app.get(GraphQLSchemaHost);
    const doors = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap(
      (type) => Object.keys(type?.getFields() ?? {}).map((field) => `${type?.name}.${field}`),
    );
    const found = named();
    expect(doors.length).toBeGreaterThan(15);
    expect(doors.filter((door) => !(String(found.get(door)) in permissions))).toEqual([]);
    expect([...found.keys()].sort()).toEqual([...doors].sort());
  });

  it('is shut to a request without a key, but for what anyone may ask', async () => {
    const { schema } = server.app.get(GraphQLSchemaHost);
    const open: string[] = [];
    for (const [door, permission] of named()) {
      // streams answer at a door of their own: test/events
      if (door.startsWith('Subscription.')) continue;
      const [type, field] = door.split('.') as ['Query' | 'Mutation', string];
      const definition = (type === 'Query' ? schema.getQueryType() : schema.getMutationType())?.getFields()[
        field
      ];
      const input = definition?.args.some(({ name }) => name === 'input');
      if (permissions[permission as keyof typeof permissions] === 'ANYONE') open.push(door);
      else if (!input && definition?.args.every(({ type: argument }) => !String(argument).endsWith('!'))) {
        const answer = await server.ask(`${type.toLowerCase()} { ${field} { __typename } }`, {}, null);
        expect(answer.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
      }
    }
    expect(open).toEqual(['Mutation.subscribe']);
  });
});

describe('a key', () => {
  it('counts for nothing once it is revoked', async () => {
    await createOrganisation(server, 'keys');
    const { createApiKey } = await server.get(
      `mutation { createApiKey(input: { organisation: "keys", name: "old laptop", role: EDITOR }) { key apiKey { id } } }`,
    );
    const asked = () => server.ask(`{ organisation(slug: "keys") { slug } }`, {}, createApiKey.key);
    expect((await asked()).data.organisation.slug).toBe('keys');
    await server.get(
      `mutation { revokeApiKey(input: { id: "${createApiKey.apiKey.id}" }) { apiKey { revokedAt } } }`,
    );
    expect((await asked()).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('of one organisation sees and makes keys of that one only', async () => {
    await createOrganisation(server, 'keys-a');
    await createOrganisation(server, 'keys-b');
    const admin = await createKey(server, 'keys-a', 'ADMIN');
    const other = await createKey(server, 'keys-b', 'ADMIN');
    const { apiKeys } = await server.get(`{ apiKeys { totalCount edges { node { name } } } }`, {}, admin);
    expect(apiKeys).toEqual({ totalCount: 1, edges: [{ node: { name: 'ADMIN of keys-a' } }] });
    const make = `mutation($input: CreateApiKeyInput!) { createApiKey(input: $input) { key } }`;
    const refused = async (organisation: string | null) =>
      (await server.ask(make, { input: { organisation, name: 'x', role: 'VIEWER' } }, admin)).errors?.[0]
        ?.extensions.code;
    expect(await refused('keys-b')).toBe('NOT_FOUND');
    expect(await refused(null)).toBe('FORBIDDEN');
    const theirs = (await server.get(`{ apiKeys { edges { node { id } } } }`, {}, other)).apiKeys.edges[0]
      .node.id;
    const revoked = await server.ask(
      `mutation { revokeApiKey(input: { id: "${theirs}" }) { apiKey { id } } }`,
      {},
      admin,
    );
    expect(revoked.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });
});
