import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Clock } from '../../src/platform/clock.js';
import { added, agreed, moveCustomer, recordAuthorisation, refusal } from '../support/record.js';
import { addProduct, amend, announced, createKey, createOrganisation, engaged } from '../support/register.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

let count = 0;
/** Two customers, one that approves one by one; an engagement that was announced to both, then amended. */
async function amendedList() {
  const { slug } = await createOrganisation(server, `list-${++count}`, { noticeDays: 0 });
  await addProduct(server, slug, 'desk');
  await addProduct(server, slug, 'chat');
  for (const [reference, authorisation] of [
    ['strict', 'SPECIFIC'],
    ['easy', 'GENERAL'],
  ]) {
    await added(server, slug, { legalName: `${reference} AG`, reference });
    const { id: agreement } = await agreed(server, slug, {
      reference: `dpa-${reference}`,
      effectiveFrom: '2025-01-01',
      authorisation,
    });
    const products = ['desk'];
    await server.get(moveCustomer, { input: { agreement, party: reference, since: '2025-02-01', products } });
  }
  const { id } = await engaged(server, slug, { legalName: 'Cloudy GmbH', effectiveFrom: '2026-03-05' });
  await engaged(server, slug, { legalName: 'Chatty Inc', effectiveFrom: '2026-03-05', products: ['chat'] });
  await announced(server, slug);
  const input = { id, effectiveFrom: '2026-03-20', countries: ['DE', 'US'] };
  await server.get(amend, { input });
  await announced(server, slug);
  return { slug, id };
}
const say = (slug: string, who: string, state: string, more: object = {}) =>
  server.get(recordAuthorisation, {
    input: {
      organisation: slug,
      agreement: `dpa-${who}`,
      customer: who,
      subProcessor: 'Cloudy GmbH',
      state,
      ...more,
    },
  });
async function usable(slug: string, customer: string, args: string): Promise<string[]> {
  const { subProcessors } = await server.get(
    `{ subProcessors(organisation: "${slug}", customer: "${customer}", ${args}) { totalCount edges { node { legalName countries effectiveFrom status } } } }`,
  );
  expect(subProcessors.totalCount).toBe(subProcessors.edges.length);
  return subProcessors.edges.map(
    ({ node }: { node: { legalName: string; countries: string[]; effectiveFrom: string } }) =>
      `${node.legalName} ${node.countries.join()} ${node.effectiveFrom}`,
  );
}

const before = 'Cloudy GmbH DE 2026-03-05';
const after = 'Cloudy GmbH DE,US 2026-03-20';

describe('the list of a customer', () => {
  it('holds what it has approved, version by version; what it has not approved counts as before', async () => {
    const { slug } = await amendedList();
    expect(await usable(slug, 'easy', 'on: "2026-03-10"')).toEqual([before]);
    expect(await usable(slug, 'easy', 'on: "2026-03-25"')).toEqual([after]);
    expect(await usable(slug, 'strict', 'on: "2026-03-25"')).toEqual([]);
    const asOf = (
      await server.get(`{ changes(organisation: "${slug}", first: 1) { edges { node { at } } } }`)
    ).changes.edges[0].node.at;

    const { recordAuthorisation: first } = await say(slug, 'strict', 'AUTHORISED', { on: '2026-03-10' });
    expect(first.authorisation).toMatchObject({
      effectiveFrom: '2026-03-05',
      subProcessor: { countries: ['DE'] },
    });
    expect(await usable(slug, 'strict', 'on: "2026-03-25"')).toEqual([before]);

    // said of what was announced last
    const { recordAuthorisation: second } = await say(slug, 'strict', 'AUTHORISED');
    expect(second.authorisation).toMatchObject({
      effectiveFrom: '2026-03-20',
      subProcessor: { countries: ['DE', 'US'] },
    });
    expect(await usable(slug, 'strict', 'on: "2026-03-25"')).toEqual([after]);
    expect(await usable(slug, 'strict', 'on: "2026-03-10"')).toEqual([before]);
    expect(await usable(slug, 'strict', `on: "2026-03-25", asOf: "${asOf}"`)).toEqual([]);

    await server.app.get(Clock).during(new Date('2026-03-02T12:00:00Z'), () => say(slug, 'easy', 'OBJECTED'));
    expect(await usable(slug, 'easy', 'on: "2026-03-25"')).toEqual([before]);
    expect(await usable(slug, 'easy', 'on: "2026-03-25", include: ALL')).toEqual([before]);
    const { subProcessors } = await server.get(
      `{ subProcessors(organisation: "${slug}", on: "2026-03-25") { totalCount } }`,
    );
    expect(subProcessors.totalCount).toBe(2);
  });

  it('of a product is by the agreements that cover it', async () => {
    const { slug } = await amendedList();
    const { id: agreement } = await agreed(server, slug, {
      reference: 'dpa-chat',
      effectiveFrom: '2025-01-01',
      authorisation: 'GENERAL',
    });
    const input = { agreement, party: 'strict', since: '2025-02-01', products: ['chat'] };
    await server.get(moveCustomer, { input });
    const on = 'on: "2026-03-10"';
    expect(await usable(slug, 'strict', on)).toEqual(['Chatty Inc DE 2026-03-05']);
    expect(await usable(slug, 'strict', `${on}, product: "desk"`)).toEqual([]);
    expect(await usable(slug, 'strict', `${on}, product: "chat"`)).toEqual([
      'Chatty Inc DE 2026-03-05',
      before,
    ]);
  });

  it('is refused for who stands on nothing, is nobody, or is somebody else’s', async () => {
    const { slug } = await amendedList();
    const other = await amendedList();
    await added(server, slug, { legalName: 'Nobody AG' });
    const ask = async (customer: string, on: string, key?: string) =>
      refusal(
        await server.ask(
          `{ subProcessors(organisation: "${slug}", customer: "${customer}", on: "${on}") { totalCount } }`,
          {},
          key,
        ),
      );
    const wrong = { code: 'BAD_USER_INPUT', paths: ['customer'] };
    expect(await ask('Nobody AG', '2026-03-25')).toEqual(wrong);
    expect(await ask('strict', '2025-01-31')).toEqual(wrong);
    expect(await ask('Cloudy', '2026-03-25')).toEqual(wrong);
    expect(await ask('', '2026-03-25')).toEqual(wrong);
    const stranger = await createKey(server, other.slug, 'ADMIN');
    expect((await ask('strict', '2026-03-25', stranger)).code).toBe('NOT_FOUND');
    const early = { on: '2026-01-01' };
    const word = {
      organisation: slug,
      agreement: 'dpa-strict',
      customer: 'strict',
      subProcessor: 'Cloudy GmbH',
      state: 'AUTHORISED',
    };
    expect(refusal(await server.ask(recordAuthorisation, { input: { ...word, ...early } }))).toEqual({
      code: 'BAD_USER_INPUT',
      paths: ['on'],
    });
  });
});
