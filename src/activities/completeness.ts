import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { insideEeaOn } from '../law/law-book.js';
import { SpecialCategory } from '../law/categories.js';
import { RecipientRole } from '../law/roles.js';
import type { ActivityRow, ControllerActivityRow, ProcessorActivityRow } from './activity-row.js';
import { hasContact, type ActivityWorld } from './activity-world.js';

/** How much a field is asked for, after the analysis of 17 authorities' forms (CSM-ROPA). */
export enum Level {
  M = 'M',
  MC = 'MC',
  R = 'R',
  O = 'O',
}
registerEnumType(Level, {
  name: 'CompletenessLevel',
  description: 'How much the record asks for a field (CSM-ROPA).',
  valuesMap: {
    M: { description: 'Mandatory.' },
    MC: { description: 'Mandatory if it applies.' },
    R: { description: 'Recommended: several authorities ask for it.' },
    O: { description: 'Optional.' },
  },
});

@ObjectType({
  description: 'Of the fields of one level: how many apply to the entry, and how many are filled in.',
})
export class LevelCompleteness {
  @Field(() => Level) level!: Level;
  @Field(() => Int) filled!: number;
  @Field(() => Int) applicable!: number;
  @Field(() => [String], { description: 'Names of those that are empty.' }) empty!: string[];
}

/** A field of the record: undefined where it does not apply, otherwise whether it is filled in. */
type Asked<Row> = [
  level: Level,
  name: string,
  filled: (row: Row, world: ActivityWorld) => boolean | undefined,
];

const { M, MC, R, O } = Level;
const some = (list: readonly unknown[] | null | undefined) => (list?.length ?? 0) > 0;
const said = (value: unknown) => value != null && value !== '';
/** Applies only where there is something to say it of; then of each. */
const ofEach = <T>(list: readonly T[], filled: (one: T) => boolean) =>
  list.length > 0 ? list.every(filled) : undefined;

const leavesEea = ({ recipients }: ActivityRow, { law, on }: ActivityWorld) =>
  recipients.some(({ countries, remoteAccessCountries }) =>
    [...(countries ?? []), ...(remoteAccessCountries ?? [])].some((place) => !insideEeaOn(law, place, on)),
  );
const transfersOf = ({ transferIds }: ActivityRow, { transfers }: ActivityWorld) =>
  transferIds.flatMap((id) => transfers.get(id) ?? []);
const reaches = (partyId: string | null | undefined, { parties }: ActivityWorld) => {
  const party = partyId == null ? undefined : parties.get(partyId);
  return party !== undefined && hasContact(party);
};
const special = (row: ControllerActivityRow) =>
  row.dataItems.filter(({ category, specialCategory }) => specialCategory != null || category === 'SPECIAL');

/** Asked for in both records: Art. 30(1)(a), (e), (g) and 30(2)(a), (c), (d). */
const common: readonly Asked<ActivityRow>[] = [
  [M, 'status', () => true],
  [M, 'title', ({ title }) => Object.keys(title).length > 0],
  [M, 'measures', ({ measures }) => some(measures)],
  [
    MC,
    'dpo',
    (_, world) => (world.profile?.dpo?.appointed ? reaches(world.profile.dpoPartyId, world) : undefined),
  ],
  [
    MC,
    'representative',
    (_, world) =>
      world.profile?.subjectByArticle3 && !world.profile.representative?.exemption
        ? reaches(world.profile.representativePartyId, world)
        : undefined,
  ],
  [MC, 'transfers', (row, world) => (leavesEea(row, world) ? some(row.transferIds) : undefined)],
  [
    MC,
    'transfers.mechanisms',
    (row, world) => ofEach(transfersOf(row, world), (one) => some(one.mechanisms)),
  ],
  [R, 'owner', ({ owner }) => said(owner)],
  [R, 'businessFunction', ({ businessFunction }) => said(businessFunction)],
  [R, 'description', ({ description }) => said(description)],
  [R, 'review', ({ review }) => said(review?.lastOn) || said(review?.nextDue)],
  [O, 'systems', ({ systems }) => some(systems)],
  [O, 'systems.hostedIn', ({ systems }) => ofEach(systems, ({ hostedIn }) => some(hostedIn))],
  [O, 'startsOn', ({ startsOn, activatedOn }) => said(startsOn) || said(activatedOn)],
];

/** Art. 30(1), then what authorities' forms for controllers add. */
const ofController: readonly Asked<ControllerActivityRow>[] = [
  [M, 'controller', (row, world) => reaches(row.controllerPartyId ?? world.profile?.partyId, world)],
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

/** Art. 30(2), then what authorities' forms for processors add. */
const ofProcessor: readonly Asked<ProcessorActivityRow>[] = [
  [M, 'processor', (_, world) => reaches(world.profile?.partyId, world)],
  [
    M,
    'controllers',
    ({ controllers }, world) => some(controllers) && controllers.every((one) => reaches(one.partyId, world)),
  ],
  [
    M,
    'controllers.processingCategories',
    ({ controllers }) => some(controllers) && controllers.every((one) => some(one.processingCategories)),
  ],
  [
    R,
    'controllers.agreement',
    ({ controllers }) => ofEach(controllers, ({ agreementId }) => said(agreementId)),
  ],
  [
    R,
    'controllers.instructions',
    ({ controllers }) => ofEach(controllers, ({ instructions }) => said(instructions)),
  ],
  [R, 'subProcessors', ({ subProcessorIds, recipients }) => some(subProcessorIds) || some(recipients)],
  [R, 'products', ({ productIds }) => some(productIds)],
  [
    O,
    'controllers.endOfContract',
    ({ controllers }) => ofEach(controllers, (one) => said(one.endOfContract)),
  ],
  [
    O,
    'controllers.representative',
    ({ controllers }) => ofEach(controllers, (one) => said(one.representative)),
  ],
  [O, 'controllers.dpo', ({ controllers }) => ofEach(controllers, ({ dpo }) => said(dpo))],
];

/** How much of each level is filled in. Each record has its own fields: a processor owes neither purposes nor retention. */
export function completenessOf(row: ActivityRow, world: ActivityWorld): LevelCompleteness[] {
  const own = row.role === 'CONTROLLER' ? judged(ofController, row, world) : judged(ofProcessor, row, world);
  const all = [...judged(common, row, world), ...own];
  return Object.values(Level).map((level) => {
    const applicable = all.filter((field) => field.level === level && field.filled !== undefined);
    const empty = applicable.filter(({ filled }) => !filled).map(({ name }) => name);
    return { level, filled: applicable.length - empty.length, applicable: applicable.length, empty };
  });
}

function judged<Row>(fields: readonly Asked<Row>[], row: Row, world: ActivityWorld) {
  return fields.map(([level, name, filled]) => ({ level, name, filled: filled(row, world) }));
}
