import { Injectable } from '@nestjs/common';
import { agreementFields } from '../agreements/agreement-facts.js';
import { AgreementsService } from '../agreements/agreements.service.js';
import { StandingsService } from '../agreements/standings.service.js';
import { AuthorisationsService } from '../authorisations/authorisations.service.js';
import { Database } from '../platform/database.js';
import { later, addDays, type Day } from '../shared/days.js';
import { keyOf } from './agreement-entries.js';
import type { ComparedSections } from './compared-sections.js';
import { canonical } from './plain-value.js';
import type { ApplyRegisterInput } from './register.inputs.js';
import type { RegisterAgreementInput, RegisterStandingInput } from './register-sections.inputs.js';
import { at, differing } from './section.js';
import { TextOrigins } from './text-origins.js';
import { wordFields } from './version-words.js';

type Plan = ComparedSections['agreements'];
type Words = (typeof wordFields)[number];
type Version = Pick<RegisterAgreementInput, (typeof agreementFields)[number] | 'products' | Words>;

/** Brings agreements, who stands on them, and what customers said under them to what a file says. */
@Injectable()
export class AgreementSection {
  constructor(
    private readonly agreements: AgreementsService,
    private readonly standings: StandingsService,
    private readonly authorisations: AuthorisationsService,
    private readonly database: Database,
    private readonly origins: TextOrigins,
  ) {}

  async apply({ added, amended, ended }: Plan, input: ApplyRegisterInput): Promise<void> {
    for (const { entry, path } of added)
      await at(path, async () => {
        this.database.forget();
        const id = await this.add(entry, input);
        await this.stand(id, entry, [], input);
        if (entry.endedOn) await this.agreements.end({ id, lastDay: entry.endedOn });
      });
    for (const one of amended) {
      await at(one.path, () => this.amend(one, input));
      this.database.forget();
    }
    for (const { id, entry, since } of ended)
      await at(`agreements: ${entry.reference}`, () =>
        this.agreements.end({ id, lastDay: lastDayOf(entry, later(addDays(input.on, -1), since)) }),
      );
  }

  /** What customers said to sub-processors. `engaged`: the id of each, by the word that stands for it. */
  async authorise(
    { added, amended }: ComparedSections['authorisations'],
    { organisation: { slug: organisation } }: ApplyRegisterInput,
    engaged: ReadonlyMap<string, string>,
  ): Promise<void> {
    for (const { entry, path } of [...added, ...amended]) {
      const subProcessor = engaged.get(entry.subProcessor) ?? entry.subProcessor;
      await at(path, () => this.authorisations.record({ ...entry, organisation, subProcessor }));
      this.database.forget();
    }
  }

  /** Versions come one after the other; customers know the ones they stand on. */
  private async add(entry: RegisterAgreementInput, input: ApplyRegisterInput) {
    const { organisation, on } = input;
    const { standings: _standings, otherVersions, endedOn: _endedOn, ...said } = entry;
    const effectiveFrom = entry.effectiveFrom ?? entry.signedOn ?? on;
    const versions = [...(otherVersions ?? []), { ...termsOf(entry), effectiveFrom }].toSorted(
      (one, other) => (one.effectiveFrom < other.effectiveFrom ? -1 : 1),
    );
    const [first, ...others] = versions;
    const { id } = await this.agreements.add({
      ...said,
      ...whole(first!),
      effectiveFrom: first!.effectiveFrom,
      organisation: organisation.slug,
    });
    for (const version of others)
      await this.agreements.amend({
        ...whole(version),
        id,
        effectiveFrom: version.effectiveFrom,
        origin: await this.origins.of({ ...input, baseline: true }, version.effectiveFrom),
        carryForward: false,
      });
    return id;
  }

  private async amend(one: Plan['amended'][number], input: ApplyRegisterInput): Promise<void> {
    const { entry, known, changes } = one;
    const { id } = known;
    const fields = changes.map(({ field }) => field);
    const acts = ['standings', 'otherVersions', 'endedOn'];
    const terms = changes.filter(({ field }) => !acts.includes(field));
    if (fields.includes('otherVersions')) await this.addVersions(one, input);
    const effectiveFrom = later(input.on, known.since);
    if (terms.length > 0)
      await this.agreements.amend({
        ...differing({ entry, changes: terms }),
        // a new version has a name of its own, so what the file calls it is said whole
        label: entry.label,
        summary: entry.summary,
        id,
        effectiveFrom,
        origin: await this.origins.of(input, effectiveFrom),
        carryForward: false,
      });
    if (fields.includes('standings')) await this.stand(id, entry, known.entry.standings ?? [], input);
    if (fields.includes('endedOn')) await this.agreements.end({ id, lastDay: entry.endedOn! });
  }

  private async addVersions(
    { entry, known }: Plan['amended'][number],
    input: ApplyRegisterInput,
  ): Promise<void> {
    const before = new Map((known.entry.otherVersions ?? []).map((one) => [one.effectiveFrom, one]));
    for (const version of entry.otherVersions ?? []) {
      if (canonical(before.get(version.effectiveFrom), '') === canonical(version, '')) continue;
      await this.agreements.amend({
        ...whole(version),
        id: known.id,
        effectiveFrom: version.effectiveFrom,
        origin: await this.origins.of({ ...input, baseline: true }, version.effectiveFrom),
        carryForward: false,
      });
    }
  }

  private async stand(
    agreement: string,
    { standings }: RegisterAgreementInput,
    known: readonly (RegisterStandingInput & { id?: string })[],
    { on }: ApplyRegisterInput,
  ): Promise<void> {
    const before = new Map(known.map((one) => [keyOf(one), one]));
    const stated = new Set((standings ?? []).map(keyOf));
    for (const [index, standing] of (standings ?? []).entries()) {
      this.database.forget();
      if (canonical(before.get(keyOf(standing)), '') === canonical(standing, '')) continue;
      const { noticeContacts = null, products = null } = standing;
      await at(`standings.${index}`, () =>
        this.standings.move({ ...standing, noticeContacts, products, agreement }),
      );
    }
    for (const gone of known.filter((one) => !stated.has(keyOf(one)) && !one.until)) {
      const until = later(addDays(on, -1), gone.since);
      await this.standings.move({ ...gone, agreement, until });
    }
  }
}

function termsOf(entry: RegisterAgreementInput): Version {
  const fields = [...agreementFields, 'products', ...wordFields] as const;
  return Object.fromEntries(fields.map((field) => [field, entry[field]])) as Version;
}

/** A version says all that it says: what it does not state is not so. */
function whole(version: Version): Version {
  const fields = [...agreementFields, 'products', ...wordFields] as const;
  const said = Object.fromEntries(fields.map((field) => [field, version[field] ?? null])) as Version;
  return { ...said, label: version.label ?? undefined };
}

/** Nobody stands on an agreement for less than a day. */
function lastDayOf({ standings }: RegisterAgreementInput, lastDay: Day): Day {
  return (standings ?? []).reduce((last, { since }) => later(last, since), lastDay);
}
