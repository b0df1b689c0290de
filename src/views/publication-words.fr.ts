import type { PublicationWords } from './publication-words.en.js';

export const fr: PublicationWords = {
  heading: (title, label) => `Nouvelle version ${label} : ${title}`,
  summary: 'Ce qui change',
  read: 'Le texte, et ce qui a changé',
  stays: 'Votre contrat reste tel que vous l’avez accepté jusqu’à votre passage à la nouvelle version.',
  subject: (what, day) => `Avis de changement : ${what} – effet au ${day}`,
  subjectMany: (what, day) => `Avis de changement : ${what} – premier effet au ${day}`,
  lead: (organisation, day, n) =>
    `Le ${day}, ${organisation} a annoncé ${n === 1 ? 'la nouvelle version d’un texte' : `de nouvelles versions de ${n} textes`}.`,
  texts: 'Textes',
};
