import type { SubscribeWords } from './subscribe-words.en.js';

export const fr: SubscribeWords = {
  form: {
    title: 'Recevoir les avis',
    lead: (organisation) =>
      `${organisation} vous écrit avant qu’une entreprise traitant des données personnelles pour son compte soit ajoutée, remplacée ou modifiée. Rien d’autre n’est envoyé : ni lettre d’information, ni publicité.`,
    email: 'Adresse e-mail',
    products: 'Produits',
    productsHint: 'Sans choix, vous êtes informé de tous.',
    language: 'Langue des avis',
    ask: 'Demander les avis',
    problem: 'Rien n’a encore été envoyé',
    badEmail: 'Ce n’est pas une adresse e-mail à laquelle on puisse écrire.',
    badProducts: 'L’un des produits n’est pas proposé ici.',
    badLanguage: 'Cette langue n’est pas proposée ici.',
    tooMany:
      'Trop de demandes sont venues d’ici, ou pour cette adresse, en une heure. Veuillez réessayer plus tard.',
  },
  privacy: {
    title: 'Ce que devient votre adresse',
    who: 'Responsable',
    purpose: 'Finalité',
    purposeText: 'Vous envoyer les avis de changement concernant les sous-traitants, et rien d’autre.',
    basis: 'Base juridique',
    basisText:
      'Votre consentement (art. 6, par. 1, point a), du RGPD). Il est facultatif : les mêmes avis figurent sur la page des changements.',
    term: 'Durée',
    termText:
      'Jusqu’à votre désinscription. Ce qui n’est pas confirmé est effacé après 48 heures. À la désinscription, l’adresse est effacée aussitôt ; il en reste une empreinte à clé, dont on ne peut lire l’adresse.',
    leave: 'Se désinscrire',
    leaveText:
      'Chaque avis contient un lien pour se désinscrire en un clic. La licéité de ce qui a été envoyé auparavant n’en est pas affectée.',
    rights: 'Vos droits',
    rightsText:
      'Vous pouvez demander l’accès, la rectification, l’effacement, la limitation et une copie de vos données, et introduire une réclamation auprès d’une autorité de contrôle.',
    recipients: 'Destinataires',
    recipientsText:
      'Les services qui hébergent ces pages et acheminent le courrier ; ils figurent sur la liste des sous-traitants.',
  },
  asked: {
    title: 'Consultez votre messagerie',
    text: 'Un message est en route vers l’adresse. Ouvrez dans les 48 heures le lien qu’il contient et confirmez ; d’ici là, rien d’autre n’est envoyé. Si rien n’arrive, regardez dans les indésirables ou refaites la demande.',
  },
  confirm: {
    title: 'Confirmer votre inscription',
    text: (organisation) =>
      `${organisation} doit-elle envoyer ses avis de changement à l’adresse à laquelle ce lien a été envoyé ?`,
    about: 'Au sujet de',
    all: 'tous les produits',
    language: 'Langue',
    button: 'Oui, m’envoyer les avis',
    not: 'Si vous n’avez rien demandé, fermez cette page. Rien n’est envoyé, et la demande est effacée après 48 heures.',
    doneTitle: 'Vous êtes inscrit',
    done: (organisation) =>
      `${organisation} vous écrira lorsqu’un changement sera annoncé. Chaque avis contient un lien pour se désinscrire.`,
  },
  expired: {
    title: 'Ce lien n’est plus valable',
    text: 'Il a déjà servi, il a plus de 48 heures, ou un plus récent a été demandé. Si vous avez déjà confirmé, il n’y a plus rien à faire.',
    again: 'Demander un nouveau lien',
  },
  leave: {
    title: 'Se désinscrire',
    text: (organisation) =>
      `${organisation} doit-elle cesser d’envoyer des avis de changement à l’adresse à laquelle ce lien a été envoyé ?`,
    button: 'Oui, cesser et effacer l’adresse',
    doneTitle: 'Vous êtes désinscrit',
    done: (organisation) =>
      `Plus aucun avis de changement de ${organisation} n’est envoyé à l’adresse à laquelle ce lien a été envoyé, et elle est effacée. Les avis qu’un contrat vous doit n’en sont pas affectés.`,
    again: 'S’inscrire à nouveau',
  },
};
