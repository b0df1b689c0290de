import type { RegisterInput } from '../exchange/register.inputs.js';
import type { FieldChange } from '../shared/field-change.js';
import type { Register } from './connection.js';
import { CommandFailure } from './failure.js';
import { textOf } from './lists.js';
import { readRegister, standsAlone, type Finding } from './register-file.js';

interface Plan {
  organisation: FieldChange[];
  products: string[];
  added: string[];
  removed: string[];
  amended: { name: string; changes: FieldChange[] }[];
  unchanged: number;
  sections: Section[];
}

interface Section {
  name: string;
  added: string[];
  amended: { name: string; changes: FieldChange[] }[];
  ended: string[];
  unchanged: number;
}

const AMENDED = `amended { name changes { field from to } }`;
const PLAN = `organisation { field from to } products added removed ${AMENDED} unchanged
  sections { name added ${AMENDED} ended unchanged }`;

/** Prints what is wrong with register files. @throws CommandFailure when something is */
export async function checkFiles(files: string[], { json }: { json?: boolean }): Promise<void> {
  const read = await Promise.all(files.map((file) => readRegister(file, textOf(file))));
  const findings = read.flatMap((one, index) => [...one.findings, ...standsAlone(files[index]!, one)]);
  if (json) console.log(JSON.stringify(findings));
  if (findings.length > 0) throw new CommandFailure(json ? `${findings.length} findings` : textsOf(findings));
  if (!json) console.log(`Nothing to find in ${files.join(', ')}.`);
}

/** Prints what applying a register file would change. */
export async function planRegister(
  register: Register,
  file: string,
  { json }: { json?: boolean },
): Promise<void> {
  const input = await sound(file);
  const { registerPlan } = await register.ask<{ registerPlan: Plan }>(
    `query($input: RegisterInput!) { registerPlan(input: $input) { ${PLAN} } }`,
    { input },
  );
  print(registerPlan, json);
}

/** Brings the register to the file, and prints what was done. */
export async function applyRegister(
  register: Register,
  file: string,
  { json, baseline = false, announce = false }: { json?: boolean; baseline?: boolean; announce?: boolean },
): Promise<void> {
  const input = { ...(await sound(file)), baseline, announce };
  const { applyRegister: done } = await register.ask<{
    applyRegister: { plan: Plan; notice: { number: number } | null };
  }>(
    `mutation($input: ApplyRegisterInput!) { applyRegister(input: $input) { plan { ${PLAN} } notice { number } } }`,
    { input },
  );
  print(done.plan, json);
  if (done.notice) console.error(`Announced as notice ${done.notice.number}.`);
}

async function sound(file: string): Promise<RegisterInput> {
  const { input, findings } = await readRegister(file, textOf(file));
  if (!input) throw new CommandFailure(`${textsOf(findings)}\nNothing was written.`);
  return input;
}

function textsOf(findings: Finding[]): string {
  return findings
    .map(
      ({ rule, severity, file, line, path, message }) =>
        `${file}:${line}: ${severity} ${rule}: ${path ? `${path} ` : ''}${message}`,
    )
    .join('\n');
}

function print(plan: Plan, json?: boolean): void {
  if (json) return console.log(JSON.stringify(plan));
  const lines = [
    ...(plan.organisation.length > 0 ? ['profile', ...changes(plan.organisation)] : []),
    ...plan.products.map((product) => `product  ${product}`),
    ...plan.added.map((name) => `added    ${name}`),
    ...plan.removed.map((name) => `removed  ${name}`),
    ...plan.amended.flatMap((one) => [`amended  ${one.name}`, ...changes(one.changes)]),
    ...plan.sections.flatMap(linesOf),
    `${plan.unchanged + plan.sections.reduce((sum, { unchanged }) => sum + unchanged, 0)} unchanged`,
  ];
  console.log(lines.join('\n'));
}

const changes = (list: FieldChange[]) =>
  list.map(({ field, from, to }) => `           ${field}: ${from ?? '–'} → ${to ?? '–'}`);

/** Of a section only what differs. */
function linesOf({ name, added, amended, ended }: Section): string[] {
  const lines = [
    ...added.map((one) => `added    ${one}`),
    ...ended.map((one) => `ended    ${one}`),
    ...amended.flatMap((one) => [`amended  ${one.name}`, ...changes(one.changes)]),
  ];
  return lines.length > 0 ? [name, ...lines] : [];
}
