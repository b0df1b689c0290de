import type { Day } from '../shared/days.js';
import type { LocalizedText } from '../shared/localized-text.js';
import { countriesText, translated } from './format.js';
import { messagesFor, type Messages } from './messages.js';

/** One field of an amendment, old → new, as a notice froze it or the register derives it. */
export interface ShownChange {
  field: string;
  from: LocalizedText | null;
  to: LocalizedText | null;
}

/** One amendment as pages and mails show it. */
export interface ShownAmendment {
  kind: keyof Messages['kinds'];
  legalName: string;
  effectiveFrom: Day;
  origin: 'AMENDMENT' | 'CORRECTION' | 'BASELINE';
  changes: readonly ShownChange[];
}

/** Languages that a text is asked for in: the reader's, then the one that prevails in the organisation. */
export interface Reading {
  lang: string;
  prevailing: string;
}

/** A field's name for a reader; one that no catalogue names is shown as it is. */
export function fieldLabel(field: string, lang: string): string {
  const labels: Partial<Record<string, string>> = messagesFor(lang).fields;
  return labels[field] ?? field;
}

/** A value for a reader: codes of countries become names, yes and no the language's words. Null: not given. */
export function valueText(
  field: string,
  value: LocalizedText | null,
  { lang, prevailing }: Reading,
): { text: string; lang?: string } | null {
  const found = translated(value, lang, prevailing);
  if (!found || found.text === '') return null;
  const words = messagesFor(lang);
  if (field === 'countries' || field === 'establishment')
    return { text: countriesText(found.text.split(/\s*,\s*/), words.lang) };
  if (field === 'usesAi')
    return { text: /^(true|yes)$/i.test(found.text) ? words.values.yes : words.values.no };
  return found;
}

/** The changes of an amendment as labelled texts, those that say nothing left out. */
export function shownValues(amendment: ShownAmendment, reading: Reading) {
  return amendment.changes
    .map(({ field, from, to }) => ({
      field,
      label: fieldLabel(field, reading.lang),
      from: valueText(field, from, reading),
      to: valueText(field, to, reading),
    }))
    .filter(({ from, to }) => from !== null || to !== null)
    .map((change) =>
      change.field === 'products' && !isWhole(amendment.kind) ? ofAllProducts(change, reading) : change,
    );
}

/** Engaged for no product in particular is engaged for all of them. */
function ofAllProducts<C extends { from: unknown; to: unknown }>(change: C, { lang }: Reading): C {
  const all = { text: messagesFor(lang).list.allProducts };
  return { ...change, from: change.from ?? all, to: change.to ?? all };
}

/** What an amendment is, in words; who takes somebody's place is named with whom it replaces. */
export function kindText({ kind, changes }: Pick<ShownAmendment, 'kind' | 'changes'>, lang: string): string {
  const { kinds, replacementFor } = messagesFor(lang);
  const replaced = changes.find(({ field }) => field === 'legalName')?.from;
  const name = replaced && Object.values(replaced)[0];
  return kind === 'REPLACED' && name ? replacementFor(name) : kinds[kind];
}

/** Kinds whose changes say what is there, not what became of it: one column is enough. */
export function isWhole(kind: ShownAmendment['kind']): boolean {
  return kind === 'ADDED' || kind === 'REMOVED';
}
