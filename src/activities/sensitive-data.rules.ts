import { Article10Ground, Article9Condition, LegalBasis } from '../law/bases.js';
import { DataCategory } from '../law/categories.js';
import { Severity, type Found } from '../shared/rules.js';
import type { ControllerActivityRow } from './activity-row.js';
import { ofControllers, type ActivityRule, type ActivityWorld } from './activity-world.js';
import { nameOf } from './content.rules.js';
import type { DataItem } from './data-item.js';
import { isLaw, itemsOf, restsOn, titleOf } from './each-purpose.js';
import type { Purpose } from './purpose.js';

const { ERROR } = Severity;

export const isSpecial = ({ specialCategory, category }: DataItem) =>
  specialCategory != null || category === DataCategory.SPECIAL;
const isCriminal = ({ criminal, category }: DataItem) =>
  criminal === true || category === DataCategory.CRIMINAL;

/** Judges each purpose that uses such data, with the data it uses. */
function eachUsing(
  such: (item: DataItem) => boolean,
  find: (purpose: Purpose, data: string, world: ActivityWorld) => readonly Found[],
): (row: ControllerActivityRow, world: ActivityWorld) => Found[] {
  return (row, world) =>
    row.purposes.flatMap((purpose, index) => {
      const items = itemsOf(row, purpose).filter(such);
      if (items.length === 0) return [];
      const found = find(purpose, items.map((item) => `"${nameOf(item)}"`).join(', '), world);
      return found.map((one) => ({ ...one, path: `purposes.${index}.${one.path}` }));
    });
}

const conditionNamed = ofControllers({
  id: 'L07',
  article: 'Art. 9(1), (2)',
  severity: ERROR,
  title: 'Each purpose that uses special categories names a condition of Art. 9(2).',
  find: eachUsing(isSpecial, (purpose, data) =>
    purpose.article9?.length
      ? []
      : [
          {
            path: 'article9',
            message: `"${titleOf(purpose)}" uses special categories (${data}) and names no condition of Art. 9(2); name one, or leave the data out.`,
          },
        ],
  ),
});

const WITH_LAW: readonly Article9Condition[] = [
  Article9Condition.EMPLOYMENT_AND_SOCIAL_SECURITY,
  Article9Condition.SUBSTANTIAL_PUBLIC_INTEREST,
  Article9Condition.PUBLIC_HEALTH,
  Article9Condition.ARCHIVING_RESEARCH_STATISTICS,
];

const conditionGrounded = ofControllers({
  id: 'L08',
  article: 'Art. 9(2)(b), (g), (h), (i), (j), 9(3)',
  severity: ERROR,
  title: 'Conditions that need a law name it; health care also names the duty of secrecy.',
  find: ({ purposes }, world) =>
    purposes.flatMap((purpose, index) =>
      (purpose.article9 ?? []).flatMap(({ condition, law, professionalContract, secrecy }, at): Found[] => {
        const path = `purposes.${index}.article9.${at}`;
        const care = condition === Article9Condition.HEALTH_CARE;
        const found: Found[] = [];
        if ((WITH_LAW.includes(condition) || (care && !professionalContract)) && !isLaw(law, world))
          found.push({
            path: `${path}.law`,
            message: `The condition ${condition} of "${titleOf(purpose)}" names no law of the Union or of a member state; cite it${care ? ', or the contract with the health professional' : ''}.`,
          });
        if (care && !secrecy)
          found.push({
            path: `${path}.secrecy`,
            message: `It is not said on what the duty of secrecy for "${titleOf(purpose)}" rests (Art. 9(3)); name it.`,
          });
        return found;
      }),
    ),
});

const interestIsNoCondition = ofControllers({
  id: 'L09',
  article: 'Art. 9(1), 6(1)(f)',
  severity: ERROR,
  title: 'A legitimate interest does not carry special categories.',
  find: eachUsing(isSpecial, (purpose, data) =>
    purpose.legalBasis === LegalBasis.LEGITIMATE_INTERESTS && !purpose.article9?.length
      ? [
          {
            path: 'legalBasis',
            message: `"${titleOf(purpose)}" rests special categories (${data}) on legitimate interests alone; name a condition of Art. 9(2).`,
          },
        ]
      : [],
  ),
});

const criminalGrounded = ofControllers({
  id: 'L10',
  article: 'Art. 10',
  severity: ERROR,
  title: 'Data on convictions and offences are used under official authority or by a named law.',
  find: eachUsing(isCriminal, (purpose, data, world) => {
    const { ground, law } = purpose.article10 ?? {};
    if (ground === Article10Ground.OFFICIAL_AUTHORITY_CONTROL || (ground && isLaw(law, world))) return [];
    return [
      {
        path: ground ? 'article10.law' : 'article10',
        message: `"${titleOf(purpose)}" uses data on convictions and offences (${data}) without official authority or a named law; name which.`,
      },
    ];
  }),
});

const consentExplicit = ofControllers({
  id: 'L11',
  article: 'Art. 9(2)(a)',
  severity: ERROR,
  title: 'Consent to special categories is explicit.',
  find: eachUsing(isSpecial, (purpose, data) => {
    const conditions = purpose.article9 ?? [];
    const byConsent =
      conditions.some(({ condition }) => condition === Article9Condition.EXPLICIT_CONSENT) ||
      (conditions.length === 0 && restsOn(purpose, LegalBasis.CONSENT));
    if (!byConsent || purpose.consent?.explicit === true) return [];
    return [
      {
        path: 'consent.explicit',
        message: `"${titleOf(purpose)}" uses special categories (${data}) by consent that is not stated to be explicit; ask for explicit consent and say so.`,
      },
    ];
  }),
});

/** Special categories and criminal data (L07–L11). */
export const sensitiveDataRules: readonly ActivityRule[] = [
  conditionNamed,
  conditionGrounded,
  interestIsNoCondition,
  criminalGrounded,
  consentExplicit,
];
