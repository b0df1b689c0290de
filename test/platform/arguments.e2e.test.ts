import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createOrganisation, engaged } from '../support/register.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
  await createOrganisation(server, 'acme');
  await engaged(server, 'acme', { legalName: 'Hosting GmbH' });
});
afterAll(() => server.stop());

describe('an argument that is null', () => {
  it.each([
    'organisations(first: null, after: null)',
    'apiKeys(first: null, after: null)',
    'subProcessors(organisation: "acme", first: null, after: null, on: null, product: null)',
    'amendments(organisation: "acme", first: null, after: null, from: null, to: null, announced: null)',
    'notices(organisation: "acme", first: null, after: null)',
    'changes(organisation: null, row: null, actor: null, from: null, to: null, first: null, after: null)',
  ])('is not given: %s', async (list) => {
    const [name = '', args = ''] = list.split(/(?=\()/);
    const answer = `{ totalCount pageInfo { hasPreviousPage } edges { cursor } }`;
    const organisation = /organisation: "acme"/.exec(args)?.[0];
    const plain = `${name}${organisation ? `(${organisation})` : ''}`;
    expect(await server.get(`{ ${list} ${answer} }`)).toEqual(await server.get(`{ ${plain} ${answer} }`));
  });

  it('is not given when it comes as a variable either', async () => {
    const { changes } = await server.get(
      `query($slug: String, $first: Int, $from: DateTime) {
        changes(organisation: $slug, first: $first, from: $from) { totalCount edges { node { id } } } }`,
      { slug: null, first: null, from: null },
    );
    // the facts of law alone are more than a page
    expect(changes.totalCount).toBeGreaterThan(50);
    expect(changes.edges).toHaveLength(50);
  });
});

it('the length of a page is 20 where few are looked at, else 50', async () => {
  const { __schema } = await server.get(
    '{ __schema { queryType { fields { name args { name defaultValue type { kind } } } } } }',
  );
  const fields = __schema.queryType.fields as {
    name: string;
    args: { name: string; defaultValue: string; type: { kind: string } }[];
  }[];
  const first = fields.flatMap(({ name, args }) =>
    args.filter((arg) => arg.name === 'first').map((arg) => [name, arg.defaultValue, arg.type.kind]),
  );
  expect(Object.fromEntries(first.map(([name, size]) => [name, size]))).toMatchObject({
    organisations: '20',
    notices: '20',
    apiKeys: '20',
    subProcessors: '50',
    amendments: '50',
    changes: '50',
  });
  expect(new Set(first.map(([, , kind]) => kind))).toEqual(new Set(['SCALAR']));
});

describe('a day or an instant that the calendar or the database does not have', () => {
  it.each([
    ['subProcessors(organisation: "acme", on: "0000-01-01")', 'on'],
    ['subProcessors(organisation: "acme", on: "9999-12-31")', 'on'],
    ['subProcessors(organisation: "acme", asOf: "0000-01-01T00:00:00Z")', 'asOf'],
    ['subProcessors(organisation: "acme", asOf: "2026-02-30T00:00:00Z")', 'asOf'],
    ['amendments(organisation: "acme", from: "0000-01-01")', 'from'],
    ['changes(from: "0000-01-01T00:00:00Z")', 'from'],
    ['changes(from: "2026-02-30T00:00:00Z")', 'from'],
    ['changes(to: "2026-01-01T00:00:00+23:59")', 'to'],
  ])('is refused by its name: %s', async (list, path) => {
    const { errors } = await server.ask(`{ ${list} { totalCount } }`);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path }] });
  });
});
