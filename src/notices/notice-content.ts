import canonicalize from 'canonicalize';
import { createHash } from 'node:crypto';
import type { Organisation } from '../organisations/organisation.entity.js';
import type { Product } from '../organisations/product.entity.js';
import type { Origin } from '../shared/announceable.js';
import type { Day } from '../shared/days.js';
import type { LocalizedText } from '../shared/localized-text.js';
import type { FrozenPublication } from './frozen-publication.js';
import type { Amendment } from '../sub-processors/amendment.js';
import { factText, outsideName } from '../sub-processors/facts.js';

/** One amendment as it was announced: in every language of the organisation, countries as codes. */
export interface FrozenAmendment {
  kind: `${Amendment['kind']}`;
  subProcessorId: string;
  legalName: string;
  effectiveFrom: Day;
  origin: `${Origin}`;
  changes: { field: string; from: LocalizedText | null; to: LocalizedText | null }[];
}

/** All that a notice announces. */
export interface FrozenChanges {
  content: FrozenAmendment[];
  publications: FrozenPublication[];
}

/** The change set in words, ready to be announced: the same bytes for the same changes. */
export function freeze(
  amendments: readonly Amendment[],
  organisation: Organisation,
  products: readonly Product[],
): FrozenAmendment[] {
  const nameOf = (id: string) => products.find((product) => product.id === id)?.name ?? id;
  const prevailing = organisation.prevailingLanguage();
  const inAll = (value: Parameters<typeof factText>[0]): LocalizedText | null => {
    const texts = organisation.languages.map(
      (language) => [language, factText(value, language, prevailing, nameOf)] as const,
    );
    return texts[0]?.[1] == null ? null : (Object.fromEntries(texts) as LocalizedText);
  };
  return amendments.map(({ kind, subProcessorId, legalName, effectiveFrom, origin, facts }) => ({
    kind,
    subProcessorId,
    legalName,
    effectiveFrom,
    origin,
    changes: facts.map(({ field, from, to }) => ({
      field: outsideName(field),
      from: inAll(from),
      to: inAll(to),
    })),
  }));
}

/**
 * SHA-256, hex, over the change set as canonical JSON (RFC 8785): what an approver saw, and what is announced, are the same
 * when this is. The database keeps no order of names, so only a canonical form can be digested again from what it keeps.
 */
export function digestOf({ content, publications }: FrozenChanges): string {
  return sha256(canonicalize({ amendments: content, publications })!);
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Products that the changes are about; none when one of them is about all. */
export function productsOf(changes: readonly Pick<Amendment, 'productIds'>[]): string[] {
  const sets = changes.map(({ productIds }) => productIds);
  return sets.some((ids) => ids.length === 0) ? [] : [...new Set(sets.flat())];
}
