import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createKey, createOrganisation, engaged } from '../support/register.js';
import { startServer, type TestServer } from '../support/server.js';
import { add, addTransfer, amend, assessment, end, scc, transferFacts } from './transferring.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const fresh = (() => {
  let count = 0;
  return async (more: Record<string, unknown> = {}) => {
    const { slug } = await createOrganisation(server, `org-${++count}`, { noticeDays: 0, ...more });
    const baseline = { origin: 'BASELINE', announcedOn: '2025-01-01', effectiveFrom: '2025-01-01' };
    const cloud = await engaged(server, slug, { legalName: 'Cloud Inc.', countries: ['US'], ...baseline });
    return { slug, cloud };
  };
})();

const extensions = async (query: string, input: unknown, key?: string | null) =>
  (await server.ask(query, { input }, key)).errors?.[0]?.extensions;

describe('transfers', () => {
  it('refuse what names nothing or cannot be, by field, and write nothing', async () => {
    const { slug, cloud } = await fresh();
    const other = await fresh();
    const known = await addTransfer(server, slug, { importer: 'Cloud Inc.', reference: 'known' });
    const count = async () =>
      (await server.get(`{ changes(organisation: "${slug}") { totalCount } }`)).changes.totalCount;
    const before = await count();
    const base = { organisation: slug, importer: 'Cloud Inc.', effectiveFrom: '2026-04-10' };
    const bad: [object, string, string?][] = [
      [{ importer: 'Nobody Ltd' }, 'importer'],
      [{ importer: ' ' }, 'importer'],
      [{ importerCategory: 'Hosting providers' }, 'importerCategory'],
      [{ exporter: '00000000-0000-4000-8000-000000000000' }, 'exporter'],
      [{ subProcessor: other.cloud.id }, 'subProcessor', 'names no sub-processor'],
      [{ onwardOf: 'unheard-of' }, 'onwardOf', 'names no transfer'],
      [{ reference: 'known' }, 'reference'],
      [{ reference: 'not a reference' }, 'reference'],
      [{ destination: 'Atlantis' }, 'destination'],
      [{ effectiveFrom: '2026-02-30' }, 'effectiveFrom'],
      [{ announcedOn: '2026-02-03' }, 'announcedOn'],
      [{ mechanisms: [{ kind: 'ADEQUACY', signedOn: 'yesterday' }] }, 'mechanisms.0.signedOn'],
    ];
    for (const [more, path, message] of bad)
      expect(await extensions(add, { ...base, ...more })).toMatchObject({
        code: 'BAD_USER_INPUT',
        fields: [{ path, ...(message && { message }) }],
      });
    const { id } = known;
    expect(
      await extensions(amend, {
        id,
        effectiveFrom: '2026-05-01',
        destination: 'US',
        mechanisms: [scc],
        assessment,
      }),
    ).toMatchObject({ code: 'NOTHING_TO_AMEND' });
    expect(
      await extensions(amend, { id, effectiveFrom: '2026-05-01', importerCategory: 'Hosting providers' }),
    ).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: 'importerCategory' }] });
    expect(await extensions(amend, { id, effectiveFrom: '2026-04-09', destination: 'IN' })).toMatchObject({
      code: 'EFFECTIVE_BEFORE_PREVIOUS',
    });
    expect(await extensions(end, { id: cloud.id, effectiveFrom: '2026-05-01' })).toMatchObject({
      code: 'NOT_FOUND',
    });
    const { errors } = await server.ask(
      `{ transfer(id: "${id}") { coverage(on: "2026-13-01") { covered } } }`,
    );
    expect(errors?.[0]?.extensions.fields).toMatchObject([{ path: 'on' }]);
    expect(await count()).toBe(before);
  });

  it('are edited by editors, read by viewers, and known to nobody else', async () => {
    const { slug, cloud } = await fresh();
    const other = await fresh();
    const { id } = await addTransfer(server, slug, { importer: 'Cloud Inc.', subProcessor: cloud.id });
    const [viewer, editor, stranger] = [
      await createKey(server, slug, 'VIEWER'),
      await createKey(server, slug, 'EDITOR'),
      await createKey(server, other.slug, 'ADMIN'),
    ];
    const input = { organisation: slug, importer: 'Cloud Inc.', effectiveFrom: '2026-04-10' };
    expect(await extensions(add, input, null)).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await extensions(add, input, viewer)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await extensions(add, { ...input, origin: 'BASELINE' }, editor)).toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(await extensions(add, input, editor)).toBeUndefined();
    const change = { id, effectiveFrom: '2026-05-01', destination: 'IN' };
    for (const [query, what] of [
      [add, input],
      [amend, change],
      [end, { id, effectiveFrom: '2026-05-01' }],
    ] as const)
      expect(await extensions(query, what, stranger)).toMatchObject({ code: 'NOT_FOUND' });
    const read = `{ transfer(id: "${id}") { ${transferFacts} } }`;
    expect((await server.ask(read, {}, viewer)).data.transfer.id).toBe(id);
    expect((await server.ask(read, {}, stranger)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    const list = `{ transfers(organisation: "${slug}") { totalCount } }`;
    expect((await server.ask(list, {}, stranger)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });
});
