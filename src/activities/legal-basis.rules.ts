import { LegalBasis } from '../law/bases.js';
import { DataSubjectCategory } from '../law/categories.js';
import { insideEeaOn } from '../law/law-book.js';
import { Severity, type Found } from '../shared/rules.js';
import type { ControllerActivityRow } from './activity-row.js';
import { ofControllers, type ActivityRule, type ActivityWorld } from './activity-world.js';
import type { DataItem, DataSubjects } from './data-item.js';
import type { LawCitation, Purpose } from './purpose.js';

const { ERROR, WARNING } = Severity;

/** A purpose in messages. */
export const titleOf = ({ label, key }: Purpose) => Object.values(label)[0] ?? key;

/** Whether a purpose rests on a basis, as its own or as a further one. */
export const restsOn = ({ legalBasis, furtherBases }: Purpose, basis: LegalBasis) =>
  legalBasis === basis || (furtherBases?.includes(basis) ?? false);

/** The data used for a purpose: those that name it, and those that name none. */
export const itemsOf = ({ dataItems }: ControllerActivityRow, { key }: Purpose): DataItem[] =>
  dataItems.filter(({ purposes }) => !purposes?.length || purposes.includes(key));

/** The data subjects of a purpose: those of its data; all, where no data say of whom they are. */
function subjectsOf(row: ControllerActivityRow, purpose: Purpose): DataSubjects[] {
  const keys = itemsOf(row, purpose).flatMap(({ subjects }) => subjects ?? []);
  if (keys.length === 0) return row.dataSubjects;
  return row.dataSubjects.filter(({ key, category }) => keys.includes(key ?? category));
}

/** Judges each purpose for itself; paths are below the purpose. */
function each(
  find: (purpose: Purpose, row: ControllerActivityRow, world: ActivityWorld) => readonly Found[],
): (row: ControllerActivityRow, world: ActivityWorld) => Found[] {
  return (row, world) =>
    row.purposes.flatMap((purpose, index) =>
      find(purpose, row, world).map((found) => ({ ...found, path: `purposes.${index}.${found.path}` })),
    );
}

/** Whether a provision is named that can carry a basis: one of the Union or of a member state. */
export function isLaw(law: LawCitation | null | undefined, { law: book, on }: ActivityWorld): boolean {
  if (!law?.act.trim()) return false;
  return !law.jurisdiction || insideEeaOn(book, law.jurisdiction.trim().toUpperCase(), on);
}

const oneBasis = ofControllers({
  id: 'L01',
  article: 'Art. 6(1), 5(1)(a), 5(2)',
  severity: ERROR,
  title: 'Each purpose has one primary legal basis.',
  find: each((purpose) =>
    purpose.legalBasis
      ? []
      : [
          {
            path: 'legalBasis',
            message: `The purpose "${titleOf(purpose)}" has no legal basis; name the one of Art. 6(1).`,
          },
        ],
  ),
});

const interestAssessed = ofControllers({
  id: 'L02',
  article: 'Art. 6(1)(f), 13(1)(d)',
  severity: ERROR,
  title: 'A legitimate interest is named, with whose it is and with its assessment, which is not overdue.',
  find: each((purpose, _, { on }) => {
    if (!restsOn(purpose, LegalBasis.LEGITIMATE_INTERESTS)) return [];
    const { interest, interestHolder, interestAssessment: assessment } = purpose;
    const title = titleOf(purpose);
    const found: Found[] = [];
    if (!interest)
      found.push({
        path: 'interest',
        message: `The legitimate interest behind "${title}" is not named; name it.`,
      });
    if (!interestHolder)
      found.push({
        path: 'interestHolder',
        message: `It is not said whose legitimate interest "${title}" serves; name the holder.`,
      });
    if (!assessment?.reference || !assessment.assessedOn)
      found.push({
        path: 'interestAssessment',
        message: `No dated assessment of the legitimate interest behind "${title}" is named; give its reference and day.`,
      });
    if (assessment?.reviewDue && assessment.reviewDue < on)
      found.push({
        path: 'interestAssessment.reviewDue',
        severity: WARNING,
        message: `The assessment of the legitimate interest behind "${title}" was to be reviewed by ${assessment.reviewDue}; review it.`,
      });
    return found;
  }),
});

const authorityInterest = ofControllers({
  id: 'L03',
  article: 'Art. 6(1) second subparagraph',
  severity: ERROR,
  title: 'No public authority rests its tasks on legitimate interests.',
  find: each((purpose, _, { profile }) => {
    if (!restsOn(purpose, LegalBasis.LEGITIMATE_INTERESTS)) return [];
    const task = purpose.publicTask ?? profile?.publicAuthority ?? false;
    if (!task) return [];
    return [
      {
        path: 'legalBasis',
        message: `A public authority may not rest "${titleOf(purpose)}" on legitimate interests in the performance of its tasks; name another basis, or state that it is none of its tasks.`,
      },
    ];
  }),
});

const lawNamed = ofControllers({
  id: 'L04',
  article: 'Art. 6(3)',
  severity: ERROR,
  title: 'A legal obligation or a public task rests on a named law of the Union or of a member state.',
  find: each((purpose, _, world) => {
    const bases = [LegalBasis.LEGAL_OBLIGATION, LegalBasis.PUBLIC_TASK];
    if (!bases.some((basis) => restsOn(purpose, basis)) || isLaw(purpose.law, world)) return [];
    return [
      {
        path: 'law',
        message: `The purpose "${titleOf(purpose)}" names no law of the Union or of a member state; cite the one it rests on.`,
      },
    ];
  }),
});

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

/** Legal bases of Art. 6 (L01–L06, L12). */
export const legalBasisRules: readonly ActivityRule[] = [
  oneBasis,
  interestAssessed,
  authorityInterest,
  lawNamed,
  consentKept,
  employeesConsent,
  childrenConsent,
];
