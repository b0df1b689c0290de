import type { ListedSubProcessor } from '../sub-processors/listed-sub-processor.js';
import { countryText } from '../views/format.js';
import { textIn } from '../shared/localized-text.js';
import type { Asked } from './asked.js';

/** Rows of the list that the country and the searched text let through; the product is a matter of the query. */
export function filtered(
  rows: readonly ListedSubProcessor[],
  { country, q, lang }: Asked,
): ListedSubProcessor[] {
  const sought = q === undefined ? [] : folded(q).split(/\s+/);
  return rows.filter((row) => {
    if (country !== undefined && !row.countries.includes(country)) return false;
    if (sought.length === 0) return true;
    const said = folded(saidOf(row, lang));
    return sought.every((word) => said.includes(word));
  });
}

/** All that a row says to a reader of a language. */
function saidOf(row: ListedSubProcessor, lang: string): string {
  const texts = [
    row.service,
    row.purpose,
    row.conditions,
    row.transferMechanism,
    row.note,
    ...row.dataCategories,
    ...row.dataSubjects,
  ];
  const codes = row.establishment === null ? row.countries : [...row.countries, row.establishment];
  return [
    row.legalName,
    row.tradingName,
    row.address,
    row.website,
    row.placesAsWritten,
    ...texts.map((text) => textIn(text, lang, row.prevailing)),
    ...codes.map((code) => countryText(code, lang)),
  ].join('\n');
}

/** Letter case and accents do not matter to who searches. */
function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
