import type { Product } from '../organisations/product.entity.js';
import { comparable } from './list-normal.js';

type Known = Pick<Product, 'slug' | 'name'>;

/** The products that a cell of a list names: those known, or one to be added. */
export interface ReadProducts {
  slugs: string[];
  fresh?: Known;
}

/**
 * Finds the products of a cell. Several are read only where their names, put together in their order, are the cell:
 * anything else is one product, named as written, so that the register says again what the list said.
 */
export function productsFor(cell: string | null, known: readonly Known[]): ReadProducts {
  if (cell === null) return { slugs: [] };
  const same = (text: string) => key(text) === key(cell);
  const one = known.find(({ name }) => same(name));
  if (one) return { slugs: [one.slug] };
  const parts = cell.split(',').map(key);
  const several = known.filter(({ name }) => parts.includes(key(name)));
  if (several.length > 1 && same(several.map(({ name }) => name).join(', ')))
    return { slugs: several.map(({ slug }) => slug) };
  const fresh = { slug: freeSlug(cell, known), name: cell };
  return { slugs: [fresh.slug], fresh };
}

function key(text: string): string | undefined {
  return comparable({ name: '', product: text }, 'product');
}

function freeSlug(name: string, known: readonly Known[]): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  const slug = plain.slice(0, 50).replace(/^-+|-+$/g, '') || 'product';
  for (let count = 1; ; count += 1) {
    const free = count === 1 ? slug : `${slug}-${count}`;
    if (!known.some((product) => product.slug === free)) return free;
  }
}
