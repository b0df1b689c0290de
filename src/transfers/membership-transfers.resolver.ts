import { Context, Field, ID, Int, ObjectType, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { sql } from 'kysely';
import { asCaller, type RequestContext } from '../access/access.guard.js';
import { AmendEeaMembershipPayload } from '../law-facts/law.resolver.js';
import { LawReader } from '../law-facts/law.reader.js';
import { RegimeCoverage } from '../law/coverage-types.js';
import type { TransferToJudge } from '../law/mechanism-obstacles.js';
import { Regime } from '../law/mechanisms.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import type { Day } from '../shared/days.js';
import { DayScalar } from '../shared/scalars.js';
import { columnsOf, heldFirst, isLive } from '../shared/version-sql.js';
import { coverageChanges, membershipChange, type MembershipChange } from './membership-change.js';
import { transferFields } from './transfer-facts.js';

/** So many are named; more are counted. */
const NAMED = 1000;

@ObjectType({
  description:
    'A transfer that is covered otherwise since the change of a membership, under one law of transfers.',
})
class ReassessedTransfer {
  @Field({ description: 'Slug of the organisation.' }) organisation!: string;
  @Field(() => ID) id!: string;
  @Field() reference!: string;
  @Field(() => DayScalar, {
    description: 'The day it is judged on: that of the change, or its own first day where that is later.',
  })
  on!: Day;
  @Field(() => Regime) regime!: Regime;
  @Field(() => RegimeCoverage, { description: 'Had nothing been amended.' }) before!: RegimeCoverage;
  @Field(() => RegimeCoverage, { description: 'As the law is recorded now.' }) after!: RegimeCoverage;
}

@ObjectType({ description: 'What follows for transfers from the change of a membership.' })
class ReassessedTransfers {
  @Field(() => DayScalar, {
    nullable: true,
    description:
      'The day on which the change takes effect: the first from today (UTC) on on which the place is inside the Area, bridged or outside otherwise than before, or the first at all where it speaks of the past alone; null: on no day.',
  })
  on!: Day | null;
  @Field(() => Int, { description: 'How many there are in all.' }) totalCount!: number;
  @Field(() => [ReassessedTransfer], {
    description: `The first ${NAMED}, of every organisation, drafts included; by organisation, reference and law.`,
  })
  transfers!: ReassessedTransfer[];
}

type Row = TransferToJudge & Pick<ReassessedTransfer, 'organisation' | 'id' | 'reference'> & { from: Day };

/** Whom an amended membership concerns: of every organisation, for the law is one for all. */
@Resolver(() => AmendEeaMembershipPayload)
export class MembershipTransfersResolver {
  constructor(
    private readonly database: Database,
    private readonly law: LawReader,
    private readonly clock: Clock,
  ) {}

  @ResolveField(() => ReassessedTransfers, {
    description:
      'Transfers to the place that are covered otherwise on the day on which the change takes effect.',
  })
  affectedTransfers(
    @Parent() { eeaMembership: row }: AmendEeaMembershipPayload,
    @Context() request: RequestContext,
  ): Promise<ReassessedTransfers> {
    return asCaller(request, async () => {
      const all = await this.law.memberships({ superseded: true });
      const former = all.filter(({ supersededById }) => supersededById === row.id);
      const memberships = all.filter(({ supersededById }) => supersededById === null);
      const after = { ...(await this.law.book()), memberships };
      const before = { ...after, memberships: [...memberships.filter(({ id }) => id !== row.id), ...former] };
      const change = membershipChange({ before, after }, [row, ...former], this.clock.today('UTC'));
      if (!change) return { on: null, totalCount: 0, transfers: [] };
      const found = (await this.transfersTo(change)).flatMap(
        ({ organisation, id, reference, from, ...facts }) => {
          const on = from > change.on ? from : change.on;
          return coverageChanges(facts, change, on).map((one) => ({
            organisation,
            id,
            reference,
            on,
            ...one,
          }));
        },
      );
      return { on: change.on, totalCount: found.length, transfers: found.slice(0, NAMED) };
    });
  }

  /** As they stand on the day, or first to come; in one statement. */
  private async transfersTo({ places, on }: MembershipChange): Promise<Row[]> {
    const { rows } = await this.database.read((db) =>
      sql<Row>`select * from (
          select distinct on (t.id) o.slug as organisation, t.id, t.reference, v.removed, v.effective_from as "from",
            ${columnsOf('v', transferFields)}, p.legal_name as importer
          from transfer_version v join transfer t on t.id = v.transfer_id
            join organisation o on o.id = t.organisation_id
            left join lateral (select p.legal_name from party_version p where p.party_id = t.importer_party_id
              and ${isLive('p')} order by ${heldFirst('p', sql`${on}::date`)} limit 1) p on true
          where ${isLive('v')} and t.id in (select transfer_id from transfer_version where destination = any(${places}::text[]))
          order by t.id, ${heldFirst('v', sql`${on}::date`)}) held
        where not removed and destination = any(${places}::text[])
        order by organisation collate "C", reference collate "C"`.execute(db),
    );
    return rows;
  }
}
