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

/** What a row was read for: an organisation, and the recording. Keys of loaders hold it. */
export interface Recording {
  organisation: string;
  asOf: Date | null;
}

/** Answers a batch by one read for each organisation and recording in it, in the order of the keys. */
export async function inRecordings<K extends Recording, V>(
  keys: readonly K[],
  read: (group: readonly K[], recording: Recording) => Promise<readonly V[]>,
): Promise<V[]> {
  const found = new Map<K, V>();
  const groups = Map.groupBy(keys, ({ organisation, asOf }) => `${organisation} ${asOf?.toISOString()}`);
  for (const group of groups.values()) {
    const answers = await read(group, group[0]!);
    group.forEach((key, index) => found.set(key, answers[index]!));
  }
  return keys.map((key) => found.get(key)!);
}
