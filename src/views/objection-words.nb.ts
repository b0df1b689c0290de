import type { ObjectionWords } from './objection-words.en.js';

export const nb: ObjectionWords = {
  title: { GENERAL: 'Innsigelse mot endringer', SPECIFIC: 'Godkjenn eller avslå endringer' },
  lead: (organisation, number, customer) =>
    `${organisation} har kunngjort varsel ${number}. Her svarer du for ${customer}, uten konto.`,
  changes: 'Hva som endres',
  whole: 'Hele varselet',
  meaning: 'Hva svaret ditt betyr',
  said: {
    AUTHORISED: (day) => `Godkjent av dere ${day}.`,
    REFUSED: (day) => `Avslått av dere ${day}.`,
    OBJECTED: (day) => `Innsigelse fra dere ${day}.`,
  },
  earlier: 'Registrerte innsigelser',
  received: (day) => `mottatt ${day}`,
  states: {
    FILED: 'ikke avgjort ennå',
    UPHELD: 'tatt til følge',
    WORKAROUND: 'løst på annen måte',
    REJECTED: 'ikke tatt til følge',
    WITHDRAWN: 'trukket tilbake',
    MOOT: 'bortfalt: varselet ble trukket tilbake',
  },
  open: 'En innsigelse er registrert og ikke avgjort ennå. En ny kan sendes når den er det. For å utfylle den eller trekke den, skriv til:',
  form: {
    objectTitle: { GENERAL: 'Kom med innsigelse', SPECIFIC: 'Avslå' },
    approveTitle: 'Godkjenn',
    which: 'Hvilke endringer',
    whichHint: 'Velger du ingen, gjelder det alle.',
    grounds: 'Begrunnelse',
    groundsHint: 'Grunner knyttet til personvern, 10 til 10 000 tegn.',
    contact: 'E-postadresse for kvittering og svar',
    contactHint:
      'Brukes ikke til noe annet. Den oppbevares så lenge innsigelsen trengs som bevis, og slettes så.',
    by: 'Din funksjon (valgfritt)',
    byHint: 'For eksempel: personvernombud. Helst ikke navn.',
    send: { GENERAL: 'Send innsigelsen', SPECIFIC: 'Avslå' },
    approve: 'Godkjenn',
    problem: 'Ingenting er registrert ennå',
    wrong: {
      grounds: 'Begrunnelsen må ha 10 til 10 000 tegn.',
      contact: 'Dette er ikke en e-postadresse det går an å skrive til.',
      by: 'Funksjonen har mer enn 200 tegn.',
      subProcessors: 'En av endringene kan det ikke gjøres innsigelse mot.',
      publications: 'En av endringene kan det ikke gjøres innsigelse mot.',
    },
    tooMany: 'Det kom for mange forespørsler herfra på én time. Prøv igjen senere.',
  },
  done: {
    title: { GENERAL: 'Innsigelsen er registrert', SPECIFIC: 'Avslaget er registrert' },
    text: (organisation) =>
      `${organisation} har innsigelsen din og svarer på e-post. En kvittering er på vei til adressen du oppga.`,
    approvedTitle: 'Godkjenningen er registrert',
    approved: (organisation) =>
      `${organisation} har godkjenningen din. Endringene kan brukes for dere fra sine dager.`,
    reference: 'Referansenummer',
  },
  closed: {
    expiredTitle: 'Svarfristen er ute',
    expired: (day) => `Siste dag var ${day}. Her kan ingenting sendes inn lenger.`,
    contact: 'Er noe ved endringen likevel viktig for deg, skriv til:',
    noneTitle: 'Ingenting å svare på',
    none: 'Ingenting i dette varselet venter på svar fra deg.',
    withdrawnTitle: 'Dette varselet er trukket tilbake',
    withdrawn: (day) =>
      `Det ble trukket tilbake ${day}. Endringene trer ikke i kraft, så det er ingenting å svare på.`,
    unknownTitle: 'Denne lenken fører ingen steder',
    unknown:
      'Den kan være avkortet eller ikke lenger gyldig. Åpne den en gang til fra e-posten, eller svar på den.',
  },
  mail: {
    receiptSubject: (reference) => `Mottatt: innsigelse ${reference}`,
    receipt: (organisation, number, day) =>
      `${organisation} mottok denne innsigelsen mot varsel ${number} den ${day}. Avgjørelsen får du på e-post.`,
    filedSubject: (reference, customer) => `Innsigelse ${reference} fra ${customer}`,
    filed: (customer, number, day) =>
      `${customer} kom med innsigelse mot varsel ${number} den ${day}. Avgjør den med en begrunnelse, så sendes svaret.`,
    answerSubject: (reference) => `Avgjort: innsigelse ${reference}`,
    answer: (organisation, number) => `${organisation} har avgjort innsigelsen din mot varsel ${number}.`,
    mootSubject: (reference) => `Bortfalt: innsigelse ${reference}`,
    moot: (organisation, number) =>
      `${organisation} har trukket tilbake varsel ${number}, som du kom med innsigelse mot. Endringene i det trer ikke i kraft, så det er ingenting igjen å avgjøre.`,
    decision: (state) => `Avgjørelse: ${state}.`,
    outcome: {
      UPHELD: 'Innsigelsen tas til følge: endringene den gjelder, brukes ikke for dere.',
      WORKAROUND:
        'Innsigelsen er løst på annen måte, som beskrevet under. Endringene regnes nå som godkjent av dere.',
      WITHDRAWN: 'Innsigelsen er trukket tilbake. Endringene regnes nå som godkjent av dere.',
      NOT_USED:
        'Innsigelsen tas ikke til følge. Endringene brukes likevel ikke for dere med mindre dere godkjenner dem.',
      MAY_TERMINATE:
        'Innsigelsen tas ikke til følge. Endringene kan brukes fra sine dager; avtalen gir dere rett til å avslutte den på grunn av dem.',
      LATE: 'Innsigelsen kom etter siste dag i fristen og står derfor ikke i veien for endringene.',
    },
    reference: 'Referanse',
    customer: 'Kunde',
    about: 'Gjelder',
    grounds: 'Begrunnelse',
    reason: 'Begrunnelse for avgjørelsen',
    notice: 'Varselet',
    why: (organisation) =>
      `Du får dette fordi denne adressen ble oppgitt for en innsigelse mot et varsel fra ${organisation}.`,
  },
};
