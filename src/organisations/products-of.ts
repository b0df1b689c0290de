import { asCaller, type RequestContext } from '../access/access.guard.js';
import { loaderOf } from '../platform/loaders.js';
import type { OrganisationsReader } from './organisations.reader.js';
import type { Product } from './product.entity.js';

/** The products that a row names, by name: all of an answer in one batch. */
export async function productsOf(
  request: RequestContext,
  reader: OrganisationsReader,
  { organisationId, productIds }: { organisationId: string; productIds: readonly string[] },
): Promise<Product[]> {
  if (productIds.length === 0) return [];
  const all = await loaderOf(request, 'products', (ids: readonly string[]) =>
    asCaller(request, () => reader.productsOf(ids)),
  ).load(organisationId);
  return all.filter(({ id }) => productIds.includes(id));
}
