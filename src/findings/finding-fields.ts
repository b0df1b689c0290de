import type { Type } from '@nestjs/common';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ProcessingActivityType } from '../activities/activity-types.js';
import * as activity from '../activities/activity.args.js';
import { asCaller, type RequestContext } from '../access/access.guard.js';
import {
  AgreementOnDay,
  type AgreementVersionRow,
  type StandingOnRecord,
} from '../agreements/agreement-on-day.js';
import { PublishAgreementVersionPayload } from '../agreements/agreement-publishing.resolver.js';
import * as agreement from '../agreements/agreements.resolver.js';
import * as standing from '../agreements/standings.resolver.js';
import type { AuthorisationRow } from '../authorisations/authorisation-on-record.js';
import { RecordAuthorisationPayload } from '../authorisations/authorisations.resolver.js';
import { Organisation } from '../organisations/organisation.entity.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { AddPartyPayload, AmendPartyPayload } from '../parties/parties.resolver.js';
import { PartyOnDay } from '../parties/party-on-day.js';
import { ProfileOnRecord } from '../parties/profile-on-record.js';
import { AmendProfilePayload } from '../parties/profiles.resolver.js';
import { loaderOf } from '../platform/loaders.js';
import { Clock } from '../platform/clock.js';
import type { Moment } from '../platform/moment.js';
import { addDays, type Day } from '../shared/days.js';
import { ListedSubProcessor } from '../sub-processors/listed-sub-processor.js';
import * as subProcessor from '../sub-processors/sub-processor.args.js';
import { ListedTransfer } from '../transfers/listed-transfer.js';
import * as transfer from '../transfers/transfer.args.js';
import { ofAgreement, ofParty, pointingAt, type Concerning, type Judgement } from './concerning.js';
import { Finding } from './finding.js';
import { FindingsReader } from './findings.reader.js';

/** A row that findings may point at, and the moment it was read for. */
export interface Judged {
  id: string;
  organisationId: string;
  moment: Moment;
}

type JudgedOf<Parent, Row extends Judged = Judged> = (parent: Parent) => Row | null;

/** Which findings are a thing's, and in words where the rules find them. */
interface Share<Row extends Judged = Judged> {
  which: Concerning<Row>;
  where: string;
}

/** Before every day: what is judged on no day of the past is judged today. */
const TODAY: Day = '';

const OWN: Share = { which: pointingAt, where: 'in it' };
const AGREEMENT: Share = {
  which: ofAgreement,
  where:
    'in what it concerns: engagements of its vendor without an agreement in force, sub-processors not announced in time to, or not to be used for, its customers, and entries of the record where they name it, or one of its parties and no agreement;',
};
const PARTY: Share = {
  which: ofParty,
  where: 'in what names it (the profile, engagements, transfers, entries of the record)',
};

const its = (row: Judged) => row;
const ofActivity = ({ processingActivity }: { processingActivity: unknown }) => processingActivity as Judged;
const ofTransfer = ({ transfer: row }: { transfer: ListedTransfer }) => row;
const ofSubProcessor = ({ subProcessor: row }: { subProcessor: ListedSubProcessor | null }) => row;
const ofProfile = (row: Judged) => ({ ...row, id: row.organisationId });
const asToday = ({ id }: Organisation): Judged => ({
  id,
  organisationId: id,
  moment: { on: TODAY, asOf: null },
});
const ofTerms = ({ agreement: row }: { agreement: AgreementOnDay }) => row;
const named = ({ party }: { party: PartyOnDay }) => party;
const on = <T extends Judged>(row: T, day: Day): T => ({ ...row, moment: { ...row.moment, on: day } });

/** An end is felt on the first day after it. */
const after = <T extends Judged>(row: T, lastDay: Day | null) =>
  lastDay === null ? row : on(row, addDays(lastDay, 1));

/**
 * The field `findings` on each type that rules judge, and on the payload of each act that writes one: what stands there
 * after the write. Of an answer all findings of an organisation on a day are judged once.
 */
