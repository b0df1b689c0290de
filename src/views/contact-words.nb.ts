import type { ContactWords } from './contact-words.en.js';

export const nb: ContactWords = {
  answerBy: 'Svaret ditt innen',
  objectHere: 'Kom med innsigelsen på denne siden, uten konto:',
  answerHere: 'Svar på denne siden, uten konto:',
  silence: {
    GENERAL:
      'Kommer du ikke med innsigelser innen da, regnes endringene som godkjent etter avtalen og gjelder fra sine dager.',
    SPECIFIC:
      'Avtalen din godkjenner underdatabehandlere én for én: det som er nytt, eller endret slik at en frist gjelder, brukes ikke for deg uten din godkjenning. Taushet er avslag. Fjerninger, nye navn og kontakter og nye versjoner av retningslinjer trenger ingen godkjenning og gjelder for alle.',
  },
  effect: {
    MAY_NOT_ENGAGE: 'Etter en innsigelse brukes endringen ikke for deg før innsigelsen er avklart.',
    MAY_TERMINATE: 'Kan en innsigelse ikke løses, gir avtalen deg rett til å avslutte den.',
  },
  why: (organisation) =>
    `Du får dette som oppgitt kontakt i databehandleravtalen din med ${organisation}. Avtalen krever det, så det kan ikke meldes av; svar på denne meldingen for å oppgi en annen kontakt.`,
  reminderSubject: {
    GENERAL: (number, day) => `Påminnelse: innsigelser mot varsel ${number} innen ${day}`,
    SPECIFIC: (number, day) => `Påminnelse: varsel ${number} venter på godkjenningen din innen ${day}`,
  },
  reminder: {
    GENERAL: (organisation, number, day) =>
      `${organisation} kunngjorde varsel ${number} den ${day}. Fristen er nær, og det er ikke registrert noe svar fra deg.`,
    SPECIFIC: (organisation, number, day) =>
      `${organisation} kunngjorde varsel ${number} den ${day}. Fristen er nær, og et svar fra deg mangler fortsatt.`,
  },
  effectSubject: (number) => `Trådt i kraft: endringsvarsel ${number}`,
  inEffect: (organisation, number, day) =>
    `Alle endringene som ${organisation} kunngjorde i varsel ${number}, gjelder nå; den siste trådte i kraft ${day}.`,
  effectInPartSubject: (number) => `Trådt i kraft, men ikke fullt ut for deg: endringsvarsel ${number}`,
  inEffectInPart: (organisation, number, day) =>
    `Endringene som ${organisation} kunngjorde i varsel ${number}, gjelder nå; den siste trådte i kraft ${day}.`,
  notForYou:
    'De brukes ikke for deg der du har kommet med innsigelse eller ikke har gitt godkjenningen som avtalen krever.',
  undeliveredSubject: (number, customer) => `Ikke levert: varsel ${number} til ${customer}`,
  undelivered: (customer, number) =>
    `Ingen kontakt hos ${customer} kunne nås med varsel ${number}, og det er ingen igjen å prøve. Avtalen krever at kunden varsles: gi beskjed på annen måte og noter hvordan, eller oppgi en annen kontakt.`,
};
