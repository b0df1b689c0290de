import type { PublicationWords } from './publication-words.en.js';

export const nb: PublicationWords = {
  heading: (title, label) => `Ny versjon ${label}: ${title}`,
  summary: 'Hva som endres',
  read: 'Teksten, og hva som er endret',
  stays: 'Avtalen din består slik du godtok den, til du går over til den nye versjonen.',
  subject: (what, day) => `Endringsvarsel: ${what} – gjelder fra ${day}`,
  subjectMany: (what, day) => `Endringsvarsel: ${what} – gjelder tidligst fra ${day}`,
  lead: (organisation, day, n) =>
    `${organisation} kunngjorde ${n === 1 ? 'en ny versjon av en tekst' : `nye versjoner av ${n} tekster`} den ${day}.`,
  texts: 'Tekster',
};