export const findingFields: readonly Type[] = [
  onType(ProcessingActivityType, its),
  onType(ListedTransfer, its),
  onType(ListedSubProcessor, its),
  onType(ProfileOnRecord, ofProfile),
  onType(AgreementOnDay, its, AGREEMENT),
  onType(PartyOnDay, its, PARTY),
  withFindings(
    Organisation,
    asToday,
    { ...OWN, where: 'in its profile, and in its public list as a whole,' },
    'not past',
  ),
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
  onPayload(subProcessor.DiscardDraftsPayload, ofSubProcessor),
  onPayload(AmendProfilePayload, ({ organisation }: AmendProfilePayload) => asToday(organisation)),
  onPayload(AddPartyPayload, named, PARTY),
  onPayload(AmendPartyPayload, named, PARTY),
  onPayload(agreement.AddAgreementPayload, ofTerms, AGREEMENT),
  onPayload(agreement.AmendAgreementPayload, ofTerms, AGREEMENT),
  onPayload(
    agreement.EndAgreementPayload,
    ({ agreement: row }: agreement.EndAgreementPayload) => after(row, row.endedOn),
    AGREEMENT,
  ),
  onPayload(
    PublishAgreementVersionPayload,
    ({ agreementVersion: row }: { agreementVersion: AgreementVersionRow }) =>
      on({ ...row, id: row.agreementId }, row.effectiveFrom),
    AGREEMENT,
  ),
  onPayload(
    standing.MoveCustomerPayload,
    ({ standing: row }: { standing: StandingOnRecord }) => on({ ...row, id: row.agreementId }, row.since),
    AGREEMENT,
  ),
  onPayload(
    standing.EndStandingPayload,
    ({ standing: row }: { standing: StandingOnRecord }) => after({ ...row, id: row.agreementId }, row.until),
    AGREEMENT,
  ),
  onPayload(
    RecordAuthorisationPayload,
    ({ authorisation: row }: { authorisation: AuthorisationRow }) =>
      on({ ...row, id: row.subProcessorId }, row.effectiveFrom),
    { ...OWN, where: 'in the sub-processor' },
  ),
];

type JudgedType = Type | (abstract new () => object);

/** What was written is judged as it stands today, and what begins later as it will stand on its first day. */
function onPayload<T, R extends Judged>(
  type: JudgedType,
  rowOf: JudgedOf<T, R>,
  share: Share<R> = OWN,
): Type {
  return withFindings(type, rowOf, share, 'not past', 'today, or on its first day where that is to come;');
}

function onType<T>(type: JudgedType, rowOf: JudgedOf<T>, share = OWN): Type {
  return withFindings(type, rowOf, share, 'its own', 'on its day,');
}

/** For a lower room: the field on a type of its own, whose findings are told as of today. */
export function findingsToday<T, R extends Judged>(
  type: JudgedType,
  rowOf: JudgedOf<T, R>,
  share: Share<R> = OWN,
): Type {
  return withFindings(type, rowOf, share, 'not past');
}

/** Which day a row is judged on: the one it was read for, or today where that lies in the past. */
type JudgedDay = 'its own' | 'not past';

function withFindings<T, R extends Judged>(
  type: JudgedType,
  rowOf: JudgedOf<T, R>,
  { which, where }: Share<R>,
  day: JudgedDay,
  when = 'today,',
): Type {
  @Resolver(() => type as Type)
  class FindingsOfType {
    constructor(
      private readonly reader: FindingsReader,
      private readonly organisations: OrganisationsService,
      private readonly clock: Clock,
    ) {}

    @ResolveField(() => [Finding], { description: `What the rules find ${where} ${when} worst first.` })
    async findings(@Parent() parent: T, @Context() request: RequestContext): Promise<readonly Finding[]> {
      const row = rowOf(parent);
      if (!row?.moment) return [];
      const { organisationId, moment } = row;
      const judgement = await loaderOf(request, `findings on ${day} day`, (keys: readonly string[]) =>
        asCaller(request, () => Promise.all(keys.map((key) => this.judged(key)))),
      ).load([organisationId, moment.on, moment.asOf?.toISOString() ?? ''].join(' '));
      return which(judgement, row);
    }

    private async judged(key: string): Promise<Judgement> {
      const [id = '', on = '', asOf = ''] = key.split(' ');
      const organisation = await this.organisations.byId(id);
      const today = this.clock.today(organisation.timeZone);
      const moment = {
        on: day === 'not past' && on < today ? today : on,
        asOf: asOf ? new Date(asOf) : null,
        strict: false,
      };
      return this.reader.judgement(organisation, moment);
    }
  }
  Object.defineProperty(FindingsOfType, 'name', { value: `${type.name}Findings` });
  return FindingsOfType;
}
