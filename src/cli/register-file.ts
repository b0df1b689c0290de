import 'reflect-metadata';
import { LineCounter, parseDocument, visit, type Alias, type Document } from 'yaml';
import { RegisterInput } from '../exchange/register.inputs.js';
import { validationPipe } from '../platform/input-pipe.js';
import { Refusal, type FieldProblem } from '../shared/errors.js';
import { crossProblems } from './register-problems.js';

/** What is wrong with a register file, and where. Lines count from 1. */
export interface FileFinding {
  rule: string;
  /** Article, decision or guideline; none for what is wrong with the file itself. */
  article?: string;
  severity: 'error' | 'warning' | 'info';
  file: string;
  line: number;
  path: string;
  message: string;
}

/** A register file, read: its content where nothing is wrong with it. */
export interface ReadRegister {
  input?: RegisterInput;
  findings: FileFinding[];
  /** The line of a field, or of what is nearest around it. */
  lineOf: (path: string) => number;
}

/** Reads a register file (YAML, so JSON too) and checks all that can be checked without a server. */
export async function readRegister(file: string, text: string): Promise<ReadRegister> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number) => lines.linePos(offset).line;
  const lineOf = (path: string) => lineAt(offsetOf(document, path));
  const finding = (rule: string, line: number, path: string, message: string): FileFinding => {
    return { rule, severity: 'error', file, line, path, message };
  };
  if (document.errors.length > 0)
    return {
      lineOf,
      findings: document.errors.map(({ pos, message }) => finding('yaml', lineAt(pos[0]), '', message)),
    };

  const circle = aliasInItself(document);
  if (circle)
    return {
      lineOf,
      findings: [
        finding(
          'yaml',
          lineAt(circle.range?.[0] ?? 0),
          '',
          `The alias *${circle.source} stands inside the value that it names, which would never end: write out what is meant.`,
        ),
      ],
    };
  let content: unknown;
  try {
    content = document.toJS();
  } catch (error) {
    // aliases that name nothing, or that multiply without end
    if (!(error instanceof ReferenceError)) throw error;
    return { lineOf, findings: [finding('yaml', 1, '', error.message)] };
  }
  const checked = await check(content);
  const findings = checked.problems.map(({ path, message }) =>
    finding(ruleOf(message), lineOf(path), path, message),
  );
  return { lineOf, findings, ...(findings.length === 0 && { input: checked.input }) };
}

/** An alias of a value that holds the alias itself: as data it would go on for ever. */
function aliasInItself(document: Document): Alias | undefined {
  let found: Alias | undefined;
  visit(document, {
    Alias: (_key, alias, path) => {
      const named = alias.resolve(document);
      if (named === undefined || !path.includes(named)) return undefined;
      found = alias;
      return visit.BREAK;
    },
  });
  return found;
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

/** Where the named value stands; of one that is missing, where the nearest one around it stands. */
function offsetOf(document: Document, path: string): number {
  const keys = path === '' ? [] : path.split('.').map((key) => (/^\d+$/.test(key) ? Number(key) : key));
  for (let length = keys.length; length > 0; length -= 1) {
    const node = document.getIn(keys.slice(0, length), true);
    const range = (node as { range?: [number, number, number] | null } | undefined)?.range;
    if (range) return range[0];
  }
  return document.contents?.range?.[0] ?? 0;
}
