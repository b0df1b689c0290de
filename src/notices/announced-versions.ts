import type { EntityClass } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { AgreementVersion } from '../agreements/agreement-version.entity.js';
import type { RecordedRow } from '../history/links.reader.js';
import { Notice } from './notice.entity.js';
import { PolicyVersion } from '../policies/policy-version.entity.js';
import { PartyVersion } from '../parties/party.entity.js';
import { Origin, type Announceable } from '../shared/announceable.js';
import type { Day } from '../shared/days.js';
import { Refusal } from '../shared/errors.js';
import { SubProcessorVersion } from '../sub-processors/sub-processor-version.entity.js';
import { TransferVersion } from '../transfers/transfer-version.entity.js';

type Version = SubProcessorVersion | PartyVersion | TransferVersion | PolicyVersion | AgreementVersion;

/** Everything that a notice can speak of. */
const kinds: {
  entity: EntityClass<Version>;
  identity: 'subProcessor' | 'party' | 'transfer' | 'policy' | 'agreement';
  /** It waits for a notice only once it was declared final. */
  text?: true;
}[] = [
  { entity: SubProcessorVersion, identity: 'subProcessor' },
  { entity: PartyVersion, identity: 'party' },
  { entity: TransferVersion, identity: 'transfer' },
  { entity: PolicyVersion, identity: 'policy', text: true },
  { entity: AgreementVersion, identity: 'agreement', text: true },
];

/** Puts every draft of the organisation into a notice. @returns how many were not in it before */
export async function gather(
  em: SqlEntityManager,
  organisationId: string,
  noticeId: string,
): Promise<number> {
  const drafts = {
    organisationId,
    announcedOn: null,
    silentReason: null,
    withdrawnAt: null,
    supersededById: null,
  };
  let count = 0;
  for (const { entity, text } of kinds) {
    const where = { ...drafts, origin: { $ne: Origin.BASELINE }, ...(text && { finalAt: { $ne: null } }) };
    for (const version of await em.find(entity, where as object)) {
      if (version.noticeId !== noticeId) count += 1;
      version.noticeId = noticeId;
    }
  }
  return count;
}

const tableOf = (em: SqlEntityManager, entity: EntityClass<Version>) =>
  em.getMetadata().get(entity).tableName;

/** Where history knows versions by. */
export function versionTables(em: SqlEntityManager): string[] {
  return kinds.map(({ entity }) => tableOf(em, entity));
}

/** The rows of a notice's versions, by which history knows them. */
export async function rowsOfVersions(em: SqlEntityManager, noticeId: string): Promise<RecordedRow[]> {
  const rows: RecordedRow[] = [];
  for (const { entity } of kinds) {
    const table = tableOf(em, entity);
    for (const { id } of await em.find(entity, { noticeId })) rows.push({ table, id });
  }
  return rows;
}

/** Makes the versions of a notice public, each in the place of the one it supersedes. */
export async function announceVersions(em: SqlEntityManager, noticeId: string, day: Day): Promise<void> {
  for (const { entity } of kinds) {
    const versions = await em.find(entity, { noticeId });
    const replaced = await em.find(entity, {
      id: { $in: ids(versions.map(({ supersedesId }) => supersedesId)) },
    });
    // first the old ones step back: of each day one version is public at any moment
    for (const version of versions)
      replaced.find(({ id }) => id === version.supersedesId)?.supersede(version);
    await em.flush();
    for (const version of versions) version.announce(day, noticeId);
    await em.flush();
  }
}

/** Drafts wait for another notice. */
export async function release(em: SqlEntityManager, noticeId: string): Promise<void> {
  for (const { entity } of kinds)
    for (const version of await em.find(entity, { noticeId })) version.noticeId = null;
  await em.flush();
}

/**
 * Takes announced versions back, as if they had never been drafted.
 * @throws NOTICE_IN_EFFECT when one holds already; LATER_VERSION_EXISTS when a later public version builds on it
 */
export async function withdrawVersions(
  em: SqlEntityManager,
  noticeId: string,
  today: Day,
  at: Date,
): Promise<void> {
  for (const { entity, identity } of kinds) {
    const versions = await em.find(entity, { noticeId });
    const held = versions.find(({ effectiveFrom }) => effectiveFrom <= today);
    if (held)
      throw new Refusal(
        'NOTICE_IN_EFFECT',
        `a change of this notice is in effect since ${held.effectiveFrom}`,
      );
    const identities = ids(versions.map((version) => identityOf(version)));
    const related = await em.find(entity, { [identity]: { $in: identities } } as object);
    for (const version of versions) {
      const later = related.find((other) => buildsOn(other, version));
      if (later) throw await builtOn(em, later);
      version.withdraw(at);
      for (const other of related) if (other.supersededById === version.id) other.supersededById = null;
    }
    // the withdrawn ones step back before the old ones stand again
    await em.flush();
  }
}

/** What stands in the way of withdrawing, and what to do about it. */
async function builtOn(em: SqlEntityManager, { noticeId, effectiveFrom }: Version): Promise<Refusal> {
  const notice = noticeId === null ? null : await em.findOne(Notice, { id: noticeId });
  return new Refusal(
    'LATER_VERSION_EXISTS',
    notice
      ? `notice ${notice.number}, which tells of a version for ${effectiveFrom}, builds on this one: withdraw notice ${notice.number} first`
      : `a version for ${effectiveFrom}, released without a notice, builds on this notice: announce a further change instead`,
  );
}

function buildsOn(other: Announceable & Version, version: Version): boolean {
  return (
    identityOf(other) === identityOf(version) &&
    other.noticeId !== version.noticeId &&
    other.isLive() &&
    other.isPublic() &&
    (other.effectiveFrom > version.effectiveFrom || other.supersedesId === version.id)
  );
}

function identityOf(version: Version): string {
  if (version instanceof PartyVersion) return version.party.id;
  if (version instanceof PolicyVersion) return version.policy.id;
  if (version instanceof AgreementVersion) return version.agreement.id;
  return version instanceof TransferVersion ? version.transfer.id : version.subProcessor.id;
}

function ids(all: readonly (string | null)[]): string[] {
  return [...new Set(all.filter((id) => id !== null))];
}
