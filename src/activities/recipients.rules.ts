import { ActivityStatus } from '../law/assessments.js';
import { insideEeaOn } from '../law/law-book.js';
import { ContractKind, PartyKind, RecipientRole } from '../law/roles.js';
import { Severity, type Found } from '../shared/rules.js';
import { SubProcessorStatus } from '../sub-processors/listed-sub-processor.js';
import type { TransferRow } from '../transfers/transfer-row.js';
import type { ActivityRow, RecipientRow } from './activity-row.js';
import { statusOn } from './activity-status.js';
import type { ActivityRule, ActivityWorld } from './activity-world.js';

const { ERROR } = Severity;

/** What a recipient is called in messages. */
function nameOf(
  { partyId, subProcessorId, category, key, role }: RecipientRow,
  world: ActivityWorld,
): string {
  return (
    world.subProcessors.get(subProcessorId ?? '')?.legalName ??
    world.parties.get(partyId ?? '')?.legalName ??
    Object.values(category ?? {})[0] ??
    key ??
    role
  );
}

/** Recipients still to be judged on the day: those to come too, since data "will be disclosed" to them. */
const receiving = (row: ActivityRow, { on }: ActivityWorld) =>
  statusOn(row, on) === ActivityStatus.ENDED
    ? []
    : row.recipients
        .map((recipient, index) => ({ recipient, path: `recipients.${index}` }))
        .filter(({ recipient: { endsOn } }) => endsOn == null || endsOn >= on);

const transfersExist: ActivityRule = {
  id: 'T01',
  article: 'Art. 44, 30(1)(e), 30(2)(c)',
  severity: ERROR,
  title: 'For each country outside the EEA in which, or from which, data are used there is a transfer.',
  find: (row: ActivityRow, world) => {
    const { law, on } = world;
    const linked = row.transferIds.flatMap((id) => world.transfers.get(id) ?? []);
    const missing = (place: string, transfers: readonly TransferRow[]) =>
      !insideEeaOn(law, place, on) &&
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

const contracted: ActivityRule = {
  id: 'S01',
  article: 'Art. 28(3), (9)',
  severity: ERROR,
  title: 'With each processor there is a contract of Art. 28, signed or made part of another.',
  find: (row: ActivityRow, world) =>
    receiving(row, world).flatMap(({ recipient, path }): Found[] => {
      if (recipient.role !== RecipientRole.PROCESSOR) return [];
      const who = nameOf(recipient, world);
      const agreement = world.agreements.get(recipient.agreementId ?? '');
      const contract = agreement ?? recipient.contract;
      const at = agreement ? `${path}.agreement` : `${path}.contract`;
      if (!contract) {
        if (recipient.agreementId !== null) return [];
        return [
          {
            path: at,
            message: `No data-processing agreement with the processor ${who} is named; name the agreement or the contract.`,
          },
        ];
      }
      if (contract.kind !== ContractKind.ARTICLE_28)
        return [
          {
            path: at,
            message: `The contract with the processor ${who} is none of Art. 28(3); name its data-processing agreement.`,
          },
        ];
      if (!contract.signedOn && !contract.incorporatedBy)
        return [
          {
            path: `${at}.signedOn`,
            message: `The data-processing agreement with ${who} is neither signed nor part of another contract; give the day or the clause.`,
          },
        ];
      if (agreement?.expiresOn && agreement.expiresOn < world.on)
        return [
          {
            path: at,
            message: `The data-processing agreement with ${who} expired on ${agreement.expiresOn}; renew it.`,
          },
        ];
      return [];
    }),
};

const PUBLISHED: readonly SubProcessorStatus[] = [SubProcessorStatus.IN_USE, SubProcessorStatus.LEAVING];

const published: ActivityRule = {
  id: 'S07',
  article: 'Art. 28(2), 5(2)',
  severity: ERROR,
  title: 'Sub-processors that receive data are those that are published.',
  find: (row: ActivityRow, world) => {
    const listed = publishedParties(world);
    return receiving(row, world).flatMap(({ recipient, path }) => {
      const { role, subProcessorId, partyId, startsOn } = recipient;
      if (role !== RecipientRole.SUB_PROCESSOR || (startsOn != null && startsOn > world.on)) return [];
      const status = world.subProcessors.get(subProcessorId ?? '')?.status;
      const known =
        subProcessorId === null ? listed.has(partyId ?? '') : status && PUBLISHED.includes(status);
      if (known) return [];
      return [
        {
          path: subProcessorId === null ? path : `${path}.subProcessor`,
          message: `${nameOf(recipient, world)} receives data as a sub-processor and is not on the published list; announce it, or take it out.`,
        },
      ];
    });
  },
};

const byWorld = new WeakMap<ActivityWorld['subProcessors'], Set<string>>();

function publishedParties({ subProcessors }: ActivityWorld): Set<string> {
  let known = byWorld.get(subProcessors);
  if (!known) {
    const listed = [...subProcessors.values()].filter(({ status }) => PUBLISHED.includes(status));
    byWorld.set(subProcessors, (known = new Set(listed.map(({ partyId }) => partyId))));
  }
  return known;
}

/** Who receives data (T01, S01, S07). */
export const recipientRules: readonly ActivityRule[] = [transfersExist, contracted, published];
