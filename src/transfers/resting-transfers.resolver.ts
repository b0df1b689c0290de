import { Context, Field, ID, ObjectType, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { sql } from 'kysely';
import { asCaller, type RequestContext } from '../access/access.guard.js';
import { AmendAdequacyDecisionPayload } from '../law-facts/law.resolver.js';
import { Database } from '../platform/database.js';
import { isLive } from '../shared/version-sql.js';

@ObjectType({ description: 'A transfer that names an adequacy decision among its mechanisms.' })
class RestingTransfer {
  @Field({ description: 'Slug of the organisation.' }) organisation!: string;
  @Field(() => ID) id!: string;
  @Field() reference!: string;
}

/** Whom an amended decision concerns: of every organisation, for the law is one for all. */
@Resolver(() => AmendAdequacyDecisionPayload)
export class RestingTransfersResolver {
  constructor(private readonly database: Database) {}

  @ResolveField(() => [RestingTransfer], {
    description:
      'Transfers that name the decision: what `adequacyImpact` tells of each organisation follows from them.',
  })
  affectedTransfers(
    @Parent() { adequacyDecision: { code } }: AmendAdequacyDecisionPayload,
    @Context() request: RequestContext,
  ): Promise<RestingTransfer[]> {
    const named = JSON.stringify([{ decision: code }]);
    return asCaller(request, async () => {
      const { rows } = await this.database.read((db) =>
        sql<RestingTransfer>`select distinct o.slug as organisation, t.id, t.reference from transfer_version v
          join transfer t on t.id = v.transfer_id join organisation o on o.id = t.organisation_id
          where ${isLive('v')} and v.mechanisms @> ${named}::jsonb order by organisation, reference`.execute(
          db,
        ),
      );
      return rows;
    });
  }
}
