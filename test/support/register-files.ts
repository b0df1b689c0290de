import type { TestServer } from './server.js';

export interface Section {
  name: string;
  added: string[];
  amended: { name: string; changes: { field: string; from: string | null; to: string | null }[] }[];
  ended: string[];
  unchanged: number;
}

export interface Plan {
  organisation: unknown[];
  products: string[];
  added: string[];
  removed: string[];
  amended: unknown[];
  unchanged: number;
  sections: Section[];
  refused: { path: string; code: string; message: string }[];
}

/** A register file as a test writes it. */
export type File = Record<string, any>;

const amended = 'amended { name changes { field from to } }';
const plan = `organisation { field from to } products added removed ${amended} unchanged
  sections { name added ${amended} ended unchanged } refused { path code message }`;
export const planQuery = `query($input: RegisterInput!, $baseline: Boolean) { registerPlan(input: $input, baseline: $baseline) { ${plan} } }`;
export const applyMutation = `mutation($input: ApplyRegisterInput!) { applyRegister(input: $input) { plan { ${plan} } } }`;
export const fileQuery = `query($organisation: String!, $on: Date, $asOf: DateTime) { registerFile(organisation: $organisation, on: $on, asOf: $asOf) }`;

export async function planned(server: TestServer, input: File, baseline = false): Promise<Plan> {
  return (await server.get(planQuery, { input, baseline })).registerPlan as Plan;
}

export async function applyRegister(server: TestServer, file: File, more: File = {}): Promise<Plan> {
  return (await server.get(applyMutation, { input: { ...file, ...more } })).applyRegister.plan as Plan;
}

export async function exported(server: TestServer, organisation: string, on?: string): Promise<File> {
  return (await server.get(fileQuery, { organisation, on })).registerFile as File;
}

/** Whether a plan changes nothing; otherwise what it would change, for the one who reads a failure. */
export function emptyPlan({
  organisation,
  products,
  added,
  removed,
  amended,
  sections,
  refused,
}: Plan): unknown {
  const own = [...organisation, ...products, ...added, ...removed, ...amended];
  const others = sections.filter((one) => one.added.length + one.amended.length + one.ended.length > 0);
  const changes = own.length + others.length + refused.length;
  return changes === 0 || JSON.stringify({ own, others, refused }, null, 1);
}
