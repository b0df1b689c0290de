import type { AgreementWords } from './agreement-words.en.js';

export const nb: AgreementWords = {
  title: 'Avtaler',
  lead: (organisation: string) =>
    `Vilkårene som ${organisation} behandler opplysninger etter på vegne av kundene, i alle versjoner.`,
  none: 'ingenting',
  noTexts: 'Ingen vilkår er publisert.',
  trust:
    'Databehandlervilkårene: hva som gjelder, hva som kommer, og alle tidligere versjoner. For deg gjelder versjonen du har godtatt.',
  terms: 'Vilkår',
  labels: {
    authorisation: 'Godkjenning av underdatabehandlere',
    noticeDays: 'Varsel om endring',
    dayCount: 'Dager som telles',
    holidayCalendar: 'Helligdager i',
    objectionDays: 'Frist for innsigelse',
    objectionEffect: 'Etter en innsigelse',
    emergencyClause: 'Nødklausul',
    subjectMatter: 'Gjenstand',
    endOfContract: 'Opplysningene ved slutten',
    expiresOn: 'Siste dag',
  },
  values: {
    GENERAL: 'generell',
    SPECIFIC: 'enkeltvis',
    CALENDAR: 'kalenderdager',
    BUSINESS: 'virkedager',
    MAY_NOT_ENGAGE: 'endringen brukes ikke for kunden',
    MAY_TERMINATE: 'kunden kan avslutte avtalen',
    DELETE: 'slettes',
    RETURN: 'leveres tilbake',
  },
  days: (n: number) => `${n} ${n === 1 ? 'dag' : 'dager'}`,
};
