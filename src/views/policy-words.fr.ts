import type { PolicyWords } from './policy-words.en.js';

export const fr: PolicyWords = {
  title: 'Politiques',
  lead: (organisation) =>
    `Les textes selon lesquels ${organisation} traite des données à caractère personnel, dans toutes leurs versions.`,
  none: 'Aucune politique n’est publiée.',
  kinds: {
    PRIVACY_POLICY: 'Politique de confidentialité',
    COOKIE_POLICY: 'Politique relative aux cookies',
    DPA_TEMPLATE: 'Contrat de sous-traitance des données',
    TOM: 'Mesures techniques et organisationnelles',
    SUB_PROCESSOR_POLICY: 'Politique relative aux sous-traitants ultérieurs',
    TERMS: 'Conditions',
    OTHER: 'Autre texte',
  },
  version: (label) => `Version ${label}`,
  status: { IN_FORCE: 'En vigueur', COMING: 'À venir', PAST: 'Ancienne', WITHDRAWN: 'Retirée' },
  effective: 'En vigueur à partir du',
  until: 'Jusqu’au',
  published: 'Publiée le',
  products: 'Produits',
  coming: (label, day) => `La version ${label} est annoncée et prend effet le ${day}.`,
  readIt: 'La lire, et voir ce qui change',
  notInForce: (day) => `Pas encore en vigueur : cette version prend effet le ${day}.`,
  past: 'Cette version n’est plus en vigueur.',
  withdrawn: 'Cette version a été retirée avant de prendre effet.',
  current: 'La version en vigueur',
  prevails: (language) => `Le texte en ${language} fait foi.`,
  machine:
    'Ce texte a été traduit par une machine. Il peut contenir des erreurs et n’est donné qu’à titre d’information.',
  untranslated: (language) => `Cette version n’existe pas en ${language}.`,
  translationAdded: (day: string) =>
    `Cette traduction a été ajoutée le ${day}, après la publication de la version.`,
  changed: (label) => `Ce qui a changé depuis la version ${label}`,
  first: 'C’est la première version publiée ici.',
  legend: 'Comment lire ceci :',
  added: 'ajouté',
  removed: 'supprimé',
  same: 'les passages inchangés sont omis',
  coarse: 'Certains passages diffèrent tant qu’ils sont montrés en entier.',
  onlyTranslations: 'Dans cette langue, le texte est le même.',
  versions: 'Toutes les versions',
  machines: 'La même chose pour les machines',
  trust:
    'Ce qui est promis au sujet des données : chaque politique en vigueur, ce qui vient, et toutes les versions antérieures.',
};
