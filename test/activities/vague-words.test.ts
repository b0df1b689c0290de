import { describe, expect, it } from '@jest/globals';
import { isGenericPurpose, saysNothingOfTime } from '../../src/activities/vague-words.js';

describe('a retention that says nothing', () => {
  it.each([
    'As long as necessary',
    'We keep your data for as long as is reasonably necessary to fulfil the purposes for which we collected it.',
    'for the period necessary to fulfil the purposes outlined in this policy, unless the law requires otherwise',
    'for the necessary retention period',
    'until it is no longer needed',
    'no longer than is necessary for the purposes',
    'Solange wie nötig',
    'Ihre Daten werden so lange gespeichert, wie es für die Erfüllung der Zwecke erforderlich ist.',
    'bis sie nicht mehr benötigt werden',
    'für die erforderliche Dauer',
    'aussi longtemps que nécessaire',
    'Les données sont conservées pendant la durée strictement nécessaire aux finalités.',
    'tant que cela est nécessaire',
    'le temps nécessaire',
    'Så lenge det er nødvendig for formålet',
    'ikke lenger enn nødvendig',
    'Selama diperlukan',
    'Kami menyimpan data selama masih dibutuhkan untuk tujuan pemrosesan.',
    'selama jangka waktu yang diperlukan',
  ])('is seen in: %s', (text) => expect(saysNothingOfTime(text)).toBe(true));

  it.each([
    'As long as necessary, at most three years after the last contact',
    'as long as necessary; 30 days after deletion of the account',
    'Until the contract ends',
    'As long as required by § 147 AO',
    'As long as necessary, until the end of the contract',
    'so lange wie nötig, längstens zwei Jahre',
    'solange erforderlich, bis zum Ablauf der Gewährleistung',
    'aussi longtemps que nécessaire, au plus 12 mois',
    'så lenge det er nødvendig, høyst fem år',
    'selama diperlukan, paling lama dua tahun',
    'By the number of tickets that are open',
    'Until consent is withdrawn',
  ])('is not seen in: %s', (text) => expect(saysNothingOfTime(text)).toBe(false));
});

describe('a purpose that could be anybody’s', () => {
  it.each([
    'Marketing',
    'business purposes',
    'To improve our services',
    'For our own marketing purposes',
    'IT-security purposes',
    'Future research',
    'Our purposes',
    'Geschäftszwecke',
    'Verbesserung unserer Dienste',
    'Améliorer nos services',
    'À des fins commerciales',
    'Forbedre våre tjenester',
    'Markedsføring',
    'Meningkatkan layanan kami',
    'Tujuan pemasaran',
  ])('is seen in: %s', (text) => expect(isGenericPurpose({ en: text }, null)).toBe(true));

  it.each([
    'Sending the monthly newsletter',
    'Paying wages',
    'Marketing of holiday homes to owners of boats',
    'Detecting fraud in card payments',
    'Beantwortung von Anfragen',
    'Répondre aux demandes',
    'Svare på henvendelser',
    'Menjawab pertanyaan pelanggan',
  ])('is not seen in: %s', (text) => expect(isGenericPurpose({ en: text }, null)).toBe(false));

  it('is saved by a description that says more', () => {
    expect(isGenericPurpose({ en: 'Marketing' }, { en: 'Monthly newsletter to customers' })).toBe(false);
    expect(isGenericPurpose({ en: 'Marketing' }, { en: 'Business purposes' })).toBe(true);
    expect(isGenericPurpose({ en: 'Paying wages', de: 'Verwaltung' }, null)).toBe(true);
  });
});
