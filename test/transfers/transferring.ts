import type { TestServer } from '../support/server.js';

/** Transfers by GraphQL, as a user's script would record them. */
export const transferFacts = `id reference effectiveFrom announcedOn endsOn draft origin destination destinationOrganisation exporterRole importerRole
  frequency regimes dataCategories mechanisms { kind decision scc { decision module signedOn annexI annexII } dpf { status frameworks checkedOn } }
  assessment { outcome supplementaryMeasures } exporter { legalName } importer { legalName } subProcessor { id legalName }`;
export const add = `mutation($input: AddTransferInput!) { addTransfer(input: $input) { transfer { ${transferFacts} } } }`;
export const amend = `mutation($input: AmendTransferInput!) { amendTransfer(input: $input) { transfer { ${transferFacts} } } }`;
export const end = `mutation($input: EndTransferInput!) { endTransfer(input: $input) { transfer { ${transferFacts} } } }`;

export const dpf = {
  kind: 'ADEQUACY',
  decision: 'US-DPF',
  dpf: {
    entityOnList: 'Cloud Inc.',
    status: 'ACTIVE',
    frameworks: ['EU_US'],
    coveredData: ['NON_HR'],
    checkedOn: '2026-01-10',
  },
};
export const scc = {
  kind: 'SCC_COMMISSION',
  scc: {
    decision: 'EU_2021_914',
    module: 'PROCESSOR_TO_PROCESSOR',
    signedOn: '2025-06-01',
    annexI: true,
    annexII: true,
  },
};
export const assessment = { outcome: 'ADEQUATE', assessedOn: '2025-05-01' };

/** A processor that sends to its sub-processor in the United States, unless told otherwise. */
export async function addTransfer(
  server: TestServer,
  organisation: string,
  more: Record<string, unknown>,
): Promise<{ id: string; reference: string; effectiveFrom: string }> {
  const input = {
    organisation,
    destination: 'US',
    exporterRole: 'PROCESSOR',
    importerRole: 'SUB_PROCESSOR',
    mechanisms: [scc],
    assessment,
    effectiveFrom: '2026-04-10',
    ...more,
  };
  return (await server.get(add, { input })).addTransfer.transfer;
}

/** Transfers on a day, by reference. */
export async function transfersOf(
  server: TestServer,
  organisation: string,
  args = '',
): Promise<{ reference: string; [field: string]: unknown }[]> {
  const { transfers } = await server.get(
    `{ transfers(organisation: "${organisation}"${args && `, ${args}`}) { totalCount edges { node { ${transferFacts} coverage { regime covered inside reason reliedOn { kind } passedOver { kind reason } fallbacks { kind } } } } } }`,
  );
  return transfers.edges.map(({ node }: { node: { reference: string } }) => node);
}
