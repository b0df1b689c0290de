import { LegalBasis } from '../law/bases.js';
import { DataSubjectCategory } from '../law/categories.js';
import { Severity, type Found } from '../shared/rules.js';
import { ofControllers, type ActivityRule } from './activity-world.js';
import { each, restsOn, subjectsOf, titleOf } from './each-purpose.js';

const { ERROR, WARNING } = Severity;

const consentKept = ofControllers({
  id: 'L05',
  article: 'Art. 7(1), 7(3)',
  severity: ERROR,
  title: 'Consent is recorded and can be withdrawn.',
  find: each((purpose) => {
    if (!restsOn(purpose, LegalBasis.CONSENT)) return [];
    const { consent } = purpose;
    const found: Found[] = [];
    if (!consent?.record)
      found.push({
        path: 'consent.record',
        message: `It is not said where consents to "${titleOf(purpose)}" are recorded; name the record.`,
      });
    if (!consent?.withdrawal)
      found.push({
        path: 'consent.withdrawal',
        message: `It is not said how consent to "${titleOf(purpose)}" is withdrawn; name the way.`,
      });
    return found;
  }),
});

const employeesConsent = ofControllers({
  id: 'L06',
  article: 'Recital 43',
  severity: WARNING,
  title: 'The consent of employees is seldom freely given.',
  find: each((purpose, row) =>
    restsOn(purpose, LegalBasis.CONSENT) &&
    subjectsOf(row, purpose).some(({ category }) => category === DataSubjectCategory.EMPLOYEES)
      ? [
          {
            path: 'legalBasis',
            message: `"${titleOf(purpose)}" rests on the consent of employees, which is seldom freely given; name another basis or say why it is.`,
          },
        ]
      : [],
  ),
});

const childrenConsent = ofControllers({
  id: 'L12',
  article: 'Art. 8',
  severity: WARNING,
  title: 'Where children consent to an online service, age or parental consent is checked.',
  find: each((purpose, row) =>
    restsOn(purpose, LegalBasis.CONSENT) &&
    !purpose.consent?.ageCheck &&
    subjectsOf(row, purpose).some(({ children }) => children === true)
      ? [
          {
            path: 'consent.ageCheck',
            message: `Children use an online service for "${titleOf(purpose)}" by consent; say how age or parental consent is checked.`,
          },
        ]
      : [],
  ),
});

/** Consent as a legal basis of Art. 6 (L05, L06, L12). */
export const consentRules: readonly ActivityRule[] = [consentKept, employeesConsent, childrenConsent];
