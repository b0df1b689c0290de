import library, { type Alpha2Code } from 'i18n-iso-countries';

/** ISO 3166-1 alpha-2. The library also carries Kosovo's user-assigned `XK`, which ISO does not have. */
export type IsoCountryCode = Exclude<Alpha2Code, 'XK'>;

/** Places that lists name and ISO 3166-1 has no code for. */
export const PLACES = ['EU', 'EEA', 'EUROPE', 'WORLDWIDE'] as const;

/** The four private codes. Only the first two say that the data stay under the GDPR. */
export type PlaceCode = (typeof PLACES)[number];

export const ISO_CODES = Object.keys(library.getAlpha2Codes()).filter(
  (code) => code !== 'XK',
) as IsoCountryCode[];

/** The languages in which country names are read, in the library's and in Intl's spelling of their codes. */
const LANGUAGES = [
  'en',
  'fr',
  'de',
  'no',
  'nb',
  'nn',
  'id',
  'es',
  'it',
  'nl',
  'pt',
  'sv',
  'da',
  'fi',
  'pl',
  'cs',
];

/** What lists write and neither the library nor Intl knows, by code. Spelled as `nameKey` leaves them. */
const ALSO_WRITTEN: Partial<Record<IsoCountryCode | PlaceCode, string>> = {
  US: 'u s|u s a|us of a|united states of america usa|forente stater',
  GB: 'u k|england|scotland|wales|northern ireland|inggris|angleterre|storbritannien',
  IE: 'republic of ireland|eire',
  KR: 'korea|republic of korea',
  CN: 'prc|mainland china|peoples republic of china',
  NL: 'holland',
  VA: 'vatican',
  MK: 'macedonia',
  EU: 'e u|european union|eu member states|member states of the european union|ue|union europeenne|europaische union|den europeiske union|den europæiske union|europeiska unionen|uni eropa|union europea|unione europea|uniao europeia|europese unie|euroopan unioni|unia europejska',
  EEA: 'e e a|european economic area|eos|eøs|ewr|eee|det europeiske økonomiske samarbeidsomradet|det europeiske økonomiske samarbeidsomrade|europaischer wirtschaftsraum|espace economique europeen|espacio economico europeo|spazio economico europeo|europese economische ruimte|europeiska ekonomiska samarbetsomradet|wilayah ekonomi eropa|kawasan ekonomi eropa',
  EUROPE: 'europe|europa|eropa|eurooppa',
  WORLDWIDE:
    'worldwide|world wide|world|global|globally|international|internationally|weltweit|welt|mondial|monde|monde entier|dans le monde entier|hele verden|verden|verden over|globalt|seluruh dunia|sedunia|dunia|mundial|mundo|mondiale|mondo|wereldwijd',
};

/**
 * The country or place that a name, a code or an abbreviation stands for, whatever its letter case.
 * A name that two countries bear ("Congo") stands for none: a guess would be a wrong transfer.
 */
export function codeNamed(name: string): IsoCountryCode | PlaceCode | undefined {
  return NAMES.get(nameKey(name)) ?? undefined;
}

/** Case, accents, punctuation and a leading "the" make no other country. */
function nameKey(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\p{M}.'’]/gu, '')
    .replace(/&/g, ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase()
    .toUpperCase() // "ß" and "SS" meet only this way
    .toLowerCase()
    .replace(/^the /, '');
}

/** Every known spelling; null when two countries share it. Codes and our own list win over the libraries. */
const NAMES: ReadonlyMap<string, IsoCountryCode | PlaceCode | null> = new Map([
  ...spellings(),
  ...fixedSpellings(),
]);

function fixedSpellings(): [string, IsoCountryCode | PlaceCode][] {
  const written = Object.entries(ALSO_WRITTEN) as [IsoCountryCode | PlaceCode, string][];
  return [
    ...ISO_CODES.map((code): [string, IsoCountryCode] => [nameKey(code), code]),
    ...ISO_CODES.map((code): [string, IsoCountryCode] => [
      nameKey(library.alpha2ToAlpha3(code) ?? code),
      code,
    ]),
    ...PLACES.map((code): [string, PlaceCode] => [nameKey(code), code]),
    ...written.flatMap(([code, names]) =>
      names.split('|').map((name): [string, IsoCountryCode | PlaceCode] => [name, code]),
    ),
  ];
}

function spellings(): Map<string, IsoCountryCode | null> {
  const found = new Map<string, IsoCountryCode | null>();
  for (const language of LANGUAGES) {
    const regions = new Intl.DisplayNames([language], { type: 'region' });
    const names = library.getNames(language, { select: 'all' });
    for (const code of ISO_CODES) {
      for (const name of [...(names[code] ?? []), regions.of(code) ?? code]) {
        const key = nameKey(name);
        found.set(key, (found.get(key) ?? code) === code && found.get(key) !== null ? code : null);
      }
    }
  }
  return found;
}
