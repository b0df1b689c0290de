import type { AgreementWords } from './agreement-words.en.js';

export const de: AgreementWords = {
  title: 'Verträge',
  lead: (organisation: string) =>
    `Die Bedingungen, zu denen ${organisation} im Auftrag seiner Kunden verarbeitet, in jeder Fassung.`,
  none: 'nichts',
  noTexts: 'Es sind keine Bedingungen veröffentlicht.',
  trust:
    'Die Bedingungen der Auftragsverarbeitung: was gilt, was kommt, und jede frühere Fassung. Für Sie gilt die Fassung, der Sie zugestimmt haben.',
  terms: 'Bedingungen',
  labels: {
    authorisation: 'Genehmigung von Unterauftragsverarbeitern',
    noticeDays: 'Ankündigungsfrist',
    dayCount: 'Gezählte Tage',
    holidayCalendar: 'Feiertage von',
    objectionDays: 'Frist zum Widerspruch',
    objectionEffect: 'Nach einem Widerspruch',
    emergencyClause: 'Notfallklausel',
    subjectMatter: 'Gegenstand',
    endOfContract: 'Daten am Ende',
    expiresOn: 'Letzter Tag',
  },
  values: {
    GENERAL: 'allgemein',
    SPECIFIC: 'einzeln',
    CALENDAR: 'Kalendertage',
    BUSINESS: 'Werktage',
    MAY_NOT_ENGAGE: 'die Änderung gilt für den Kunden nicht',
    MAY_TERMINATE: 'der Kunde darf den Vertrag beenden',
    DELETE: 'gelöscht',
    RETURN: 'zurückgegeben',
  },
  days: (n: number) => `${n} ${n === 1 ? 'Tag' : 'Tage'}`,
};
