import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { load } from 'cheerio';
import { errorCodes, graphqlErrorCodes } from '../../src/shared/errors.js';
import { createOrganisation } from '../support/register.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
  await createOrganisation(server, 'acme', { name: 'Acme Helpdesk' });
  await (await fetch(`${server.url}/acme`)).text();
});
afterAll(() => server.stop());

const documented = Object.keys({ ...errorCodes, ...graphqlErrorCodes });
const HTML = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
const ask = (path: string, init: RequestInit = {}) => fetch(server.url + path, init);
const post = (path: string, type: string, body: string, headers: Record<string, string> = {}) =>
  ask(path, { method: 'POST', headers: { 'content-type': type, ...headers }, body });
const FORM = 'application/x-www-form-urlencoded';

describe('an address that names nothing', () => {
  it.each(['/', '/acme/nosuch', '/nope/sub-processors', '/%zz', `/acme/leave/${'x'.repeat(600)}`])(
    'is 404 with its code for a program, and a page for a browser: %s',
    async (path) => {
      const program = await ask(path);
      if (path !== '/nope/sub-processors') {
        expect([program.status, program.headers.get('x-content-type-options')]).toEqual([404, 'nosniff']);
        expect(await program.json()).toEqual({ code: 'NOT_FOUND', message: 'nothing is here' });
      }
      const browser = await ask(path, { headers: HTML });
      expect([browser.status, browser.headers.get('content-type')]).toEqual([
        404,
        'text/html; charset=utf-8',
      ]);
      expect(load(await browser.text())('h1').text()).toBe('There is no such page');
    },
  );

  it('stands in the frame of the organisation that it is under', async () => {
    const $ = load(await (await ask('/acme/nosuch', { headers: HTML })).text());
    expect($('.owner').text()).toBe('Acme Helpdesk');
    expect($('main a').attr('href')).toBe('/acme/sub-processors');
  });
});

describe('a method that a page does not have', () => {
  it.each([
    ['POST', '/acme/sub-processors', 'GET, HEAD'],
    ['DELETE', '/acme/changes/1', 'GET, HEAD'],
    ['PUT', '/acme/subscribe', 'GET, HEAD, POST'],
    ['POST', '/health/live', 'GET, HEAD'],
  ])('%s %s: 405, and which it has', async (method, path, allowed) => {
    const answer = await ask(path, { method });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, allowed]);
    expect(await answer.json()).toMatchObject({ code: 'BAD_REQUEST' });
    expect(await (await ask(path, { method, headers: HTML })).text()).toContain('is not allowed here');
  });
});

describe('a form', () => {
  it('that cannot be read is asked for again, without an entry in the log', async () => {
    for (const type of ['multipart/form-data', 'multipart/form-data; boundary=x', FORM]) {
      const answer = await post('/acme/subscribe', type, 'garbage');
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain('role="alert"');
    }
  });

  it('of another type is refused in words', async () => {
    for (const path of ['/acme/subscribe', '/acme/subscribe/confirm/x', '/acme/leave/x']) {
      const answer = await post(path, 'text/plain', 'List-Unsubscribe=One-Click');
      expect([answer.status, await answer.json()]).toMatchObject([415, { code: 'BAD_REQUEST' }]);
    }
  });

  it('is small, and what is too long for an address does not come back', async () => {
    const huge = `email=${'x'.repeat(3_000_000)}@example.org`;
    for (const type of [FORM, 'multipart/form-data; boundary=x']) {
      const answer = await post('/acme/subscribe', type, huge, HTML);
      const text = await answer.text();
      expect([answer.status, text.length < 20_000]).toEqual([413, true]);
      expect(text).toContain('Request body is too large');
    }
    const long = await post('/acme/subscribe', FORM, `email=${'x'.repeat(300)}@example.org`);
    expect(long.status).toBe(400);
    expect(await long.text()).not.toContain('xxxx');
  });
});

describe('a file that cannot be made', () => {
  it.each(['on=garbage', 'on=2026-02-30', 'country=Germany', 'product=nope'])(
    'says why with its code, as text or JSON: %s',
    async (query) => {
      const csv = await ask(`/acme/sub-processors.csv?${query}`, { headers: HTML });
      expect([csv.status, csv.headers.get('content-type')]).toEqual([400, 'text/plain; charset=utf-8']);
      const json = await ask(`/acme/sub-processors.json?${query}`, { headers: HTML });
      const { code, message } = (await json.json()) as { code: string; message: string };
      expect([code, await csv.text()]).toEqual(['BAD_USER_INPUT', `BAD_USER_INPUT: ${message}\n`]);
    },
  );
});

describe('the GraphQL layer', () => {
  const JSON_TYPE = 'application/json';
  const query = (text: string, more = {}) => JSON.stringify({ query: text, ...more });
  it.each([
    ['not GraphQL', JSON_TYPE, query('{ organisations'), 'GRAPHQL_PARSE_FAILED'],
    ['no such field', JSON_TYPE, query('{ nothing }'), 'GRAPHQL_VALIDATION_FAILED'],
    [
      'too deep',
      JSON_TYPE,
      query(`{ ${'a { '.repeat(14)} b ${'} '.repeat(14)} }`),
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'two operations',
      JSON_TYPE,
      query('query A { __typename } query B { __typename }'),
      'OPERATION_RESOLUTION_FAILURE',
    ],
    ['no query', JSON_TYPE, '{}', 'BAD_REQUEST'],
    ['several at once', JSON_TYPE, `[${query('{ __typename }')},${query('{ __typename }')}]`, 'BAD_REQUEST'],
    ['not JSON', JSON_TYPE, '{', 'BAD_REQUEST'],
    ['a form of another site', FORM, 'query={__typename}', 'BAD_REQUEST'],
    ['another form of it', 'multipart/form-data; boundary=x', 'garbage', 'BAD_REQUEST'],
    ['text', 'text/plain', query('{ __typename }'), 'BAD_REQUEST'],
    [
      'a hash alone',
      JSON_TYPE,
      JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } }),
      'PERSISTED_QUERY_NOT_FOUND',
    ],
  ])('answers with a documented code: %s', async (_what, type, body, code) => {
    const answer = await post('/graphql', type, body);
    const { errors, code: plain } = (await answer.json()) as {
      errors?: { extensions: { code: string } }[];
      code?: string;
    };
    const codes = errors?.map(({ extensions }) => extensions.code) ?? [plain];
    expect(codes).toContain(code);
    expect(codes.filter((one) => !documented.includes(one!))).toEqual([]);
  });

  it('takes lists that no form could hold', async () => {
    const long = await server.ask(`query($slug: String!) { organisation(slug: $slug) { id } }`, {
      slug: 'x'.repeat(3_000_000),
    });
    expect(long.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });
});
