import { registerEnumType } from '@nestjs/graphql';
import { isThirdCountryOn } from '../law/law-book.js';
import type { ActivityRow } from './activity-row.js';
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

/** A field of the record: undefined where it does not apply, otherwise whether it is filled in. */
export type Asked<Row> = [
  level: Level,
  name: string,
  filled: (row: Row, world: ActivityWorld) => boolean | undefined,
];

const { M, MC, R, O } = Level;
export const some = (list: readonly unknown[] | null | undefined) => (list?.length ?? 0) > 0;
export const said = (value: unknown) => value != null && value !== '';
/** Applies only where there is something to say it of; then of each. */
export const ofEach = <T>(list: readonly T[], filled: (one: T) => boolean) =>
  list.length > 0 ? list.every(filled) : undefined;

const leavesEea = ({ recipients }: ActivityRow, { law, on }: ActivityWorld) =>
  recipients.some(({ countries, remoteAccessCountries }) =>
    [...(countries ?? []), ...(remoteAccessCountries ?? [])].some((place) =>
      isThirdCountryOn(law, place, on),
    ),
  );
const transfersOf = ({ transferIds }: ActivityRow, { transfers }: ActivityWorld) =>
  transferIds.flatMap((id) => transfers.get(id) ?? []);
export const reaches = (partyId: string | null | undefined, { parties }: ActivityWorld) => {
  const party = partyId == null ? undefined : parties.get(partyId);
  return party !== undefined && hasContact(party);
};

/** Asked for in both records: Art. 30(1)(a), (e), (g) and 30(2)(a), (c), (d). */
export const common: readonly Asked<ActivityRow>[] = [
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
  [R, 'businessFunction', ({ businessFunction }) => said(businessFunction)],
  [R, 'description', ({ description }) => said(description)],
  [R, 'review', ({ review }) => said(review?.lastOn) || said(review?.nextDue)],
  [O, 'systems', ({ systems }) => some(systems)],
  [O, 'systems.hostedIn', ({ systems }) => ofEach(systems, ({ hostedIn }) => some(hostedIn))],
  [O, 'startsOn', ({ startsOn, activatedOn }) => said(startsOn) || said(activatedOn)],
];
