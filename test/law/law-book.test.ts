import { describe, expect, it } from '@jest/globals';
import { insideEea, type CountryCode } from '../../src/law/countries.js';
import { ISO_CODES, PLACES } from '../../src/law/country-names.js';
import { decisionOf, inForceOn, insideEeaOn } from '../../src/law/law-book.js';
import { shippedLaw } from '../../src/law/shipped-law.js';

describe('an adequacy decision', () => {
  const inForce = (code: string, on: string) => inForceOn(decisionOf(shippedLaw, code)!, on);

  it.each([
    [
      'AD, from its adoption, without an end',
      'AD',
      ['2010-10-19', '2026-11-22', '2099-12-31'],
      ['2010-10-18'],
    ],
    [
      'GB-GDPR, to its last day, which counts',
      'GB-GDPR',
      ['2021-06-28', '2031-12-27'],
      ['2021-06-27', '2031-12-28'],
    ],
    [
      'US-SH, ended: not on the day of the judgment',
      'US-SH',
      ['2000-07-26', '2015-10-05'],
      ['2000-07-25', '2015-10-06'],
    ],
    [
      'US-PS, ended: not on the day of the judgment',
      'US-PS',
      ['2016-07-12', '2020-07-15'],
      ['2020-07-16', '2026-01-01'],
    ],
    ['HU-HIST, ended by accession', 'HU-HIST', ['2004-04-30'], ['2004-05-01']],
    ['US-DPF', 'US-DPF', ['2023-07-10'], ['2023-07-09']],
    ['BR', 'BR', ['2026-01-26'], ['2026-01-25']],
    ['CH-US, in force later than adopted', 'CH-US', ['2024-09-15'], ['2024-08-14', '2024-09-14']],
  ])('%s', (_name, code, days, otherDays) => {
    expect(days.filter((day) => !inForce(code, day))).toEqual([]);
    expect(otherDays.filter((day) => inForce(code, day))).toEqual([]);
  });

  it('that has ended does not come back by a later last day', () => {
    const ended = { ...decisionOf(shippedLaw, 'GB-GDPR')!, endedOn: '2027-03-01' };
    expect(inForceOn(ended, '2027-02-28')).toBe(true);
    expect(inForceOn(ended, '2027-03-01')).toBe(false);
    expect(decisionOf(shippedLaw, 'ZZ')).toBeUndefined();
  });
});

describe('the decisions shipped', () => {
  const { decisions } = shippedLaw;

  it('are the twenty-one of the Commission, and the lists of the United Kingdom and Switzerland', () => {
    const codes = (regime: string) =>
      decisions.filter((decision) => decision.regime === regime).map(({ code }) => code);
    expect([...codes('GDPR'), ...codes('LED')].sort()).toEqual(
      'AD AR BR CA CH EPO FO GB-GDPR GB-LED GG HU-HIST IL IM JE JP KR NZ US-DPF US-PS US-SH UY'.split(' '),
    );
    expect(codes('UK_GDPR')).toHaveLength(43);
    // Annex 1 has 44 entries; Japan, Korea and Brazil are not among them
    expect(codes('CH_FADP')).toHaveLength(44);
    expect(codes('CH_FADP').filter((code) => /JP|KR|BR/.test(code))).toEqual([]);
    expect(new Set(decisions.map(({ code }) => code)).size).toBe(decisions.length);
  });

  it.each(decisions.map((decision) => [decision.code, decision] as const))(
    '%s is whole',
    (_code, decision) => {
      expect(decision.source).not.toBe('');
      expect(decision.adoptedOn <= (decision.inForceFrom ?? decision.adoptedOn)).toBe(true);
      expect(decision.endedOn === null).toBe(decision.endedBy === null);
      expect(
        decision.coverage === 'PARTIAL' || decision.conditions.length === 0 || decision.code === 'BR',
      ).toBe(true);
      if (decision.country !== null) expect(ISO_CODES).toContain(decision.country);
      if (decision.verifiedAsOf === null) expect(decision.notes).toMatch(/not verified/i);
    },
  );

  it('name the conditions of the recipient', () => {
    const conditions = (code: string) => decisionOf(shippedLaw, code)?.conditions;
    expect(conditions('US-DPF')).toEqual([
      'recipient_dpf_status_active',
      'recipient_dpf_framework_includes_EU',
      'dpf_covered_data_includes_hr_if_hr_data',
    ]);
    expect(conditions('CA')).toEqual(['recipient_is_commercial_organisation_under_PIPEDA']);
    expect(conditions('IL')).toEqual(['processing_automated_in_importer_country']);
    expect(conditions('JP')).toEqual(['recipient_is_APPI_business_operator', 'not_carved_out_purpose']);
    expect(conditions('KR')).toEqual(['recipient_subject_to_PIPA', 'not_excluded_sector']);
    expect(conditions('BR')).toEqual(['recipient_subject_to_LGPD']);
  });
});

describe('the European Economic Area', () => {
  it.each([
    ['GB', '1972-12-31', false],
    ['GB', '1973-01-01', true],
    ['GB', '2020-01-31', true],
    ['GB', '2020-02-01', true],
    ['GB', '2020-12-31', true],
    ['GB', '2021-01-01', false],
    ['HR', '2013-06-30', false],
    ['HR', '2013-07-01', true],
    ['HU', '2004-04-30', false],
    ['HU', '2004-05-01', true],
    ['NO', '1994-01-01', true],
    ['LI', '1994-12-31', false],
    ['LI', '1995-05-01', true],
    ['AT', '1994-06-01', true],
    ['AT', '1995-01-01', true],
    ['RE', '2026-11-22', true],
    ['AX', '2026-11-22', true],
    ['GL', '2026-11-22', false],
    ['FO', '2026-11-22', false],
    ['CH', '2026-11-22', false],
    ['EU', '2026-11-22', true],
    ['EEA', '2026-11-22', true],
    ['EUROPE', '2026-11-22', false],
    ['WORLDWIDE', '2026-11-22', false],
  ])('%s on %s: %s', (country, on, inside) => expect(insideEeaOn(shippedLaw, country, on)).toBe(inside));

  it('is today what insideEea says', () => {
    const today = new Date().toISOString().slice(0, 10);
    const differing = ([...ISO_CODES, ...PLACES] as CountryCode[]).filter(
      (code) => insideEea(code) !== insideEeaOn(shippedLaw, code, today),
    );
    expect(differing).toEqual([]);
  });

  it('has thirty states today, of which three are of EFTA', () => {
    const now = shippedLaw.memberships.filter(({ memberUntil }) => memberUntil === null);
    expect(now.filter(({ standing }) => standing === 'EU')).toHaveLength(27);
    expect(now.filter(({ standing }) => standing === 'EFTA').map(({ country }) => country)).toEqual([
      'IS',
      'NO',
      'LI',
    ]);
  });
});

describe('the exemption from the record', () => {
  it('is for fewer than 250 persons; what is pending is no law', () => {
    expect(
      shippedLaw.exemptions.map(({ employeesBelow, validFrom, validUntil }) => [
        employeesBelow,
        validFrom,
        validUntil,
      ]),
    ).toEqual([[250, '2018-05-25', null]]);
  });
});
