import 'reflect-metadata';
import { LineCounter, parseDocument, type Document } from 'yaml';
import { factsOfFile } from '../exchange/file-facts.js';
import { RegisterInput } from '../exchange/register.inputs.js';
import { validationPipe } from '../platform/validation.js';
import { Refusal, type FieldProblem } from '../shared/errors.js';

/** What is wrong with a register file, and where. Lines count from 1. */
export interface Finding {
  rule: string;
  severity: 'error';
  file: string;
  line: number;
  path: string;
  message: string;
}

/** A register file, read: its content where nothing is wrong with it. */
export interface ReadRegister {
  input?: RegisterInput;
  findings: Finding[];
  /** The line of a path in the file, or of what stands nearest around it. */
  lineOf: (path: string) => number;
}

/** Reads a register file (YAML, so JSON too) and checks all that can be checked without a server. */
export async function readRegister(file: string, text: string): Promise<ReadRegister> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number) => lines.linePos(offset).line;
  const finding = (rule: string, line: number, path: string, message: string): Finding => {
    return { rule, severity: 'error', file, line, path, message };
  };
  if (document.errors.length > 0)
    return {
      lineOf: () => 1,
      findings: document.errors.map(({ pos, message }) => finding('yaml', lineAt(pos[0]), '', message)),
    };

  const lineOf = (path: string) => lineAt(offsetOf(document, path));
  const checked = await check(document.toJS());
  const findings = checked.problems.map(({ path, message }) =>
    finding('register-format', lineOf(path), path, message),
  );
  return { findings, lineOf, ...(findings.length === 0 && { input: checked.input }) };
}

/** What the file itself contradicts or does not hold: only of a file that must stand alone, without a server that knows more. */
export function standsAlone(file: string, { input, lineOf }: ReadRegister): Finding[] {
  const { problems } = input ? factsOfFile(input) : { problems: [] };
  return problems.map(({ path, message }) => {
    return { rule: 'register-format', severity: 'error', file, line: lineOf(path), path, message };
  });
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

/** What each field alone does not show. */
function crossProblems({ products = [], subProcessors = [] }: RegisterInput): FieldProblem[] {
  const twice = products.flatMap(({ slug }, index) =>
    products.findIndex((one) => one.slug === slug) < index
      ? [{ path: `products.${index}.slug`, message: `"${slug}" stands there twice` }]
      : [],
  );
  const above = (name: string, seen: string[]): boolean => {
    const parent = subProcessors.find(({ legalName }) => legalName === name)?.engagedBy;
    return parent != null && (seen.includes(parent) || above(parent, [...seen, parent]));
  };
  const circles = subProcessors.flatMap(({ legalName }, index) =>
    above(legalName, [legalName])
      ? [
          {
            path: `subProcessors.${index}.engagedBy`,
            message: 'stands, directly or through others, below itself',
          },
        ]
      : [],
  );
  return [...twice, ...circles];
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
