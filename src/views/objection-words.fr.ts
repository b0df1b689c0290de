import type { ObjectionWords } from './objection-words.en.js';

export const fr: ObjectionWords = {
  title: {
    GENERAL: 'Objecter à des modifications',
    SPECIFIC: 'Approuver ou refuser des modifications',
  },
  lead: (organisation, number, customer) =>
    `${organisation} a annoncé l’avis ${number}. Vous y répondez ici pour ${customer}, sans compte.`,
  changes: 'Ce qui change',
  whole: 'L’avis entier',
  meaning: 'Ce que signifie votre réponse',
  said: {
    AUTHORISED: (day) => `Approuvé par vous le ${day}.`,
    REFUSED: (day) => `Refusé par vous le ${day}.`,
    OBJECTED: (day) => `Objection formulée le ${day}.`,
  },
  earlier: 'Objections enregistrées',
  received: (day) => `reçue le ${day}`,
  states: {
    FILED: 'en attente de décision',
    UPHELD: 'acceptée',
    WORKAROUND: 'réglée autrement',
    REJECTED: 'non retenue',
    WITHDRAWN: 'retirée',
    MOOT: 'sans objet : l’avis a été retiré',
  },
  open: 'Une objection est enregistrée et attend une décision ; une autre pourra suivre ensuite. Pour la compléter ou la retirer, écrivez à :',
  form: {
    objectTitle: { GENERAL: 'Objecter', SPECIFIC: 'Refuser' },
    approveTitle: 'Approuver',
    which: 'Quelles modifications',
    whichHint: 'Sans choix, toutes sont visées.',
    grounds: 'Motifs',
    groundsHint: 'Vos motifs liés à la protection des données, de 10 à 10 000 caractères.',
    contact: 'Adresse e-mail pour l’accusé de réception et la réponse',
    contactHint:
      'Elle ne sert à rien d’autre. Elle est conservée tant que l’objection sert de preuve, puis effacée.',
    by: 'Votre fonction (facultatif)',
    byHint: 'Par exemple : délégué à la protection des données. Pas de nom, s’il vous plaît.',
    send: { GENERAL: 'Envoyer l’objection', SPECIFIC: 'Refuser' },
    approve: 'Approuver',
    problem: 'Rien n’est encore enregistré',
    wrong: {
      grounds: 'Les motifs doivent compter de 10 à 10 000 caractères.',
      contact: 'Ce n’est pas une adresse e-mail à laquelle on peut écrire.',
      by: 'La fonction dépasse 200 caractères.',
      subProcessors: 'L’une des modifications ne peut faire l’objet d’une objection.',
      publications: 'L’une des modifications ne peut faire l’objet d’une objection.',
    },
    tooMany: 'Trop de demandes sont venues d’ici en une heure. Veuillez réessayer plus tard.',
  },
  done: {
    title: { GENERAL: 'Objection enregistrée', SPECIFIC: 'Refus enregistré' },
    text: (organisation) =>
      `${organisation} a reçu votre objection et y répondra par e-mail. Un accusé de réception part à l’adresse indiquée.`,
    approvedTitle: 'Approbation enregistrée',
    approved: (organisation) =>
      `${organisation} a reçu votre approbation. Les modifications peuvent s’appliquer à vous à leurs dates.`,
    reference: 'Numéro de référence',
  },
  closed: {
    expiredTitle: 'Le délai de réponse est écoulé',
    expired: (day) => `Le dernier jour était le ${day}. Plus rien ne peut être envoyé ici.`,
    contact: 'Si un point de la modification vous importe malgré tout, écrivez à :',
    noneTitle: 'Rien à répondre',
    none: 'Rien dans cet avis n’attend de réponse de votre part.',
    withdrawnTitle: 'Cet avis est retiré',
    withdrawn: (day) =>
      `Il a été retiré le ${day}. Ses modifications ne prennent pas effet ; il n’y a rien à répondre.`,
    unknownTitle: 'Ce lien ne mène nulle part',
    unknown:
      'Il est peut-être tronqué ou n’est plus valable. Ouvrez-le à nouveau depuis le message, ou répondez à celui-ci.',
  },
  mail: {
    receiptSubject: (reference) => `Reçu : objection ${reference}`,
    receipt: (organisation, number, day) =>
      `Le ${day}, ${organisation} a reçu cette objection à l’avis ${number}. La décision vous sera communiquée par e-mail.`,
    filedSubject: (reference, customer) => `Objection ${reference} de ${customer}`,
    filed: (customer, number, day) =>
      `Le ${day}, ${customer} a formulé une objection à l’avis ${number}. Décidez-en avec un motif ; la réponse part alors.`,
    answerSubject: (reference) => `Décision : objection ${reference}`,
    answer: (organisation, number) => `${organisation} a statué sur votre objection à l’avis ${number}.`,
    mootSubject: (reference) => `Sans objet : objection ${reference}`,
    moot: (organisation, number) =>
      `${organisation} a retiré l’avis ${number}, contre lequel vous aviez formulé une objection. Ses modifications ne prennent pas effet : il n’y a plus rien à décider.`,
    decision: (state) => `Décision : ${state}.`,
    outcome: {
      UPHELD: 'L’objection est acceptée : les modifications visées ne s’appliquent pas à vous.',
      WORKAROUND:
        'L’objection est réglée autrement, comme indiqué ci-dessous. Les modifications sont désormais réputées autorisées par vous.',
      WITHDRAWN: 'L’objection est retirée. Les modifications sont désormais réputées autorisées par vous.',
      NOT_USED:
        'L’objection n’est pas retenue. Les modifications ne s’appliquent toutefois pas à vous tant que vous ne les autorisez pas.',
      MAY_TERMINATE:
        'L’objection n’est pas retenue. Les modifications peuvent s’appliquer à leurs dates ; votre contrat vous permet d’y mettre fin pour cette raison.',
      LATE: 'L’objection est arrivée après le dernier jour du délai ; elle ne fait donc pas obstacle aux modifications.',
    },
    reference: 'Référence',
    customer: 'Client',
    about: 'Concerne',
    grounds: 'Motifs',
    reason: 'Raison',
    notice: 'L’avis',
    why: (organisation) =>
      `Vous recevez ce message parce que cette adresse a été indiquée pour une objection à un avis de ${organisation}.`,
  },
};
