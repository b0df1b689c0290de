import { describe, expect, it } from '@jest/globals';
import { enumerations } from '../../src/law/enumerations.js';
import { shippedTerms, TERM_LANGUAGES } from '../../src/law/shipped-law.js';

describe('the words of the law', () => {
  it('have a label in five languages, one for each value', () => {
    const values = enumerations.flatMap(({ name, citations }) =>
      Object.keys(citations).map((code) => `${name}.${code}`),
    );
    expect(shippedTerms.map(({ enumeration, code }) => `${enumeration}.${code}`)).toEqual(values);
    for (const { label } of shippedTerms) {
      expect(Object.keys(label)).toEqual([...TERM_LANGUAGES]);
      expect(Object.values(label).filter((text) => text.trim() === '' || text !== text.trim())).toEqual([]);
    }
  });

  it.each(TERM_LANGUAGES)('in %s tell the values of one enumeration apart', (language) => {
    for (const { name } of enumerations) {
      const labels = shippedTerms
        .filter(({ enumeration }) => enumeration === name)
        .map(({ label }) => label[language]);
      expect(new Set(labels).size).toBe(labels.length);
    }
  });

  it('that are no longer law say until when', () => {
    const until = shippedTerms.filter(({ validUntil }) => validUntil !== null);
    expect(until.map(({ code, validUntil }) => [code, validUntil])).toEqual([
      ['EC_2001_497', '2022-12-27'],
      ['EC_2004_915', '2022-12-27'],
      ['EU_2010_87', '2022-12-27'],
    ]);
  });
});
