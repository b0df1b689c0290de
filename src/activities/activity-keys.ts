import { Refusal } from '../shared/errors.js';
import type { DataItem, DataSubjects } from './data-item.js';
import type { Purpose } from './purpose.js';

/** The lists of an entry, whose members name each other by keys. */
export interface KeyedLists {
  purposes: readonly Pick<Purpose, 'key'>[];
  dataSubjects: readonly DataSubjects[];
  dataItems: readonly DataItem[];
  recipients: readonly { key?: string | null; below?: string | null; dataItems?: string[] | null }[];
}

/** Keys are one of a kind in their list, and what is named by a key exists. @throws BAD_USER_INPUT with the path */
export function refuseBadKeys({ purposes, dataSubjects, dataItems, recipients }: KeyedLists): void {
  const purposeKeys = keysOf('purposes', purposes);
  const subjectKeys = keysOf('dataSubjects', dataSubjects);
  const itemKeys = keysOf('dataItems', dataItems);
  const recipientKeys = keysOf('recipients', recipients);
  for (const [field, list] of Object.entries({ dataSubjects, dataItems }))
    list.forEach(({ category, label }, index) => {
      if (category === 'OTHER' && !label)
        throw Refusal.field(`${field}.${index}.label`, 'is needed for OTHER: say what it is');
    });
  dataItems.forEach((item, index) => {
    named(item.purposes, purposeKeys, `dataItems.${index}.purposes`, 'purpose');
    named(item.subjects, subjectKeys, `dataItems.${index}.subjects`, 'category of data subjects');
  });
  recipients.forEach((recipient, index) => {
    named(recipient.dataItems, itemKeys, `recipients.${index}.dataItems`, 'data item');
    const above = new Set(recipientKeys);
    above.delete(recipient.key ?? '');
    if (recipient.below && !above.has(recipient.below))
      throw Refusal.field(
        `recipients.${index}.below`,
        `names no other recipient of this activity: "${recipient.below}"`,
      );
  });
  refuseCircle(recipients);
}

/** Who is engaged by another stands below it, never, directly or through others, below itself. */
function refuseCircle(recipients: KeyedLists['recipients']): void {
  const above = new Map(recipients.map(({ key, below }) => [key, below]));
  recipients.forEach(({ key, below }, index) => {
    const passed = new Set<string>();
    for (let next = below; next && !passed.has(next); next = above.get(next)) {
      if (next === key)
        throw Refusal.field(`recipients.${index}.below`, 'stands, directly or through others, below itself');
      passed.add(next);
    }
  });
}

function keysOf(field: string, list: readonly { key?: string | null }[]): Set<string> {
  const keys = new Set<string>();
  list.forEach(({ key }, index) => {
    if (key == null) return;
    if (keys.has(key))
      throw Refusal.field(`${field}.${index}.key`, `"${key}" stands twice: give each a key of its own`);
    keys.add(key);
  });
  return keys;
}

function named(
  keys: readonly string[] | null | undefined,
  known: Set<string>,
  path: string,
  what: string,
): void {
  keys?.forEach((key, index) => {
    if (!known.has(key))
      throw Refusal.field(`${path}.${index}`, `names no ${what} of this activity: "${key}"`);
  });
}
