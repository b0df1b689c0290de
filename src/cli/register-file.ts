import 'reflect-metadata';
import { RegisterInput } from '../exchange/register.inputs.js';
import { validationPipe } from '../platform/input-pipe.js';
import { Refusal, type FieldProblem } from '../shared/errors.js';
import { merged, type Place, type RegisterPart } from './register-parts.js';
import { crossProblems } from './register-problems.js';

/** What is wrong with a register file, and where. */
export interface FileFinding extends Place {
  rule: string;
  /** Article, decision or guideline; none for what is wrong with the file itself. */
  article?: string;
  severity: 'error' | 'warning' | 'info';
  path: string;
  message: string;
}

/** A register, read from its files: its content where nothing is wrong with it. */
export interface ReadRegister {
  input?: RegisterInput;
  findings: FileFinding[];
  /** Where a field stands, or what is nearest around it. */
  placeOf: (path: string) => Place;
}

/** Reads a register from one file, or from several that hold it together, and checks all that can be checked without a server. */
export async function readRegister(parts: readonly RegisterPart[]): Promise<ReadRegister> {
  const { content, problems, placeOf } = merged(parts);
  const broken = parts.flatMap((part) => part.problems);
  if (broken.length > 0)
    return {
      placeOf,
      findings: broken.map((problem) => ({ rule: 'yaml', severity: 'error', path: '', ...problem })),
    };
  const checked = await check(content);
  const placed = checked.problems.map((problem) => ({ ...placeOf(problem.path), ...problem }));
  const findings = [...problems, ...placed].map((problem): FileFinding => {
    return { rule: ruleOf(problem.message), severity: 'error', ...problem };
  });
  return { placeOf, findings, ...(findings.length === 0 && { input: checked.input }) };
}

/** Files of one organisation and day hold its register together; one that says neither belongs to the only one there is. */
export function registersOf(parts: readonly RegisterPart[]): RegisterPart[][] {
  const keyOf = ({ content }: RegisterPart) => {
    const { organisation, on } = (content ?? {}) as { organisation?: { slug?: unknown }; on?: unknown };
    return organisation === undefined && on === undefined
      ? undefined
      : JSON.stringify([organisation?.slug, on]);
  };
  const keys = [...new Set(parts.map(keyOf).filter((key) => key !== undefined))];
  const only = keys.length === 1 ? keys[0] : undefined;
  return [...Map.groupBy(parts, (part) => keyOf(part) ?? only ?? part.file).values()];
}

/** A country that is none is a finding of its own in the law's list of rules. */
function ruleOf(message: string): string {
  return message.startsWith('is not a country code') ? 'G04' : 'register-format';
}

async function check(content: unknown): Promise<{ input?: RegisterInput; problems: FieldProblem[] }> {
  if (typeof content !== 'object' || content === null || Array.isArray(content))
    return {
      problems: [{ path: '', message: 'is not a register file: a map with organisation, on, subProcessors' }],
    };
  try {
    const pipe = validationPipe({ whitelist: true, forbidNonWhitelisted: true });
    const input = (await pipe.transform(content, { type: 'body', metatype: RegisterInput })) as RegisterInput;
    return { input, problems: crossProblems(input) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const problems = error.fields.map(({ path, message }) => ({ path, message: plain(message) }));
    return {
      problems:
        'organisation' in content ? problems : [...problems, { path: 'organisation', message: 'is missing' }],
    };
  }
}

function plain(message: string): string {
  return message
    .replace(/^property .* should not exist$/, 'is no field of a register file')
    .replace(/^nested property .* must be .*$/, 'has not the form of a register file');
}
