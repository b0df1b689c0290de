import { sql, type RawBuilder } from 'kysely';
import { rowSource } from '../history/row-source.js';
import type { Rows } from '../platform/database.js';
import type { ActivityControllerRow, ControllerActivityRow, RecipientRow } from './activity-row.js';
import type { Suspension } from './activity-status.js';

type Linked = 'recipients' | 'controllers' | 'subProcessorIds' | 'transferIds' | 'suspendedOn';

/** A row of the table, which holds the columns of both records. */
export type StoredActivity = Omit<ControllerActivityRow, Linked | 'role'> & {
  role: 'CONTROLLER' | 'PROCESSOR';
  organisationId: string;
  suspensions: Suspension[];
  activationReason: string | null;
};

export const activityColumns =
  sql.raw(`a.id, a.organisation_id as "organisationId", a.reference, a.role, a.title, a.description,
  a.business_function as "businessFunction", a.owner, a.starts_on as "startsOn", a.activated_on as "activatedOn",
  a.activation_reason as "activationReason", a.suspensions, a.ended_on as "endedOn", a.controller_party_id as "controllerPartyId",
  a.purposes, a.data_subjects as "dataSubjects", a.data_items as "dataItems", a.sources, a.no_recipients as "noRecipients",
  a.automated_decision as "automatedDecision", a.dpia, a.measures, a.systems, a.review, a.product_ids as "productIds",
  a.created_at as "createdAt", a.updated_at as "updatedAt"`);

const recipientColumns = `l.activity_id as activity, l.id, l.party_id as "partyId", l.sub_processor_id as "subProcessorId",
  l.agreement_id as "agreementId", l.key, l.role, l.category, l.purpose, l.data_items as "dataItems", l.contract, l.countries,
  l.remote_access_countries as "remoteAccessCountries", l.below, l.starts_on as "startsOn", l.ends_on as "endsOn"`;

const controllerColumns = `l.activity_id as activity, l.id, l.party_id as "partyId", l.agreement_id as "agreementId",
  l.processing_categories as "processingCategories", l.representative, l.dpo, l.instructions,
  l.end_of_contract as "endOfContract", l.arrangement`;

/** What entries point to: four statements, for the entries named or for all of the organisation. */
export async function linksOf(
  db: Rows,
  organisation: string,
  ids: readonly string[] | null,
  asOf: Date | null,
): Promise<(id: string) => Pick<ControllerActivityRow, Exclude<Linked, 'suspendedOn'>>> {
  const of: RawBuilder<unknown> = ids ? sql`and l.activity_id = any(${ids}::uuid[])` : sql``;
  const read = async <T>(table: string, columns: string) => {
    const { rows } = await sql<T & { activity: string }>`select ${sql.raw(columns)}
      from ${rowSource(table, asOf, organisation)} l where l.organisation_id = ${organisation} ${of}
      order by l.activity_id, l.position, l.id`.execute(db);
    return Map.groupBy(rows, ({ activity }) => activity);
  };
  const recipients = await read<RecipientRow>('activity_recipient', recipientColumns);
  const controllers = await read<ActivityControllerRow>('activity_controller', controllerColumns);
  const used = await read<{ id: string }>(
    'activity_sub_processor',
    'l.activity_id as activity, l.sub_processor_id as id',
  );
  const transfers = await read<{ id: string }>(
    'activity_transfer',
    'l.activity_id as activity, l.transfer_id as id',
  );
  return (id) => ({
    recipients: recipients.get(id) ?? [],
    controllers: controllers.get(id) ?? [],
    subProcessorIds: used.get(id)?.map(({ id }) => id) ?? [],
    transferIds: transfers.get(id)?.map(({ id }) => id) ?? [],
  });
}
