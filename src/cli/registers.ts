import type { RegisterInput } from '../exchange/register.inputs.js';
import type { FieldChange } from '../shared/field-change.js';
import type { Register } from './connection.js';
import { CommandFailure, ServerRefusal } from './failure.js';
import { textOf } from './lists.js';
import { checkRegister } from './register-check.js';
import { readRegister, type FileFinding } from './register-file.js';

interface Plan {
  organisation: FieldChange[];
  products: string[];
  added: string[];
  removed: string[];
  amended: { name: string; changes: FieldChange[] }[];
  unchanged: number;
  sections: Section[];
  refused: { path: string; code: string; message: string }[];
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
  sections { name added ${AMENDED} ended unchanged } refused { path code message }`;

/** Prints what is wrong with register files, each by itself. @throws CommandFailure when something is */
export async function checkFiles(
  files: string[],
  { json, strict }: { json?: boolean; strict?: boolean },
): Promise<void> {
  const checked = await Promise.all(files.map((file) => checkRegister(file, textOf(file), strict)));
  const findings = checked.flat();
  if (json) console.log(JSON.stringify(findings));
  else if (findings.length > 0) console.log(textsOf(findings));
  if (findings.length > 0) throw new CommandFailure(countOf(findings));
  if (!json) console.log(`Nothing to find in ${files.join(', ')}.`);
}

function countOf(findings: FileFinding[]): string {
  const counts = (['error', 'warning', 'info'] as const)
    .map((level) => [level, findings.filter(({ severity }) => severity === level).length] as const)
    .filter(([, count]) => count > 0);
  return counts
    .map(([level, count]) => `${count} ${level}${count > 1 && level !== 'info' ? 's' : ''}`)
    .join(', ');
}

/** Prints what applying a register file would change. @throws CommandFailure when it would be refused */
export async function planRegister(
  register: Register,
  file: string,
  { json, baseline = false }: { json?: boolean; baseline?: boolean },
): Promise<void> {
  const { input, lineOf } = await sound(file);
  const { registerPlan } = await placed(file, lineOf, () =>
    register.ask<{ registerPlan: Plan }>(
      `query($input: RegisterInput!, $baseline: Boolean!) { registerPlan(input: $input, baseline: $baseline) { ${PLAN} } }`,
      { input, baseline },
    ),
  );
  print(registerPlan, json);
  const { refused } = registerPlan;
  if (refused.length === 0) return;
  const lines = refused.map(({ path, code, message }) => lineText(file, lineOf, { path, message }, code));
  throw new CommandFailure(`${lines.join('\n')}\nTo apply it would be refused.`);
}

/** Brings the register to the file, and prints what was done. */
export async function applyRegister(
  register: Register,
  file: string,
  { json, baseline = false, announce = false }: { json?: boolean; baseline?: boolean; announce?: boolean },
): Promise<void> {
  const { input: said, lineOf } = await sound(file);
  const input = { ...said, baseline, announce };
  const { applyRegister: done } = await placed(file, lineOf, () =>
    register.ask<{ applyRegister: { plan: Plan; notice: { number: number } | null } }>(
      `mutation($input: ApplyRegisterInput!) { applyRegister(input: $input) { plan { ${PLAN} } notice { number } } }`,
      { input },
    ),
  );
  print(done.plan, json);
  if (done.notice) console.error(`Announced as notice ${done.notice.number}.`);
}

type LineOf = (path: string) => number;

async function sound(file: string): Promise<{ input: RegisterInput; lineOf: LineOf }> {
  const { input, findings, lineOf } = await readRegister(file, textOf(file));
  if (!input) throw new CommandFailure(`${textsOf(findings)}\nNothing was written.`);
  return { input, lineOf };
}

/** What the server refuses of a file stands beside the line of the file. */
async function placed<T>(file: string, lineOf: LineOf, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ServerRefusal) || error.fields.length === 0) throw error;
    const lines = error.fields.map((field) => lineText(file, lineOf, field, error.code));
    throw new CommandFailure(`${lines.join('\n')}\nNothing was written.`);
  }
}

function lineText(
  file: string,
  lineOf: LineOf,
  field: { path: string; message: string },
  code: string,
): string {
  return `${file}:${lineOf(field.path)}: ${code}: ${field.path}: ${field.message}`;
}

function textsOf(findings: FileFinding[]): string {
  return findings
    .map(
      ({ rule, article, severity, file, line, path, message }) =>
        `${file}:${line}: ${severity} ${rule}${article ? ` (${article})` : ''}: ${path ? `${path}${article ? ':' : ''} ` : ''}${message}`,
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
