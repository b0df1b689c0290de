import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { announceIt, customer, customersOf, drafted } from '../notified-customers/world.js';
import { amend, announced, createOrganisation, engaged } from '../support/register.js';
import { startServer, type TestServer } from '../support/server.js';
import { fileObjection } from './objecting.js';

// today is 2026-03-01
let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

it('what a notice told can be objected to, also when the same change is announced for an earlier day after it', async () => {
  const { slug } = await createOrganisation(server, 'twice-told', { noticeDays: 14 });
  await customer(server, slug, 'Client Ltd', { objectionDays: 20 });
  const used = { legalName: 'Old GmbH', effectiveFrom: '2026-01-02', origin: 'BASELINE' };
  const { id } = await engaged(server, slug, used);
  const change = (effectiveFrom: string, carryForward = false) =>
    server.get(amend, { input: { id, effectiveFrom, countries: ['DE', 'US'], carryForward } });
  await change('2026-05-20');
  const first = await drafted(server, slug);
  expect((await announceIt(server, first)).errors).toBeUndefined();
  await change('2026-04-20', true);
  await announced(server, slug);
  const [notified] = await customersOf(server, slug, 1);
  const grounds = 'The United States are a third country.';
  const input = { notifiedCustomer: notified!.id, grounds, subProcessors: [id] };
  expect((await server.get(fileObjection, { input })).fileObjection.objection).toMatchObject({
    notice: { number: 1 },
    subProcessors: [{ id }],
  });
});
