import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { added, agreed, moveCustomer } from '../support/record.js';
import { addProduct, createOrganisation } from '../support/register.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

describe('moving a customer to another agreement', () => {
  it('keeps whom to tell and what it uses, unless they are given', async () => {
    const { slug } = await createOrganisation(server, 'moving');
    await addProduct(server, slug, 'desk');
    await addProduct(server, slug, 'chat');
    await added(server, slug, { legalName: 'Alpha AG', reference: 'alpha' });
    for (const reference of ['old', 'new', 'last'])
      await agreed(server, slug, { reference, effectiveFrom: '2025-01-01' });
    const move = async (agreement: string, since: string, more: object = {}) => {
      const input = { organisation: slug, party: 'alpha', agreement, since, ...more };
      return (await server.get(moveCustomer, { input })).moveCustomer.standing;
    };
    const own = { noticeContacts: [{ email: 'dpo@alpha.example' }], products: [{ slug: 'desk' }] };
    expect(await move('old', '2025-02-01', { ...own, products: ['desk'] })).toMatchObject(own);
    expect(await move('new', '2026-02-01')).toMatchObject(own);
    expect(await move('last', '2026-05-01', { noticeContacts: [] })).toMatchObject({
      ...own,
      noticeContacts: [],
    });
  });

  it('for another product takes nothing along, and leaves what it stands on', async () => {
    const { slug } = await createOrganisation(server, 'staying');
    await addProduct(server, slug, 'desk');
    await addProduct(server, slug, 'chat');
    await added(server, slug, { legalName: 'Alpha AG', reference: 'alpha' });
    for (const product of ['desk', 'chat'])
      await agreed(server, slug, { reference: product, effectiveFrom: '2025-01-01', products: [product] });
    const move = async (agreement: string, more: object = {}) => {
      const input = { organisation: slug, party: 'alpha', agreement, since: '2025-02-01', ...more };
      return (await server.get(moveCustomer, { input })).moveCustomer.standing;
    };
    await move('desk', { noticeContacts: [{ email: 'dpo@alpha.example' }], products: ['desk'] });
    expect(await move('chat')).toMatchObject({ noticeContacts: [], products: [] });
    const { agreements } = await server.get(
      `{ agreements(organisation: "${slug}") { edges { node { reference standings { edges { node { until } } } } } } }`,
    );
    for (const { node } of agreements.edges)
      expect(node.standings.edges).toEqual([{ node: { until: null } }]);
  });
});
