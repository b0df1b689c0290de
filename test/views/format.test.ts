import { describe, expect, it } from '@jest/globals';
import { fieldLabel, shownValues, valueText } from '../../src/views/change-values.js';
import { countriesText, dayText, translated, zoneAtEndOf } from '../../src/views/format.js';
import { messagesFor } from '../../src/views/messages.js';
import { dayIn } from '../../src/shared/days.js';

describe('days', () => {
  it('are written long, in the language, whatever the time zone of the process', () => {
    expect(dayText('2026-04-01', 'en')).toBe('1 April 2026');
    expect(dayText('2026-04-01', 'de')).toBe('1. April 2026');
    expect(dayText('2026-04-01', 'fr')).toBe('1er avril 2026');
    expect(dayText('2026-06-01', 'fr-BE')).toBe('1er juin 2026');
    expect(dayText('2026-11-11', 'fr')).toBe('11 novembre 2026');
    expect(dayText('2026-12-21', 'fr')).toBe('21 décembre 2026');
    expect(dayText('2026-04-01', 'nb')).toBe('1. april 2026');
    expect(dayText('2026-04-01', 'id')).toBe('1 April 2026');
    expect(dayText('2026-04-01', 'en-US')).toBe('April 1, 2026');
  });

  it.each([
    ['2026-03-27', 'Europe/Berlin', 'UTC+01:00', '2026-03-27T23:00:00Z'],
    // the clocks change at 2:00
    ['2026-03-29', 'Europe/Berlin', 'UTC+02:00', '2026-03-29T22:00:00Z'],
    ['2026-10-24', 'Europe/Berlin', 'UTC+02:00', '2026-10-24T22:00:00Z'],
    ['2026-10-25', 'Europe/Berlin', 'UTC+01:00', '2026-10-25T23:00:00Z'],
    // from 24:00 on 29 April, which is told as 1:00, until 24:00 on 28 October, which is told as 23:00
    ['2027-04-28', 'Africa/Cairo', 'UTC+02:00', '2027-04-28T22:00:00Z'],
    ['2027-04-29', 'Africa/Cairo', 'UTC+02:00', '2027-04-29T22:00:00Z'],
    ['2027-04-30', 'Africa/Cairo', 'UTC+03:00', '2027-04-30T21:00:00Z'],
    ['2027-10-27', 'Africa/Cairo', 'UTC+03:00', '2027-10-27T21:00:00Z'],
    ['2027-10-28', 'Africa/Cairo', 'UTC+02:00', '2027-10-28T22:00:00Z'],
    ['2027-04-29', 'Pacific/Kiritimati', 'UTC+14:00', '2027-04-29T10:00:00Z'],
    ['2027-04-29', 'Asia/Kolkata', 'UTC+05:30', '2027-04-29T18:30:00Z'],
    // by half an hour, at 2:00
    ['2027-04-03', 'Australia/Lord_Howe', 'UTC+11:00', '2027-04-03T13:00:00Z'],
    ['2027-04-04', 'Australia/Lord_Howe', 'UTC+10:30', '2027-04-04T13:30:00Z'],
    ['2027-01-10', 'Europe/Lisbon', 'UTC', '2027-01-11T00:00:00Z'],
  ])(
    'name the offset at their end, so that a deadline is an instant: %s in %s, %s',
    (day, zone, offset, end) => {
      expect(zoneAtEndOf(day, zone)).toBe(`${zone}, ${offset}`);
      // no sooner does the next day begin there
      expect(dayIn(zone, new Date(Date.parse(end) - 1))).toBe(day);
      expect(dayIn(zone, new Date(end)) > day).toBe(true);
      const [hours, minutes] = offset === 'UTC' ? [0, 0] : offset.slice(3).split(':').map(Number);
      const written = Date.parse(`${day}T24:00:00Z`) - (hours! * 60 + minutes!) * 60_000;
      expect(new Date(written).toISOString()).toBe(new Date(end).toISOString());
    },
  );

  it('name no zone twice where it is UTC itself', () => {
    expect(zoneAtEndOf('2026-03-29', 'UTC')).toBe('UTC');
  });
});

describe('countries', () => {
  it('are named in the language and joined as the language joins', () => {
    expect(countriesText(['DE', 'IE', 'EEA'], 'en')).toBe('Germany, Ireland and European Economic Area');
    expect(countriesText(['DE', 'IE'], 'de')).toBe('Deutschland und Irland');
    expect(countriesText(['US'], 'fr')).toBe('États-Unis');
  });
});

describe('values of a change', () => {
  const reading = { lang: 'de', prevailing: 'en' };

  it('turn codes into names and answers into words', () => {
    const same = (text: string) => ({ en: text, de: text });
    expect(valueText('countries', same('DE, US'), reading)).toEqual({
      text: 'Deutschland und Vereinigte Staaten',
    });
    expect(valueText('establishment', same('NO'), reading)).toEqual({ text: 'Norwegen' });
    expect(valueText('usesAi', same('true'), reading)).toEqual({ text: 'ja' });
    expect(valueText('usesAi', same('false'), reading)).toEqual({ text: 'nein' });
    expect(valueText('purpose', null, reading)).toBeNull();
  });

  it('fall back to the prevailing language and say so', () => {
    expect(valueText('purpose', { en: 'Hosting' }, reading)).toEqual({ text: 'Hosting', lang: 'en' });
    expect(translated({ fr: 'Hébergement' }, 'de', 'en')).toEqual({ text: 'Hébergement', lang: 'fr' });
  });

  it('say "all" where products were, or are, not limited', () => {
    const changes = [{ field: 'products', from: null, to: { en: 'Desk' } }];
    const amendment = {
      kind: 'AMENDED',
      legalName: 'A',
      effectiveFrom: '2026-03-01',
      origin: 'AMENDMENT',
      changes,
    } as const;
    expect(shownValues(amendment, reading)[0]).toMatchObject({
      from: { text: 'Alle Produkte' },
      to: { text: 'Desk', lang: 'en' },
    });
  });

  it('have a label for every field, and show a field unknown to the catalogue by its name', () => {
    expect(fieldLabel('dataCategories', 'en')).toBe('Categories of personal data');
    expect(fieldLabel('somethingNew', 'en')).toBe('somethingNew');
  });
});

describe('catalogues', () => {
  it('are found by variant and main language, and English stands in for the rest', () => {
    expect(messagesFor('de-AT').lang).toBe('de');
    expect(messagesFor('no').lang).toBe('nb');
    expect(messagesFor('sv').lang).toBe('en');
    // a code from outside may be anything
    expect(messagesFor('constructor').lang).toBe('en');
  });
});
