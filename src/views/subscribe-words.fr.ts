import type { SubscribeWords } from './subscribe-words.en.js';

export const fr: SubscribeWords = {
  form: {
    title: 'Recevoir les avis',
    lead: (organisation) =>
      `${organisation} vous écrit avant qu’une entreprise traitant des données personnelles pour son compte, une politique ou un contrat de sous-traitance soit ajouté, remplacé ou modifié, selon vos choix. Rien d’autre n’est envoyé : ni lettre d’information, ni publicité.`,
    email: 'Adresse e-mail',
    products: 'Produits',
    productsHint: 'Sans choix, vous êtes informé de tous.',
    language: 'Langue des avis',
    topics: 'À quel sujet',
    topicsHint: 'Sans choix, vous êtes informé de tout, y compris de ce qui s’ajoutera.',
    subProcessors: 'Sous-traitants ultérieurs',
    agreements: 'Contrats de sous-traitance',
    policy: (title) => `Politique : ${title}`,
    cadence: 'À quelle fréquence',
    each: 'Chaque avis, dès son annonce',
    weekly: 'Un message par semaine, le lundi',
    weeklyHint:
      'Un avis arrive aussitôt quand attendre le lundi serait trop tard : un changement prend effet, ou le délai d’opposition se termine, d’ici là.',
    ask: 'Demander les avis',
    problem: 'Rien n’a encore été envoyé',
    badEmail: 'Ce n’est pas une adresse e-mail à laquelle on puisse écrire.',
    badProducts: 'L’un des produits n’est pas proposé ici.',
    badLanguage: 'Cette langue n’est pas proposée ici.',
    badChoice: 'L’un des choix n’est pas proposé ici.',
    tooMany:
      'Trop de demandes sont venues d’ici, ou pour cette adresse, en une heure. Veuillez réessayer plus tard.',
  },
  privacy: {
    title: 'Ce que devient votre adresse',
    who: 'Responsable',
    purpose: 'Finalité',
    purposeText: 'Vous envoyer les avis de changement que vous choisissez, et rien d’autre.',
    basis: 'Base juridique',
    basisText:
      'Votre consentement (art. 6, par. 1, point a), du RGPD). Il est facultatif : les mêmes avis figurent sur la page des changements.',
    term: 'Durée',
    termText:
      'Jusqu’à votre désinscription. Ce qui n’est pas confirmé est effacé après 48 heures, et la trace des messages demandant votre confirmation 7 jours après leur remise. À la désinscription, l’adresse et vos choix sont effacés aussitôt. Il reste une empreinte à clé, dont on ne peut lire l’adresse, avec les moments de la demande, de la confirmation et de la désinscription, le texte que vous avez accepté et les messages envoyés avec leur date : la preuve de votre consentement et de nos avis.',
    leave: 'Se désinscrire',
    leaveText:
      'Chaque avis contient un lien pour se désinscrire en un clic, et un autre vers une page où modifier vos choix. La licéité de ce qui a été envoyé auparavant n’en est pas affectée.',
    rights: 'Vos droits',
    rightsText:
      'Vous pouvez demander l’accès, la rectification, l’effacement, la limitation et une copie de vos données, que vous pouvez aussi télécharger depuis la page de vos choix, et introduire une réclamation auprès d’une autorité de contrôle.',
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
    about: 'Produits',
    all: 'tous les produits',
    allTopics: 'tout',
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
  preferences: {
    title: 'Vos choix',
    lead: (organisation) =>
      `Ce que ${organisation} écrit à l’adresse à laquelle ce lien a été envoyé. Les changements valent aussitôt.`,
    save: 'Enregistrer',
    saved: 'Enregistré. Les avis annoncés auparavant arrivent encore comme demandé.',
    problem: 'Rien n’a été modifié',
    dataTitle: 'Vos données',
    dataText:
      'Tout ce qui est conservé au sujet de cette inscription, dans un fichier lisible par les personnes et les programmes (JSON).',
    download: 'Télécharger vos données',
    leaveTitle: 'Se désinscrire',
    leaveText:
      'Plus aucun avis n’est envoyé ; l’adresse et vos choix sont effacés. Les avis qu’un contrat vous doit vont au contact qui y est désigné et n’en sont pas affectés.',
    goneTitle: 'Ce lien n’est plus valable',
    gone: 'L’inscription a pris fin, ou l’adresse de cette page n’a pas été copiée en entier. L’avis le plus récent contient le lien.',
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
