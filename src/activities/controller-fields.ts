import { SpecialCategory } from '../law/categories.js';
import { RecipientRole } from '../law/roles.js';
import type { ControllerActivityRow } from './activity-row.js';
import { Level, ofEach, reaches, said, some, type Asked } from './completeness-fields.js';

const { M, MC, R, O } = Level;
const special = (row: ControllerActivityRow) =>
  row.dataItems.filter(({ category, specialCategory }) => specialCategory != null || category === 'SPECIAL');

/** Art. 30(1), then what authorities' forms for controllers add. */
export const ofController: readonly Asked<ControllerActivityRow>[] = [
  [M, 'controller', (row, world) => reaches(row.controllerPartyId ?? world.profile?.partyId, world)],
  [M, 'owner', ({ owner }) => said(owner)],
  [M, 'purposes', ({ purposes }) => some(purposes)],
  [
    M,
    'purposes.legalBasis',
    ({ purposes }) => some(purposes) && purposes.every((one) => said(one.legalBasis)),
  ],
  [M, 'dataSubjects', ({ dataSubjects }) => some(dataSubjects)],
  [M, 'dataItems', ({ dataItems }) => some(dataItems)],
  [
    M,
    'dataItems.retention',
    ({ dataItems }) => some(dataItems) && dataItems.every((one) => said(one.retention)),
  ],
  [MC, 'recipients', ({ noRecipients, recipients }) => (noRecipients ? undefined : some(recipients))],
  [MC, 'controllers', ({ controllers }, world) => ofEach(controllers, (one) => reaches(one.partyId, world))],
  [
    MC,
    'controllers.arrangement',
    ({ controllers }) => ofEach(controllers, (one) => said(one.agreementId) || said(one.arrangement)),
  ],
  [
    MC,
    'purposes.article9',
    (row) => (some(special(row)) ? row.purposes.some((one) => some(one.article9)) : undefined),
  ],
  [
    MC,
    'purposes.interestAssessment',
    ({ purposes }) =>
      ofEach(
        purposes.filter(({ legalBasis }) => legalBasis === 'LEGITIMATE_INTERESTS'),
        (one) => said(one.interest) && said(one.interestAssessment?.reference),
      ),
  ],
  [
    MC,
    'purposes.consent',
    ({ purposes }) =>
      ofEach(
        purposes.filter(({ legalBasis }) => legalBasis === 'CONSENT'),
        (one) => said(one.consent?.record),
      ),
  ],
  [
    R,
    'recipients.agreement',
    ({ recipients }) =>
      ofEach(
        recipients.filter(({ role }) => role === RecipientRole.PROCESSOR),
        (one) => said(one.agreementId) || said(one.contract),
      ),
  ],
  [R, 'sources', ({ sources }) => some(sources)],
  [R, 'dpia.necessity', ({ dpia }) => said(dpia?.necessity)],
  [R, 'dpia.status', ({ dpia }) => (dpia?.necessity === 'REQUIRED' ? said(dpia.status) : undefined)],
  [R, 'automatedDecision', ({ automatedDecision }) => said(automatedDecision)],
  [
    R,
    'dataItems.specialCategory',
    (row) => ofEach(special(row), ({ specialCategory }) => (specialCategory ?? '') in SpecialCategory),
  ],
  [R, 'dataItems.subjects', ({ dataItems }) => ofEach(dataItems, ({ subjects }) => some(subjects))],
  [R, 'recipients.dataItems', ({ recipients }) => ofEach(recipients, ({ dataItems }) => some(dataItems))],
  [
    R,
    'dataSubjects.vulnerable',
    ({ dataSubjects }) => ofEach(dataSubjects, ({ vulnerable }) => vulnerable != null),
  ],
  [
    O,
    'dataSubjects.approximateCount',
    (row) => ofEach(row.dataSubjects, (one) => said(one.approximateCount)),
  ],
  [O, 'dataItems.examples', ({ dataItems }) => ofEach(dataItems, ({ examples }) => said(examples))],
  [
    O,
    'dataItems.retention.enforcedBy',
    (row) => ofEach(row.dataItems, (one) => said(one.retention?.enforcedBy)),
  ],
];
