import type { EeaMembership } from './law-book.js';

// Days of accession to the European Union (its predecessor for the founders) and of entry into the EEA Agreement. They
// are common knowledge and were not read in the treaties for this file; the list of states was read in W3C DPV 2.3.

/** With the stable name of the row. */
export type NamedMembership = EeaMembership & { code: string };

const states: [day: string, source: string, countries: string][] = [
  ['1958-01-01', 'Treaty establishing the European Economic Community', 'BE DE FR IT LU NL'],
  ['1973-01-01', 'Treaty of Accession 1972', 'DK IE'],
  ['1981-01-01', 'Treaty of Accession 1979', 'GR'],
  ['1986-01-01', 'Treaty of Accession 1985', 'ES PT'],
  ['1995-01-01', 'Treaty of Accession 1994', 'AT FI SE'],
  ['2004-05-01', 'Treaty of Accession 2003', 'CY CZ EE HU LT LV MT PL SI SK'],
  ['2007-01-01', 'Treaty of Accession 2005', 'BG RO'],
  ['2013-07-01', 'Treaty of Accession 2011', 'HR'],
];

/** Parts of member states with an ISO code of their own. */
const territories: [day: string, source: string, countries: string][] = [
  ['1958-01-01', 'Art. 355(1) TFEU, outermost region; not verified', 'GF GP MF MQ RE'],
  ['1995-01-01', 'Protocol on the Åland Islands to the Treaty of Accession 1994; not verified', 'AX'],
  ['2014-01-01', 'European Council Decision 2012/419/EU, outermost region; not verified', 'YT'],
];

const AGREEMENT = 'Agreement on the European Economic Area';

/** Four months, extended by two; over when the decisions on the United Kingdom were adopted on 28 June 2021. */
const BRIDGE =
  'EU-UK Trade and Cooperation Agreement, Art. FINPROV.10A (Art. 782 as renumbered), as extended; not verified in the text';

export const shippedMemberships: readonly NamedMembership[] = [
  ...states.flatMap(([memberFrom, source, countries]) => rows(countries, 'EU', memberFrom, source)),
  ...territories.flatMap(([memberFrom, source, countries]) =>
    rows(countries, 'TERRITORY', memberFrom, source),
  ),
  ...rows('IS NO', 'EFTA', '1994-01-01', AGREEMENT),
  ...rows('LI', 'EFTA', '1995-05-01', AGREEMENT),
  // in the EEA for a year before they joined the Union
  ...rows('AT FI SE', 'EFTA', '1994-01-01', AGREEMENT, '1994-12-31').map(suffixed('EFTA')),
  ...rows(
    'GB',
    'EU',
    '1973-01-01',
    'Treaty of Accession 1972; Withdrawal Agreement, in force 1 February 2020',
    '2020-01-31',
  ),
  ...rows('GB', 'TRANSITION', '2020-02-01', 'Withdrawal Agreement, Art. 126, 127', '2020-12-31').map(
    suffixed('TRANSITION'),
  ),
  ...rows('GB', 'BRIDGE', '2021-01-01', BRIDGE, '2021-06-27').map(suffixed('BRIDGE')),
];

function rows(
  countries: string,
  standing: EeaMembership['standing'],
  memberFrom: string,
  source: string,
  memberUntil: string | null = null,
): NamedMembership[] {
  return countries
    .split(' ')
    .map((country) => ({ code: country, country, memberFrom, memberUntil, standing, source }));
}

/** A second row of one country needs another name. */
function suffixed(suffix: string) {
  return (row: NamedMembership) => ({ ...row, code: `${row.code}-${suffix}` });
}
