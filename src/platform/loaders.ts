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

/** Answers a batch by one read for each recording in it, in the order of the keys. */
export async function inRecordings<K extends Recording, V>(
  keys: readonly K[],
  read: (
    group: readonly K[],
    recording: { organisations: readonly string[]; asOf: Date | null },
  ) => Promise<readonly V[]>,
): Promise<V[]> {
  const found = new Map<K, V>();
  for (const group of Map.groupBy(keys, ({ asOf }) => asOf?.toISOString()).values()) {
    const organisations = [...new Set(group.map(({ organisation }) => organisation))];
    const answers = await read(group, { organisations, asOf: group[0]!.asOf });
    group.forEach((key, index) => found.set(key, answers[index]!));
  }
  return keys.map((key) => found.get(key)!);
}
