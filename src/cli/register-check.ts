import { factsOfFile } from '../exchange/file-facts.js';
import { FindingTarget, type Finding } from '../findings/finding.js';
import { judge } from '../findings/judge.js';
import type { RegisterFacts } from '../findings/register-facts.js';
import { readRegister, type FileFinding } from './register-file.js';
import type { RegisterPart } from './register-parts.js';

/** Everything that can be found in a register without a server: its form first, then what the rules of the law find. */
export async function checkRegister(parts: readonly RegisterPart[], strict = false): Promise<FileFinding[]> {
  const { input, findings, placeOf } = await readRegister(parts);
  if (!input) return findings;
  const { facts, problems } = factsOfFile(input, strict);
  if (problems.length > 0)
    return problems.map(({ path, message }) => {
      return { rule: 'register-format', severity: 'error', ...placeOf(path), path, message };
    });
  const fieldOf = fieldsIn(facts);
  const fileOf = ({ file }: FileFinding) => parts.findIndex((part) => part.file === file);
  return judge(facts)
    .map(({ rule, article, severity, message, ...finding }): FileFinding => {
      const path = fieldOf(finding);
      const level = severity.toLowerCase() as FileFinding['severity'];
      return { rule, article, severity: level, ...placeOf(path), path, message };
    })
    .toSorted(
      (one, other) =>
        fileOf(one) - fileOf(other) || one.line - other.line || one.rule.localeCompare(other.rule),
    );
}

/** The field of the file that a finding points at. */
function fieldsIn(facts: RegisterFacts): (finding: Pick<Finding, 'target' | 'targetId' | 'path'>) => string {
  const places = new Map<string, string>();
  const number = (target: FindingTarget, section: string, rows: readonly { id: string }[]) =>
    rows.forEach(({ id }, index) => places.set(`${target} ${id}`, `${section}.${index}`));
  number(FindingTarget.SUB_PROCESSOR, 'subProcessors', facts.subProcessors);
  number(FindingTarget.TRANSFER, 'transfers', facts.transfers);
  number(FindingTarget.ACTIVITY, 'activities', facts.activities);
  return ({ target, targetId, path }) => {
    const place = places.get(`${target} ${targetId}`) ?? 'profile';
    return path === null ? place : `${place}.${path}`;
  };
}
