/** What the pages of agreements say: English, and the shape of every catalogue. */
export const en = {
  title: 'Agreements',
  lead: (organisation: string) =>
    `The terms that ${organisation} offers its customers for processing on their behalf, in every version.`,
  none: 'none',
  noTexts: 'No terms are published.',
  trust:
    'The data-processing terms: what they say now, what is coming, and every version before. You stand on the version that you agreed to.',
  terms: 'Terms',
  labels: {
    authorisation: 'Authorisation of sub-processors',
    noticeDays: 'Notice of a change',
    dayCount: 'Days counted',
    holidayCalendar: 'Holidays of',
    objectionDays: 'Time to object',
    objectionEffect: 'After an objection',
    emergencyClause: 'Emergency clause',
    subjectMatter: 'Subject matter',
    endOfContract: 'Data at the end',
    expiresOn: 'Last day',
  },
  values: {
    GENERAL: 'general',
    SPECIFIC: 'one by one',
    CALENDAR: 'calendar days',
    BUSINESS: 'business days',
    MAY_NOT_ENGAGE: 'the change is not used for the customer',
    MAY_TERMINATE: 'the customer may end the agreement',
    DELETE: 'deleted',
    RETURN: 'returned',
  },
  days: (n: number) => `${n} ${n === 1 ? 'day' : 'days'}`,
};

export type AgreementWords = typeof en;
