import { addProduct, amend, announced, createOrganisation, engaged, remove } from '../support/register.js';
import type { TestServer } from '../support/server.js';

export const LIST = '/acme/sub-processors';
export const BASELINE = { origin: 'BASELINE', announcedOn: '2025-01-01', effectiveFrom: '2025-01-01' };

/** A list with two in use, two changes announced to come, two drafts; and another organisation. On 1 March 2026. */
export async function fillAcme(server: TestServer): Promise<void> {
  await createOrganisation(server, 'acme', { name: 'Acme Helpdesk' });
  await createOrganisation(server, 'other');
  await addProduct(server, 'acme', 'desk');
  const hosting = await engaged(server, 'acme', { legalName: 'Hosting GmbH', ...BASELINE });
  await engaged(server, 'acme', {
    legalName: 'Phone & Söhne',
    products: ['desk'],
    countries: ['SE'],
    ...BASELINE,
  });
  await engaged(server, 'other', { legalName: 'Secret of the other', ...BASELINE });
  await engaged(server, 'acme', {
    legalName: 'Newcomer Ltd',
    effectiveFrom: '2026-04-10',
    countries: ['US'],
  });
  await server.get(amend, {
    input: { id: hosting.id, effectiveFrom: '2026-04-15', countries: ['DE', 'IE'] },
  });
  await announced(server, 'acme');
  await engaged(server, 'acme', { legalName: 'Draft Ltd', effectiveFrom: '2026-05-01' });
  await server.get(remove, { input: { id: hosting.id, effectiveFrom: '2026-06-01' } });
}
