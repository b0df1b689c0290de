import type { ContactWords } from './contact-words.en.js';

export const fr: ContactWords = {
  answerBy: 'Votre réponse jusqu’au',
  objectHere: 'Faites part de votre objection sur cette page, sans compte :',
  answerHere: 'Répondez sur cette page, sans compte :',
  silence: {
    GENERAL:
      'Sans objection de votre part d’ici là, les modifications sont réputées autorisées au titre de votre contrat et s’appliquent aux dates indiquées.',
    SPECIFIC:
      'Votre contrat autorise les sous-traitants ultérieurs un par un : ce qui est nouveau, ou modifié de telle sorte qu’un délai s’applique, n’est pas utilisé pour vous sans votre accord. Le silence vaut refus. Les suppressions, les nouveaux noms et contacts et les nouvelles versions des politiques ne demandent pas d’accord et prennent effet pour tous.',
  },
  effect: {
    MAY_NOT_ENGAGE:
      'Après une objection, la modification ne s’applique pas à vous tant que l’objection n’est pas réglée.',
    MAY_TERMINATE:
      'Si une objection ne peut être réglée, votre contrat vous permet d’y mettre fin selon ses termes.',
  },
  why: (organisation) =>
    `Vous recevez ce message en tant que contact désigné dans votre contrat de sous-traitance avec ${organisation}. Il est dû au titre du contrat et l’on ne peut s’en désinscrire ; pour désigner un autre contact, répondez à ce message.`,
  reminderSubject: {
    GENERAL: (number, day) => `Rappel : objections à l’avis ${number} jusqu’au ${day}`,
    SPECIFIC: (number, day) => `Rappel : l’avis ${number} attend votre accord jusqu’au ${day}`,
  },
  reminder: {
    GENERAL: (organisation, number, day) =>
      `Le ${day}, ${organisation} a annoncé l’avis ${number}. L’échéance approche et aucune réponse de votre part n’est enregistrée.`,
    SPECIFIC: (organisation, number, day) =>
      `Le ${day}, ${organisation} a annoncé l’avis ${number}. L’échéance approche et une réponse de votre part manque encore.`,
  },
  effectSubject: (number) => `En vigueur : avis de changement ${number}`,
  inEffect: (organisation, number, day) =>
    `Toutes les modifications annoncées par ${organisation} dans l’avis ${number} sont désormais en vigueur, la dernière depuis le ${day}.`,
  effectInPartSubject: (number) =>
    `En vigueur, mais pas entièrement pour vous : avis de changement ${number}`,
  inEffectInPart: (organisation, number, day) =>
    `Les modifications annoncées par ${organisation} dans l’avis ${number} sont désormais en vigueur, la dernière depuis le ${day}.`,
  notForYou:
    'Elles ne s’appliquent pas à vous là où vous avez formulé une objection ou n’avez pas donné l’accord que votre contrat exige.',
  undeliveredSubject: (number, customer) => `Non remis : avis ${number} à ${customer}`,
  undelivered: (customer, number) =>
    `Aucun contact de ${customer} n’a pu être joint pour l’avis ${number}, et il n’en reste aucun. Le contrat lui doit cet avis : informez-le autrement et consignez comment, ou désignez un autre contact.`,
};
