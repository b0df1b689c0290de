import { LegalBasis } from '../law/bases.js';
import { Severity, type Found } from '../shared/rules.js';
import { ofControllers, type ActivityRule } from './activity-world.js';
import { each, isLaw, restsOn, titleOf } from './each-purpose.js';

const { ERROR, WARNING } = Severity;

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

/** Legal bases of Art. 6 (L01–L04); of consent see `consentRules`. */
export const legalBasisRules: readonly ActivityRule[] = [
  oneBasis,
  interestAssessed,
  authorityInterest,
  lawNamed,
];
