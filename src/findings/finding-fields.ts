import type { Type } from '@nestjs/common';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ProcessingActivityType } from '../activities/activity-types.js';
import * as activity from '../activities/activity.args.js';
import { asCaller, type RequestContext } from '../access/access.guard.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { ProfileOnRecord } from '../parties/profile-on-record.js';
import { AmendProfilePayload } from '../parties/profiles.resolver.js';
import { loaderOf } from '../platform/loaders.js';
import { Clock } from '../platform/clock.js';
import type { Moment } from '../platform/moment.js';
import { ListedSubProcessor } from '../sub-processors/listed-sub-processor.js';
import * as subProcessor from '../sub-processors/sub-processor.args.js';
import { ListedTransfer } from '../transfers/listed-transfer.js';
import * as transfer from '../transfers/transfer.args.js';
import { Finding } from './finding.js';
import { FindingsReader } from './findings.reader.js';

/** A row that findings may point at, and the moment it was read for. */
export interface Judged {
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
  onPayload(activity.AddProcessingActivityPayload, ofActivity),
  onPayload(activity.AmendProcessingActivityPayload, ofActivity),
  onPayload(activity.ActivateProcessingActivityPayload, ofActivity),
  onPayload(activity.SuspendProcessingActivityPayload, ofActivity),
  onPayload(activity.ResumeProcessingActivityPayload, ofActivity),
  onPayload(activity.EndProcessingActivityPayload, ofActivity),
  onPayload(transfer.AddTransferPayload, ofTransfer),
  onPayload(transfer.AmendTransferPayload, ofTransfer),
  onPayload(transfer.EndTransferPayload, ofTransfer),
  onPayload(subProcessor.EngageSubProcessorPayload, ofSubProcessor),
  onPayload(subProcessor.AmendSubProcessorPayload, ofSubProcessor),
  onPayload(subProcessor.ReplaceSubProcessorPayload, ofSubProcessor),
  onPayload(subProcessor.RemoveSubProcessorPayload, ofSubProcessor),
  onPayload(AmendProfilePayload, ({ profile }: { profile: ProfileOnRecord }) => ofProfile(profile)),
];

type JudgedType = Type | (abstract new () => object);

/** What was written is judged as it stands today, and what begins later as it will stand on its first day. */
function onPayload<T>(type: JudgedType, rowOf: JudgedOf<T>): Type {
  const description =
    'What the rules find in it today, or on its first day where that is to come; worst first.';
  return withFindings(type, rowOf, description, 'not past');
}

function onType<T>(type: JudgedType, rowOf: JudgedOf<T>): Type {
  return withFindings(type, rowOf, 'What the rules find in it on its day, worst first.', 'its own');
}

/** For a lower room: the field on a type of its own, whose findings are told as of today. */
export function findingsToday<T>(type: JudgedType, rowOf: JudgedOf<T>): Type {
  return withFindings(type, rowOf, 'What the rules find in it today, worst first.', 'not past');
}

/** Which day a row is judged on: the one it was read for, or today where that lies in the past. */
type JudgedDay = 'its own' | 'not past';

function withFindings<T>(type: JudgedType, rowOf: JudgedOf<T>, description: string, day: JudgedDay): Type {
  @Resolver(() => type as Type)
  class FindingsOfType {
    constructor(
      private readonly reader: FindingsReader,
      private readonly organisations: OrganisationsService,
      private readonly clock: Clock,
    ) {}

    @ResolveField(() => [Finding], { description })
    async findings(@Parent() parent: T, @Context() request: RequestContext): Promise<Finding[]> {
      const row = rowOf(parent);
      if (!row?.moment) return [];
      const { organisationId, moment } = row;
      const all = await loaderOf(request, `findings on ${day} day`, (keys: readonly string[]) =>
        asCaller(request, () => Promise.all(keys.map((key) => this.allOf(key)))),
      ).load([organisationId, moment.on, moment.asOf?.toISOString() ?? ''].join(' '));
      return all.get(row.id) ?? [];
    }

    /** By the thing they point at. */
    private async allOf(key: string): Promise<Map<string, Finding[]>> {
      const [id = '', on = '', asOf = ''] = key.split(' ');
      const organisation = await this.organisations.byId(id);
      const today = this.clock.today(organisation.timeZone);
      const moment = {
        on: day === 'not past' && on < today ? today : on,
        asOf: asOf ? new Date(asOf) : null,
        strict: false,
      };
      return Map.groupBy(await this.reader.all(organisation, moment), ({ targetId }) => targetId);
    }
  }
  Object.defineProperty(FindingsOfType, 'name', { value: `${type.name}Findings` });
  return FindingsOfType;
}
