import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { rowSource } from '../history/row-source.js';
import { AmissNoticesReader } from '../notified-customers/amiss-notices.reader.js';
import type { Organisation } from '../organisations/organisation.entity.js';
import { Database } from '../platform/database.js';
import type { Day } from '../shared/days.js';
import { Refusal } from '../shared/errors.js';
import { decodeCursor, page, type Connection } from '../shared/pagination.js';
import { Severity } from '../shared/rules.js';
import type { AcceptedFinding } from './accepted-finding.entity.js';
import type { Judgement } from './concerning.js';
import { findingId, type Finding } from './finding.js';
import { allRules, judge } from './judge.js';
import { RegisterFactsReader } from './register-facts.reader.js';

/** Which findings are wanted of a day. */
export interface FindingsQuery {
  on: Day;
  asOf: Date | null;
  strict: boolean;
  severity?: Severity;
  /** Id of a rule. */
  rule?: string;
  /** True: only those that somebody accepts; false: only the others. */
  accepted?: boolean;
}

type Acceptance = AcceptedFinding & { organisationId: string };

/** What the rules find, worst first. */
@Injectable()
export class FindingsReader {
  constructor(
    private readonly database: Database,
    private readonly facts: RegisterFactsReader,
    private readonly notices: AmissNoticesReader,
  ) {}

  /** Every finding of a day. */
  async all(organisation: Organisation, query: FindingsQuery): Promise<Finding[]> {
    return [...(await this.judgement(organisation, query)).findings];
  }

  /** Every finding of a day, with the register that it was found in. */
  judgement(organisation: Organisation, { on, asOf, strict }: FindingsQuery): Promise<Judgement> {
    return this.database.read(async () => {
      const facts = await this.facts.on(organisation, on, asOf, strict);
      const found = judge(facts, await this.notices.of(organisation, on, asOf));
      const accepted = new Map(
        (await this.accepted(organisation.id, on, asOf)).map((one) => [findingId(one), one]),
      );
      const findings = found
        .map((finding) => ({ ...finding, accepted: accepted.get(finding.id) ?? null }))
        .toSorted((one, other) => compare(keyOf(one), keyOf(other)));
      return { facts, findings, byTarget: Map.groupBy(findings, ({ targetId }) => targetId) };
    });
  }

  /** @throws BAD_USER_INPUT for a rule that there is none of */
  async page(
    organisation: Organisation,
    query: FindingsQuery,
    args: { first: number; after?: string },
  ): Promise<Connection<Finding>> {
    const { rule } = query;
    if (rule !== undefined && !allRules.some(({ id }) => id === rule))
      throw Refusal.field('rule', `names no rule: "${rule}"; \`rules\` lists them`);
    const after = decodeCursor(args.after, 4);
    const wanted = (await this.all(organisation, query)).filter(
      (finding) =>
        (query.severity === undefined || finding.severity === query.severity) &&
        (query.rule === undefined || finding.rule === query.rule) &&
        (query.accepted === undefined || (finding.accepted !== null) === query.accepted),
    );
    const rest = after ? wanted.filter((finding) => compare(keyOf(finding), after) > 0) : wanted;
    return page(rest.slice(0, args.first + 1), args, keyOf, () => wanted.length);
  }

  private async accepted(organisation: string, on: Day, asOf: Date | null): Promise<Acceptance[]> {
    const { rows } = await this.database.read((db) =>
      sql<Acceptance>`select a.id, a.organisation_id as "organisationId", a.rule, a.target_id as "targetId", a.path, a.about, a.reason,
          a.person, a.accepted_on as "acceptedOn", a.expires_on as "expiresOn", a.created_at as "createdAt", a.updated_at as "updatedAt"
        from ${rowSource('accepted_finding', asOf, organisation)} a
        where a.organisation_id = ${organisation} and a.accepted_on <= ${on}::date and a.expires_on >= ${on}::date
        order by a.created_at`.execute(db),
    );
    return rows;
  }
}

const RANK: Record<Severity, number> = { ERROR: 0, WARNING: 1, INFO: 2 };

function keyOf({ severity, rule, targetName, id }: Finding): [number, string, string, string] {
  return [RANK[severity], rule, targetName, id];
}

function compare(one: readonly (string | number)[], other: readonly (string | number)[]): number {
  for (const [index, part] of one.entries()) {
    const against = other[index]!;
    if (part !== against) return part < against ? -1 : 1;
  }
  return 0;
}
