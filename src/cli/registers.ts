import type { RegisterInput } from '../exchange/register.inputs.js';
import type { FieldChange } from '../shared/field-change.js';
import type { Register } from './connection.js';
import { CommandFailure, ServerRefusal } from './failure.js';
import { textOf } from './lists.js';
import { checkRegister } from './register-check.js';
import { readRegister, registersOf, type FileFinding } from './register-file.js';
import { readPart, type Place, type RegisterPart } from './register-parts.js';

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

/** Prints what is wrong with registers, each from one file or several. @throws CommandFailure when something is */
export async function checkFiles(
  files: string[],
  { json, strict }: { json?: boolean; strict?: boolean },
): Promise<void> {
  const registers = registersOf(partsOf(files));
  const checked = await Promise.all(registers.map((parts) => checkRegister(parts, strict)));
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

/** Prints what applying a register, of one file or several, would change. @throws CommandFailure when it would be refused */
export async function planRegister(
  register: Register,
  files: string[],
  { json, baseline = false }: { json?: boolean; baseline?: boolean },
): Promise<void> {
  const { input, placeOf } = await sound(files);
  const { registerPlan } = await placed(placeOf, baseline, () =>
    register.ask<{ registerPlan: Plan }>(
      `query($input: RegisterInput!, $baseline: Boolean!) { registerPlan(input: $input, baseline: $baseline) { ${PLAN} } }`,
      { input, baseline },
    ),
  );
  print(registerPlan, json);
  const { refused } = registerPlan;
  if (refused.length === 0) return;
  const lines = refused.map(({ path, code, message }) => lineText(placeOf, { path, message }, code));
  const hint = refused.some(({ code }) => code === OPEN) ? baselineHint(baseline) : '';
  throw new CommandFailure(`${lines.join('\n')}\n${hint}To apply it would be refused.`);
}

/** Brings the register to the file, and prints what was done. */
export async function applyRegister(
  register: Register,
  files: string[],
  { json, baseline = false, announce = false }: { json?: boolean; baseline?: boolean; announce?: boolean },
): Promise<void> {
  const { input: said, placeOf } = await sound(files);
  const input = { ...said, baseline, announce };
  const { applyRegister: done } = await placed(placeOf, baseline, () =>
    register.ask<{ applyRegister: { plan: Plan; notice: { number: number } | null } }>(
      `mutation($input: ApplyRegisterInput!) { applyRegister(input: $input) { plan { ${PLAN} } notice { number } } }`,
      { input },
    ),
  );
  print(done.plan, json);
  if (done.notice) console.error(`Announced as notice ${done.notice.number}.`);
}

type PlaceOf = (path: string) => Place;

function partsOf(files: readonly string[]): RegisterPart[] {
  return files.map((file) => readPart(file, textOf(file)));
}

async function sound(files: readonly string[]): Promise<{ input: RegisterInput; placeOf: PlaceOf }> {
  const { input, findings, placeOf } = await readRegister(partsOf(files));
  if (!input) throw new CommandFailure(`${textsOf(findings)}\nNothing was written.`);
  return { input, placeOf };
}

const OPEN = 'FINDINGS_OPEN';

/** What most often is meant where something that runs already may not begin. */
function baselineHint(baseline: boolean): string {
  if (baseline) return '';
  return 'If all of this was in use, and known to customers, before: add --baseline, and no notice is due.\n';
}

/** What the server refuses of a file stands beside the line of the file. */
async function placed<T>(placeOf: PlaceOf, baseline: boolean, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ServerRefusal) || error.fields.length === 0) throw error;
    const lines = error.fields.map((field) => lineText(placeOf, field, error.code));
    const hint = error.code === OPEN ? baselineHint(baseline) : '';
    throw new CommandFailure(`${lines.join('\n')}\n${hint}Nothing was written.`);
  }
}

function lineText(placeOf: PlaceOf, field: { path: string; message: string }, code: string): string {
  const { file, line } = placeOf(field.path);
  return `${file}:${line}: ${code}: ${field.path}: ${field.message}`;
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
