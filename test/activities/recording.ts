import type { TestServer } from '../support/server.js';

/** What a script would send and ask of the record. */
export const fields = `__typename id role reference title status startsOn activatedOn activationReason suspendedOn endedOn
  suspensions { from until reason } owner measures { group description } review { nextDue } products { slug }
  recipients { key role category categoryTexts partyId subProcessor { legalName } dataItems countries endsOn contract { kind signedOn } }
  controllers { partyId processingCategories processingCategoriesTexts arrangement }
  subProcessors { id legalName } completeness { level filled applicable empty }
  ... on ControllerActivity { purposes { key label(lang: "de") labelTexts legalBasis law { act jurisdiction } }
    dataSubjects { key category } dataItems { key category subjects purposes retention { kind period trigger } } noRecipients }`;

const mutation = (verb: string) =>
  `mutation($input: ${verb}ProcessingActivityInput!) { ${verb.toLowerCase()}ProcessingActivity(input: $input) { processingActivity { ${fields} } } }`;
export const add = mutation('Add');
export const amend = mutation('Amend');
export const activate = mutation('Activate');
export const suspend = mutation('Suspend');
export const resume = mutation('Resume');
export const end = mutation('End');

/** An entry of a controller that no rule on its own content finds fault with. */
export const payroll = {
  role: 'CONTROLLER',
  title: { en: 'Payroll', de: 'Lohnabrechnung' },
  owner: 'Head of people',
  startsOn: '2026-03-01',
  purposes: [
    {
      key: 'pay',
      label: { en: 'Paying wages to employees', de: 'Zahlung der Löhne' },
      legalBasis: 'CONTRACT',
      contract: 'Contract of employment',
    },
  ],
  dataSubjects: [{ key: 'staff', category: 'EMPLOYEES' }],
  dataItems: [
    {
      key: 'bank',
      category: 'FINANCIAL',
      subjects: ['staff'],
      purposes: ['pay'],
      retention: { kind: 'FIXED', period: 'P10Y', trigger: 'End of the financial year' },
    },
  ],
  recipients: [
    {
      key: 'finance',
      role: 'INTERNAL_UNIT',
      category: { en: 'Finance', de: 'Buchhaltung' },
      dataItems: ['bank'],
    },
  ],
  measures: [{ group: 'PSEUDONYMISATION_AND_ENCRYPTION', description: 'Disks are encrypted' }],
};

export interface Activity {
  id: string;
  reference: string;
  status: string;
  purposes?: { labelTexts: Record<string, string> }[];
  recipients: { role: string; subProcessor: { legalName: string } | null; [field: string]: unknown }[];
  completeness: { level: string; filled: number; applicable: number; empty: string[] }[];
  [field: string]: unknown;
}

/** Adds an entry of a controller, or what `more` makes of it. */
export async function added(
  server: TestServer,
  organisation: string,
  reference: string,
  more: Record<string, unknown> = {},
): Promise<Activity> {
  const input = { ...payroll, organisation, reference, ...more };
  return (await server.get(add, { input })).addProcessingActivity.processingActivity;
}

/** Adds an entry of a processor. */
export async function addedForCustomer(
  server: TestServer,
  organisation: string,
  reference: string,
  more: Record<string, unknown> = {},
): Promise<Activity> {
  const input = { organisation, role: 'PROCESSOR', reference, title: 'Hosting the service', ...more };
  return (await server.get(add, { input })).addProcessingActivity.processingActivity;
}

/** The record: entries in order. */
export async function record(server: TestServer, organisation: string, args = ''): Promise<Activity[]> {
  const { processingActivities } = await server.get(
    `{ processingActivities(organisation: "${organisation}"${args && `, ${args}`}) { edges { node { ${fields} } } } }`,
  );
  return processingActivities.edges.map(({ node }: { node: Activity }) => node);
}
