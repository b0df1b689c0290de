import type { AgreementWords } from './agreement-words.en.js';

export const fr: AgreementWords = {
  title: 'Contrats',
  lead: (organisation: string) =>
    `Les conditions auxquelles ${organisation} traite des données pour le compte de ses clients, dans toutes leurs versions.`,
  none: 'rien',
  noTexts: 'Aucune condition n’est publiée.',
  trust:
    'Les conditions de sous-traitance : ce qui vaut, ce qui vient, et chaque version antérieure. La version que vous avez acceptée vaut pour vous.',
  terms: 'Conditions',
  labels: {
    authorisation: 'Autorisation des sous-traitants ultérieurs',
    noticeDays: 'Préavis d’un changement',
    dayCount: 'Jours comptés',
    holidayCalendar: 'Jours fériés de',
    objectionDays: 'Délai d’opposition',
    objectionEffect: 'Après une opposition',
    emergencyClause: 'Clause d’urgence',
    subjectMatter: 'Objet',
    endOfContract: 'Données à la fin',
    expiresOn: 'Dernier jour',
  },
  values: {
    GENERAL: 'générale',
    SPECIFIC: 'au cas par cas',
    CALENDAR: 'jours calendaires',
    BUSINESS: 'jours ouvrables',
    MAY_NOT_ENGAGE: 'le changement ne vaut pas pour le client',
    MAY_TERMINATE: 'le client peut résilier le contrat',
    DELETE: 'effacées',
    RETURN: 'restituées',
  },
  days: (n: number) => `${n} ${n === 1 ? 'jour' : 'jours'}`,
};
