import { Injectable } from '@nestjs/common';
import type { AgreementRow } from '../agreements/agreement-row.js';
import { StandingsReader } from '../agreements/standings.reader.js';
import type { Organisation } from '../organisations/organisation.entity.js';
import type { Moment } from '../platform/moment.js';
import { PoliciesReader } from '../policies/policies.reader.js';
import { PolicyVersionStatus, type PolicyOnDay, type PolicyVersionOnDay } from '../policies/policy-on-day.js';
import { PolicyVersionsReader } from '../policies/policy-versions.reader.js';
import type { KnownWords } from './version-words.js';

/** A policy with its versions, but for those that were withdrawn. */
export interface KnownPolicy extends PolicyOnDay {
  versions: readonly KnownPolicyVersion[];
}

/** `text` is read of what holds on the day and of drafts; of the rest the digest tells what it says. */
export type KnownPolicyVersion = PolicyVersionOnDay & KnownWords;

/** What a version of an agreement is called and says. */
export type KnownAgreementWords = KnownWords & { draft: boolean };

const READ: readonly PolicyVersionStatus[] = [
  PolicyVersionStatus.IN_FORCE,
  PolicyVersionStatus.DRAFT,
  PolicyVersionStatus.FINAL,
];

/** Reads what a register publishes or agrees in words, in a fixed number of statements. */
@Injectable()
export class KnownTextsReader {
  constructor(
    private readonly all: PoliciesReader,
    private readonly versions: PolicyVersionsReader,
    private readonly agreements: StandingsReader,
  ) {}

  async policies(organisation: Organisation, moment: Moment): Promise<KnownPolicy[]> {
    const policies = await this.all.all(organisation, moment);
    const keys = policies.map(({ id }) => keyOf(organisation, id, moment));
    const all = (await this.versions.of(keys)).map((versions) =>
      // what never held still has its label
      versions.filter(({ status, neverHeld }) => status !== PolicyVersionStatus.WITHDRAWN || neverHeld),
    );
    const wanted = all.flat().filter(({ status }) => READ.includes(status));
    const texts = await this.versions.texts(wanted.map(({ id }) => keyOf(organisation, id, moment)));
    const textOf = new Map(wanted.map(({ id }, index) => [id, texts[index]!]));
    return policies.map((policy, index) => ({
      ...policy,
      versions: (all[index] ?? []).map((version) => ({ ...version, text: textOf.get(version.id) ?? null })),
    }));
  }

  /** Of the versions that hold, or that customers stand on, by their ids. */
  async ofAgreements(
    organisation: Organisation,
    agreements: readonly AgreementRow[],
    moment: Moment,
  ): Promise<Map<string, KnownAgreementWords>> {
    const ids = agreements.flatMap(({ versionId, standings }) => [
      versionId,
      ...standings.map((standing) => standing.versionId),
    ]);
    const keys = [...new Set(ids)].map((id) => keyOf(organisation, id, moment));
    const [versions, texts] = [await this.agreements.recorded(keys), await this.agreements.texts(keys)];
    return new Map(
      versions.flatMap((version, index) =>
        version ? [[version.id, { ...version, text: texts[index] ?? null }] as const] : [],
      ),
    );
  }
}

function keyOf(organisation: Organisation, id: string, { on, asOf }: Moment) {
  return { organisation: organisation.id, id, on, asOf };
}
