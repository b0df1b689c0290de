import DataLoader from 'dataloader';

/** One batch per request for a field that is read on many rows. The key must name everything the answer depends on. */
export function loaderOf<K, V>(
  request: { loaders: Map<string, unknown> },
  name: string,
  batch: (keys: readonly K[]) => Promise<V[]>,
): DataLoader<K, V> {
  const known = request.loaders.get(name);
  // the name fixes K and V: each name is used in one place
  if (known) return known as DataLoader<K, V>;
  const loader = new DataLoader<K, V>(batch);
  request.loaders.set(name, loader);
  return loader;
}
