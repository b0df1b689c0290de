import { activityRules } from '../activities/activity.rules.js';
import type { ActivityRow } from '../activities/activity-row.js';
import { chainTransferRules } from '../activities/chain-transfers.rules.js';
import { subProcessorUseRules } from '../activities/sub-processor-use.rules.js';
import { authorisationRules } from '../authorisations/authorisation.rules.js';
import { listRules } from '../authorisations/list.rules.js';
import { listWorld, toldKey } from '../authorisations/list-world.js';
import { publicListRules } from '../authorisations/public-list.rules.js';
import { DpiaNecessity } from '../law/assessments.js';
import type { AmissNotice } from '../notified-customers/amiss-notice.js';
import { noticeRules } from '../notified-customers/notified-customer.rules.js';
import { profileRules } from '../parties/profile.rules.js';
import type { Day } from '../shared/days.js';
import type { LocalizedText } from '../shared/localized-text.js';
import type { Rule } from '../shared/rules.js';
import { transferRules } from '../transfers/transfers.rules.js';
import { findingId, FindingTarget, type Finding, type RuleDescription } from './finding.js';
import type { RegisterFacts } from './register-facts.js';

/** The end of a decision is warned of this many days ahead. */
const WARN_DAYS = 180;

/** Rules that still judge an entry of which the processing has ended. */
const AFTER_THE_END: ReadonlySet<string> = new Set(['G02']);

/** Every rule of every room, by id. */
export const allRules: readonly RuleDescription[] = [
  ...described(profileRules, FindingTarget.ORGANISATION),
  ...described(publicListRules, FindingTarget.ORGANISATION),
  ...described(listRules, FindingTarget.SUB_PROCESSOR),
  ...described(authorisationRules, FindingTarget.SUB_PROCESSOR),
  ...described(subProcessorUseRules, FindingTarget.SUB_PROCESSOR),
  ...described(chainTransferRules, FindingTarget.SUB_PROCESSOR),
  ...described(transferRules, FindingTarget.TRANSFER),
  ...described(activityRules, FindingTarget.ACTIVITY),
  ...described(noticeRules, FindingTarget.NOTICE),
].sort((one, other) => one.id.localeCompare(other.id));

/** What all rules find in a register on its day, and in the notices of the server that keeps it: a register file has none. */
export function judge(facts: RegisterFacts, notices: readonly AmissNotice[] = []): Finding[] {
  const { on, law, organisation } = facts;
  const parties = byId(facts.parties);
  const agreements = byId(facts.agreements);
  const transfers = byId(facts.transfers);
  const subProcessors = byId(facts.subProcessors);
  const list = listWorld(
    on,
    parties,
    facts.agreements,
    facts.authorisations,
    facts.steps,
    toldShort(notices),
  );
  const running = facts.activities.filter(({ endedOn }) => endedOn === null || endedOn > on);

  const us = { target: FindingTarget.ORGANISATION, targetId: organisation.id, targetName: organisation.name };
  const profile = { on, parties, law, againstExemption: running.flatMap(againstExemption) };
  const page = { name: organisation.name, stampedOn: facts.listStampedOn };
  const activityWorld = { ...facts, parties, agreements, transfers, subProcessors };
  // one world for the whole list: what activities use is gathered once
  const use = { on, law, activities: running, transfers, subProcessors };
  const transferWorld = { on, law, parties, transfers, warnDays: WARN_DAYS };
  return [
    ...(facts.profile ? judged(profileRules, facts.profile, profile, us) : []),
    ...judged(publicListRules, page, { on }, us),
    ...facts.subProcessors.flatMap((row) => {
      const it = { target: FindingTarget.SUB_PROCESSOR, targetId: row.id, targetName: row.legalName };
      return [
        ...judged(listRules, row, list, it),
        ...judged(authorisationRules, row, list, it),
        ...judged(subProcessorUseRules, row, use, it),
        ...judged(chainTransferRules, row, use, it),
      ];
    }),
    ...facts.transfers
      .filter(({ endsOn }) => endsOn === null || endsOn >= on)
      .flatMap((row) => {
        const it = { target: FindingTarget.TRANSFER, targetId: row.id, targetName: row.reference };
        return judged(transferRules, row, transferWorld, it);
      }),
    ...facts.activities.flatMap((row) => {
      const it = { target: FindingTarget.ACTIVITY, targetId: row.id, targetName: row.reference };
      const rules = running.includes(row)
        ? activityRules
        : activityRules.filter(({ id }) => AFTER_THE_END.has(id));
      return judged(rules, row, activityWorld, it);
    }),
    ...notices.flatMap((row) => {
      const it = { target: FindingTarget.NOTICE, targetId: row.id, targetName: `Notice ${row.number}` };
      return judged(noticeRules, row, { on, parties, agreements }, it);
    }),
  ];
}

type Target = Pick<Finding, 'target' | 'targetId' | 'targetName'>;

function judged<S, W extends { on: Day }>(
  rules: readonly Rule<S, W>[],
  subject: S,
  world: W,
  target: Target,
): Finding[] {
  return rules.flatMap(({ id: rule, article, severity, find }) => {
    const taken = new Set<string>();
    return find(subject, world).map((found) => {
      const path = found.path ?? null;
      const about = free(taken, path, found.about ?? null);
      return {
        id: findingId({ rule, targetId: target.targetId, path, about }),
        about,
        rule,
        article,
        severity: found.severity ?? severity,
        message: found.message,
        path,
        ...target,
        accepted: null,
      };
    });
  });
}

/** Where a rule says of two findings in one field the same, the later ones are counted: each can be accepted by itself. */
function free(taken: Set<string>, path: string | null, about: string | null): string | null {
  for (let count = 1; ; count++) {
    const one = count === 1 ? about : `${about ?? ''} ${count}`.trim();
    const key = JSON.stringify([path, one]);
    if (!taken.has(key)) return taken.add(key) && one;
  }
}

function toldShort(notices: readonly AmissNotice[]): ReadonlySet<string> {
  return new Set(
    notices.flatMap(({ announcedOn, customers }) =>
      customers.flatMap(({ standings }) => standings.map((standing) => toldKey(standing, announcedOn))),
    ),
  );
}

/** Why an entry by itself takes the exemption of Art. 30(5) away: risk, or data of Art. 9 and 10. */
function againstExemption(row: ActivityRow): string[] {
  if (row.role === 'PROCESSOR') return [];
  const name = firstOf(row.title);
  return [
    ...(row.dataItems.some(({ specialCategory }) => specialCategory)
      ? [`"${name}" processes special categories of data`]
      : []),
    ...(row.dataItems.some(({ criminal }) => criminal)
      ? [`"${name}" processes data on convictions or offences`]
      : []),
    ...(row.dpia?.necessity === DpiaNecessity.REQUIRED
      ? [`"${name}" is likely to result in a high risk`]
      : []),
  ];
}

function firstOf(text: LocalizedText): string {
  return Object.values(text)[0] ?? '';
}

function described<S, W extends { on: Day }>(
  rules: readonly Rule<S, W>[],
  target: FindingTarget,
): RuleDescription[] {
  return rules.map(({ id, article, severity, title }) => ({ id, article, severity, title, target }));
}

function byId<T extends { id: string }>(rows: readonly T[]): ReadonlyMap<string, T> {
  return new Map(rows.map((row) => [row.id, row]));
}
