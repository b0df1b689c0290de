import { isScalar, LineCounter, parseDocument, visit, type Document } from 'yaml';
import type { FieldProblem } from '../shared/errors.js';

/** Where something stands. Lines count from 1. */
export interface Place {
  file: string;
  line: number;
}

/** A register file, or one of several that hold a register together. */
export interface RegisterPart {
  file: string;
  /** Undefined where it could not be read: then `problems` say why. */
  content?: unknown;
  problems: (Place & { message: string })[];
  /** The line of a field, or of what is nearest around it. */
  lineOf: (path: string) => number;
}

/** Several files as one. */
export interface MergedParts {
  content: unknown;
  problems: (Place & FieldProblem)[];
  placeOf: (path: string) => Place;
}

/** Values within values; a register has no need of more than a dozen. */
const DEEPEST = 100;

/** Reads one file as YAML, so JSON too. */
export function readPart(file: string, text: string): RegisterPart {
  const lines = new LineCounter();
  const lineAt = (offset: number) => lines.linePos(offset).line;
  const broken = (problems: [offset: number, message: string][]): RegisterPart => ({
    file,
    lineOf: () => 1,
    problems: problems.map(([offset, message]) => ({ file, line: lineAt(offset), message })),
  });
  try {
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
    if (document.errors.length > 0)
      return broken(
        document.errors.map(({ pos, message }) => [pos[0], OVERFLOW.test(message) ? TOO_DEEP : message]),
      );
    const odd = oddNode(document);
    if (odd) return broken([odd]);
    const lineOf = (path: string) => lineAt(offsetOf(document, path));
    return { file, lineOf, problems: [], content: document.toJS() };
  } catch (error) {
    // aliases that multiply without end; so many values within values that reading them ends the stack
    if (error instanceof RangeError) return broken([[0, TOO_DEEP]]);
    if (error instanceof ReferenceError) return broken([[0, error.message]]);
    throw error;
  }
}

/** How the parser says it when it meets its own end. */
const OVERFLOW = /call stack/;
const TOO_DEEP = `Values stand within values, more than ${DEEPEST} deep.`;

/**
 * What YAML allows and no register means: an alias that names nothing, or stands in the value that it names (as data it would
 * go on for ever); a key that JavaScript takes for something else; depths without end.
 */
function oddNode(document: Document): [offset: number, message: string] | undefined {
  let found: [offset: number, message: string] | undefined;
  const odd = (node: { range?: [number, number, number] | null }, message: string) => {
    found = [node.range?.[0] ?? 0, message];
    return visit.BREAK;
  };
  visit(document, {
    Node: (_key, node, path) => (path.length > 2 * DEEPEST ? odd(node, TOO_DEEP) : undefined),
    Pair: (_key, { key }) =>
      isScalar(key) && ['__proto__', 'constructor', 'prototype'].includes(String(key.value))
        ? odd(key, `"${String(key.value)}" is no field of a register file.`)
        : undefined,
    Alias: (_key, alias, path) => {
      const named = alias.resolve(document);
      const { source } = alias;
      if (named === undefined)
        return odd(alias, `The alias *${source} names nothing: write out what is meant.`);
      if (!path.includes(named)) return undefined;
      return odd(
        alias,
        `The alias *${source} stands inside the value that it names, which would never end: write out what is meant.`,
      );
    },
  });
  return found;
}

/** Sections of several files stand one after the other; what can be said only once is said by one file, or by all alike. */
export function merged(parts: readonly RegisterPart[]): MergedParts {
  const [first] = parts;
  const whole = parts.filter(({ content }) => isMap(content));
  // one file may be anything: what is wrong with it is said of it as a whole
  if (parts.length === 1 || whole.length < parts.length) {
    const odd = parts.find(({ content }) => !isMap(content)) ?? first!;
    return {
      content: odd.content,
      problems: [],
      placeOf: (path) => ({ file: odd.file, line: odd.lineOf(path) }),
    };
  }
  const content: Record<string, unknown> = {};
  const problems: MergedParts['problems'] = [];
  /** Of each field the files that state it, each with the number of entries before its own. */
  const stated = new Map<string, { part: RegisterPart; from: number }[]>();
  for (const part of whole)
    for (const [field, value] of Object.entries(part.content as object)) {
      const before = content[field];
      const lists = Array.isArray(value) && (before === undefined || Array.isArray(before));
      const from = Array.isArray(before) ? before.length : 0;
      stated.set(field, [...(stated.get(field) ?? []), { part, from }]);
      if (lists) content[field] = [...((before as unknown[] | undefined) ?? []), ...(value as unknown[])];
      else if (before === undefined) content[field] = value;
      else if (JSON.stringify(before) !== JSON.stringify(value))
        problems.push({
          file: part.file,
          line: part.lineOf(field),
          path: field,
          message: `is said otherwise in ${stated.get(field)![0]!.part.file}`,
        });
    }
  const placeOf = (path: string): Place => {
    const [field = '', number, ...rest] = path.split('.');
    const places = stated.get(field) ?? [];
    const isEntry = /^\d+$/.test(number ?? '');
    const { part, from } = (isEntry
      ? places.findLast((place) => place.from <= Number(number))
      : places.at(-1)) ?? { part: first!, from: 0 };
    const own = isEntry ? [field, Number(number) - from, ...rest].join('.') : path;
    return { file: part.file, line: part.lineOf(own) };
  };
  return { content, problems, placeOf };
}

function isMap(content: unknown): content is object {
  return typeof content === 'object' && content !== null && !Array.isArray(content);
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
