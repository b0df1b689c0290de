import { ActivityStatus } from '../law/assessments.js';
import { isThirdCountryOn } from '../law/law-book.js';
import { PartyKind, RecipientRole } from '../law/roles.js';
import { Severity, type Found } from '../shared/rules.js';
import type { TransferRow } from '../transfers/transfer-row.js';
import type { ActivityRow } from './activity-row.js';
import { statusOn } from './activity-status.js';
import type { ActivityRule, ActivityWorld } from './activity-world.js';
import { nameOf, receiving } from './receiving.js';

const { ERROR } = Severity;

export const transfersExist: ActivityRule = {
  id: 'T01',
  article: 'Art. 44, 30(1)(e), 30(2)(c)',
  severity: ERROR,
  title: 'For each country outside the EEA in which, or from which, data are used there is a transfer.',
  find: (row: ActivityRow, world) => {
    const { law, on } = world;
    const linked = row.transferIds.flatMap((id) => world.transfers.get(id) ?? []);
    const missing = (place: string, transfers: readonly TransferRow[]) =>
      isThirdCountryOn(law, place, on) &&
      !transfers.some(({ destination, endsOn }) => destination === place && isOpen(endsOn, on));
    const named = receiving(row, world).flatMap(({ recipient, path }): Found[] => {
      // an own unit that is no other legal person receives nothing across a border (EDPB Guidelines 05/2021)
      if (recipient.role === RecipientRole.INTERNAL_UNIT && recipient.partyId === null) return [];
      const transfers = [...linked, ...servingTransfers(world, recipient.subProcessorId)];
      const used = world.subProcessors.get(recipient.subProcessorId ?? '')?.countries ?? [];
      const stated = recipient.countries?.length ? recipient.countries : used;
      const found: Found[] = stated
        .filter((place) => missing(place, transfers))
        .map((place) => without(nameOf(recipient, world), place, `${path}.countries`, 'processes data in'));
      for (const place of recipient.remoteAccessCountries ?? [])
        if (missing(place, transfers))
          found.push(
            without(nameOf(recipient, world), place, `${path}.remoteAccessCountries`, 'reaches data from'),
          );
      const international =
        world.parties.get(recipient.partyId ?? '')?.kind === PartyKind.INTERNATIONAL_ORGANISATION;
      if (international && !transfers.some(({ importerPartyId }) => importerPartyId === recipient.partyId))
        found.push({
          path: `${path}.party`,
          message: `${nameOf(recipient, world)} is an international organisation and no transfer to it is linked; record the transfer and link it.`,
        });
      return found;
    });
    if (statusOn(row, on) === ActivityStatus.ENDED) return [];
    const asRecipients = new Set(row.recipients.map(({ subProcessorId }) => subProcessorId));
    const used = row.subProcessorIds.flatMap((id, index) => {
      const engaged = world.subProcessors.get(id);
      if (!engaged || asRecipients.has(id)) return [];
      const transfers = [...linked, ...servingTransfers(world, id)];
      return engaged.countries
        .filter((place) => missing(place, transfers))
        .map((place) => without(engaged.legalName, place, `subProcessors.${index}`, 'processes data in'));
    });
    return [...named, ...used];
  },
};

const isOpen = (endsOn: string | null, on: string) => endsOn === null || endsOn >= on;

const without = (who: string, place: string, path: string, does: string): Found => ({
  path,
  about: place,
  message: `${who} ${does} ${place}, outside the EEA, and no transfer to ${place} is linked; record the transfer and link it.`,
});

const serving = new WeakMap<ActivityWorld['transfers'], Map<string | null, TransferRow[]>>();

/** Transfers that serve an engagement, whether or not the entry links them. */
function servingTransfers(
  { transfers }: ActivityWorld,
  subProcessorId: string | null,
): readonly TransferRow[] {
  if (subProcessorId === null) return [];
  let known = serving.get(transfers);
  if (!known) serving.set(transfers, (known = Map.groupBy(transfers.values(), (one) => one.subProcessorId)));
  return known.get(subProcessorId) ?? [];
}
