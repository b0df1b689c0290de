import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  countryName,
  insideEea,
  isCountryCode,
  readCountries,
  type CountryCode,
} from '../../src/law/countries.js';
import { ISO_CODES, PLACES } from '../../src/law/country-names.js';

const EVERY_CODE: CountryCode[] = [...ISO_CODES, ...PLACES];

describe('a country code', () => {
  it('is ISO 3166-1 alpha-2 or one of four places', () => {
    expect(ISO_CODES).toHaveLength(249);
    for (const code of ['NO', 'ID', 'EU', 'EEA', 'EUROPE', 'WORLDWIDE'])
      expect(isCountryCode(code)).toBe(true);
    for (const other of ['UK', 'XK', 'no', 'USA', '', 'ZZ', null, 7])
      expect(isCountryCode(other)).toBe(false);
  });

  it('is inside the EEA for thirty states, seven of their parts and two places', () => {
    expect(EVERY_CODE.filter(insideEea)).toHaveLength(39);
    for (const code of ['NO', 'IS', 'LI', 'DE', 'HR', 'RE', 'EU', 'EEA'] as const)
      expect(insideEea(code)).toBe(true);
    for (const code of ['CH', 'GB', 'US', 'EUROPE', 'WORLDWIDE'] as const)
      expect(insideEea(code)).toBe(false);
  });

  it.each([
    ['DE', 'fr', 'Allemagne'],
    ['NO', 'id', 'Norwegia'],
    ['EEA', 'de', 'Europäischer Wirtschaftsraum'],
    ['WORLDWIDE', 'nb', 'hele verden'],
    ['EU', 'de-AT', 'Europäische Union'],
    ['EUROPE', 'ja', 'Europe'],
  ] as const)('%s is called in %s %s', (code, lang, name) => expect(countryName(code, lang)).toBe(name));

  it.each(['en', 'fr', 'de', 'nb', 'id'])('is read back from its name in %s', (lang) => {
    for (const code of EVERY_CODE) {
      const name = countryName(code, lang);
      const borneByTwo = name === 'Kongo'; // Norwegian has one Congo too few
      expect(readCountries(name)).toEqual(
        borneByTwo ? { codes: [], unread: [name] } : { codes: [code], unread: [] },
      );
    }
  });
});

describe('a country cell', () => {
  it.each<[string, CountryCode[]]>([
    ['United States', ['US']],
    ['USA', ['US']],
    ['U.S.', ['US']],
    ['United States of America', ['US']],
    ['the Netherlands', ['NL']],
    ['UK', ['GB']],
    ['Vereinigtes Königreich', ['GB']],
    ['Etats-Unis', ['US']],
    ['Amerika Serikat', ['US']],
    ['Forente stater', ['US']],
    ['GROSSBRITANNIEN', ['GB']],
    ['European Union', ['EU']],
    ['EU/EEA', ['EU', 'EEA']],
    ['EØS', ['EEA']],
    ['Europe', ['EUROPE']],
    ['Global', ['WORLDWIDE']],
    ['Weltweit', ['WORLDWIDE']],
    ['South Korea', ['KR']],
    ['Korea, Republic of', ['KR']],
    ['Ireland, Germany', ['IE', 'DE']],
    ['Ireland + Germany', ['IE', 'DE']],
    ['Ireland & Germany', ['IE', 'DE']],
    ['United States, France, Switzerland, and Japan', ['US', 'FR', 'CH', 'JP']],
    ['France et Belgique', ['FR', 'BE']],
    ['ET, AND', ['ET', 'AD']],
    ['United States (US)', ['US']],
    ['Germany; Germany', ['DE']],
    ['Bosnia and Herzegovina', ['BA']],
    ['Norway and Trinidad & Tobago and Sweden', ['NO', 'TT', 'SE']],
    ['Saint Vincent and the Grenadines / Antigua and Barbuda', ['VC', 'AG']],
  ])('"%s" names %j', (cell, codes) => expect(readCountries(cell)).toEqual({ codes, unread: [] }));

  it.each<[string, CountryCode[], string[]]>([
    ['USA (only for Enterprise)', ['US'], ['only for Enterprise']],
    ['Frankfurt, Germany', ['DE'], ['Frankfurt']],
    ['EU - Dublin', ['EU'], ['Dublin']],
    ['EU except Ireland', [], ['EU except Ireland']],
    ['wherever, whenever', [], ['wherever, whenever']],
    ['Congo', [], ['Congo']],
    ['n/a', [], ['n/a']],
    ['  ', [], []],
  ])('of "%s" %j is read, %j is not', (cell, codes, unread) => {
    expect(readCountries(cell)).toEqual({ codes, unread });
  });

  const word = fc.constantFrom(
    'and',
    'Frankfurt',
    'Georgia',
    '(beta)',
    'Korea',
    'Republic of',
    ...EVERY_CODE,
    'Fiji',
  );
  const cell = fc
    .array(fc.tuple(word, fc.constantFrom(', ', ' and ', '/', ' ', ' (', ') ', ' & ')), { maxLength: 6 })
    .map((parts) => parts.flat().join(''));

  it('says the same in any letter case', () => {
    fc.assert(
      fc.property(cell, (text) => {
        expect(readCountries(text.toUpperCase()).codes).toEqual(readCountries(text).codes);
        expect(readCountries(text.toLowerCase()).codes).toEqual(readCountries(text).codes);
      }),
    );
  });

  it('reads back from what was read of it', () => {
    fc.assert(
      fc.property(cell, (text) => {
        const read = readCountries(text);
        const again = readCountries([...read.codes, ...read.unread].join(', '));
        expect(new Set(again.codes)).toEqual(new Set(read.codes));
        expect(new Set(again.unread)).toEqual(new Set(read.unread));
      }),
    );
  });
});
