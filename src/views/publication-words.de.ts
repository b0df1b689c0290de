import type { PublicationWords } from './publication-words.en.js';

export const de: PublicationWords = {
  heading: (title, label) => `Neue Fassung ${label}: ${title}`,
  summary: 'Was sich ändert',
  read: 'Der Text, und was sich geändert hat',
  stays: 'Ihr Vertrag bleibt, wie Sie ihm zugestimmt haben, bis Sie zur neuen Fassung wechseln.',
  subject: (what, day) => `Änderungsmitteilung: ${what} – wirksam ab ${day}`,
  subjectMany: (what, day) => `Änderungsmitteilung: ${what} – zuerst wirksam ab ${day}`,
  lead: (organisation, day, n) =>
    `Am ${day} hat ${organisation} ${n === 1 ? 'die neue Fassung eines Textes' : `neue Fassungen von ${n} Texten`} angekündigt.`,
  texts: 'Texte',
};
