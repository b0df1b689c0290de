import type { Answer, TestServer } from './server.js';

/** Verbs of the record beside the list of sub-processors, as a user's script would say them. */
export const partyFields = `id reference kind legalName tradingName registrationId establishment address contact website listed
  effectiveFrom announcedOn`;
export const addParty = `mutation($input: AddPartyInput!) { addParty(input: $input) { party { ${partyFields} } } }`;
export const amendParty = `mutation($input: AmendPartyInput!) { amendParty(input: $input) { party { ${partyFields} } } }`;

const terms = `authorisation noticeDays objectionDays dayCount holidayCalendar objectionEffect emergencyClause
  noticeContacts { email function language alternate } subjectMatter signedOn incorporatedBy copy endOfContract expiresOn products { slug }`;
export const agreementFields = `id reference title kind side endedOn effectiveFrom ${terms} party { legalName }
  versions { id effectiveFrom origin announcedOn draft ${terms} }
  standings { totalCount edges { node { id since until noticeContacts { email } products { slug } party { legalName }
    version { effectiveFrom noticeDays } } } }`;
export const addAgreement = `mutation($input: AddAgreementInput!) { addAgreement(input: $input) { agreement { ${agreementFields} } } }`;
export const amendAgreement = `mutation($input: AmendAgreementInput!) { amendAgreement(input: $input) { agreement { ${agreementFields} } } }`;
export const endAgreement = `mutation($input: EndAgreementInput!) { endAgreement(input: $input) { agreement { ${agreementFields} } } }`;
export const moveCustomer = `mutation($input: MoveCustomerInput!) { moveCustomer(input: $input) { standing { id since until
  noticeContacts { email } products { slug } party { legalName } version { effectiveFrom noticeDays } } } }`;
export const endStanding = `mutation($input: EndStandingInput!) { endStanding(input: $input) { standing { id since until } } }`;
export const recordAuthorisation = `mutation($input: RecordAuthorisationInput!) { recordAuthorisation(input: $input) { authorisation {
  id state decidedOn effectiveFrom by note agreement { reference } customer { legalName } subProcessor { legalName countries } } } }`;

export async function added(server: TestServer, organisation: string, facts: Record<string, unknown>) {
  const answer = await server.get(addParty, { input: { organisation, ...facts } });
  return answer.addParty.party as { id: string; legalName: string; [field: string]: unknown };
}

export async function agreed(server: TestServer, organisation: string, facts: Record<string, unknown>) {
  const input = { organisation, title: 'Data processing agreement', side: 'CUSTOMER', ...facts };
  return (await server.get(addAgreement, { input })).addAgreement.agreement;
}

/** Code and bad fields of a refusal. */
export function refusal({ errors }: Answer) {
  const { code, fields } = errors?.[0]?.extensions ?? { code: 'none', fields: [] };
  return { code, paths: (fields ?? []).map(({ path }) => path) };
}
