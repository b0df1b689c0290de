import type { Type } from '@nestjs/common';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ProcessingActivityType } from '../activities/activity-types.js';
import * as activity from '../activities/activity.args.js';
import { asCaller, type RequestContext } from '../access/access.guard.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { ProfileOnRecord } from '../parties/profile-on-record.js';
import { AmendProfilePayload } from '../parties/profiles.resolver.js';
import { loaderOf } from '../platform/loaders.js';
import type { Moment } from '../platform/moment.js';
import { ListedSubProcessor } from '../sub-processors/listed-sub-processor.js';
import * as subProcessor from '../sub-processors/sub-processor.args.js';
import { ListedTransfer } from '../transfers/listed-transfer.js';
import * as transfer from '../transfers/transfer.args.js';
import { Finding } from './finding.js';
import { FindingsReader } from './findings.reader.js';

/** A row that findings may point at, and the moment it was read for. */
interface Judged {
  id: string;
  organisationId: string;
  moment: Moment;
}

type JudgedOf<Parent> = (parent: Parent) => Judged | null;

const its = (row: Judged) => row;
const ofActivity = ({ processingActivity }: { processingActivity: unknown }) => processingActivity as Judged;
const ofTransfer = ({ transfer: row }: { transfer: ListedTransfer }) => row;
const ofSubProcessor = ({ subProcessor: row }: { subProcessor: ListedSubProcessor | null }) => row;
const ofProfile = (row: Judged) => ({ ...row, id: row.organisationId });

/**
 * The field `findings` on each type that rules judge, and on the payload of each act that writes one: what stands there
 * after the write. Of an answer all findings of an organisation on a day are judged once.
 */
export const findingFields: readonly Type[] = [
  onType(ProcessingActivityType, its),
  onType(ListedTransfer, its),
  onType(ListedSubProcessor, its),
  onType(ProfileOnRecord, ofProfile),
  onType(activity.AddProcessingActivityPayload, ofActivity),
  onType(activity.AmendProcessingActivityPayload, ofActivity),
  onType(activity.ActivateProcessingActivityPayload, ofActivity),
  onType(activity.SuspendProcessingActivityPayload, ofActivity),
  onType(activity.ResumeProcessingActivityPayload, ofActivity),
  onType(activity.EndProcessingActivityPayload, ofActivity),
  onType(transfer.AddTransferPayload, ofTransfer),
  onType(transfer.AmendTransferPayload, ofTransfer),
  onType(transfer.EndTransferPayload, ofTransfer),
  onType(subProcessor.EngageSubProcessorPayload, ofSubProcessor),
  onType(subProcessor.AmendSubProcessorPayload, ofSubProcessor),
  onType(subProcessor.ReplaceSubProcessorPayload, ofSubProcessor),
  onType(subProcessor.RemoveSubProcessorPayload, ofSubProcessor),
  onType(AmendProfilePayload, ({ profile }: { profile: ProfileOnRecord }) => ofProfile(profile)),
];

function onType<T>(type: Type | (abstract new () => object), rowOf: JudgedOf<T>): Type {
  @Resolver(() => type as Type)
  class FindingsOfType {
    constructor(
      private readonly reader: FindingsReader,
      private readonly organisations: OrganisationsService,
    ) {}

    @ResolveField(() => [Finding], { description: 'What the rules find in it on its day, worst first.' })
    async findings(@Parent() parent: T, @Context() request: RequestContext): Promise<Finding[]> {
      const row = rowOf(parent);
      if (!row?.moment) return [];
      const all = await allOf(request, this.reader, this.organisations, row);
      return all.get(row.id) ?? [];
    }
  }
  Object.defineProperty(FindingsOfType, 'name', { value: `${type.name}Findings` });
  return FindingsOfType;
}

/** By the thing they point at. */
function allOf(
  request: RequestContext,
  reader: FindingsReader,
  organisations: OrganisationsService,
  { organisationId, moment: { on, asOf } }: Judged,
): Promise<Map<string, Finding[]>> {
  const judge = (keys: readonly string[]) =>
    asCaller(request, () =>
      Promise.all(
        keys.map(async (key) => {
          const [id = '', on = '', asOf = ''] = key.split(' ');
          const organisation = await organisations.byId(id);
          const moment = { on, asOf: asOf ? new Date(asOf) : null, strict: false };
          return Map.groupBy(await reader.all(organisation, moment), ({ targetId }) => targetId);
        }),
      ),
    );
  return loaderOf(request, 'findings', judge).load([organisationId, on, asOf?.toISOString() ?? ''].join(' '));
}
