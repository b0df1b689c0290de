import { diffTexts, type TextDiff } from '../shared/text-diff.js';

/** Milliseconds that all comparisons of one request may take. */
const TOGETHER = 2000;
const SPENT = 'milliseconds spent on comparing texts';

/** Compares two texts within what the request has left for comparing. */
export function diffWithin(
  request: { loaders: Map<string, unknown> },
  from: string,
  to: string,
  language: string,
): TextDiff {
  const spent = (request.loaders.get(SPENT) as number | undefined) ?? 0;
  const began = performance.now();
  const diff = diffTexts(from, to, language, TOGETHER - spent);
  request.loaders.set(SPENT, spent + performance.now() - began);
  return diff;
}
