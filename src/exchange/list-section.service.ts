import { Injectable } from '@nestjs/common';
import type { Organisation } from '../organisations/organisation.entity.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { Database } from '../platform/database.js';
import { Origin } from '../shared/announceable.js';
import { later, type Day } from '../shared/days.js';
import { Refusal } from '../shared/errors.js';
import { SubProcessorsService } from '../sub-processors/sub-processors.service.js';
import type { ApplyRegisterInput, RegisterSubProcessorInput } from './register.inputs.js';
import { pathOf } from './compared-list.js';
import type { ComparedRegister } from './registers.reader.js';
import { at } from './section.js';

/** Brings the organisation, its products and its list to what a register file says. Within the transaction of the file. */
@Injectable()
export class ListSection {
  constructor(
    private readonly organisations: OrganisationsService,
    private readonly subProcessors: SubProcessorsService,
    private readonly database: Database,
  ) {}

  organisation(
    { organisation, settings, products }: ComparedRegister,
    input: ApplyRegisterInput,
  ): Promise<Organisation> {
    return at('organisation', async () => {
      const { slug, ...given } = input.organisation;
      const standing = organisation ?? (await this.create(input));
      if (organisation && settings.length > 0)
        await this.organisations.amend({ ...given, organisation: slug });
      for (const product of products) await this.organisations.addProduct({ organisation: slug, ...product });
      return standing;
    });
  }

  private create({ organisation: { slug, ...given } }: ApplyRegisterInput): Promise<Organisation> {
    const { name, timeZone = 'UTC', languages = ['en'], noticeDays = 30 } = given;
    if (!name) throw Refusal.field('name', 'a new organisation needs a name');
    return this.organisations.create({ ...given, slug, name, timeZone, languages, noticeDays });
  }

  /** The id of each sub-processor that is on the list then, by the word that stands for it. */
  async list(
    { removed, amended, added, known, names }: ComparedRegister,
    organisation: Organisation,
    input: ApplyRegisterInput,
  ): Promise<ReadonlyMap<string, string>> {
    const { origin } = toldOf(input, input.on);
    for (const { id } of removed) await this.subProcessors.remove({ id, effectiveFrom: input.on, origin });
    for (const { row, input: entry } of amended) {
      const { engagedBy: _chain, ...facts } = entry;
      const effectiveFrom = later(input.on, row.listedSince);
      const when = { effectiveFrom, ...toldOf(input, effectiveFrom), carryForward: false };
      await at(pathOf(input.subProcessors, entry), () =>
        this.subProcessors.amend({ ...facts, ...when, id: row.id }),
      );
    }
    const words = known.subProcessors.flatMap(({ id }) => [[names.subProcessors.wordOf(id), id] as const]);
    const ids = new Map(words.flatMap(([word, id]) => (word ? [[word, id] as const] : [])));
    for (const entry of inChainOrder(added, input)) {
      const path = pathOf(input.subProcessors, entry);
      const effectiveFrom = entry.effectiveFrom ?? input.on;
      const when = { effectiveFrom, ...toldOf(input, effectiveFrom, entry.announcedOn) };
      const above = names.subProcessors.word(entry.engagedBy, `${path}.engagedBy`);
      const engagedBy = above === undefined ? null : ids.get(above);
      const { id } = await at(path, () =>
        this.subProcessors.engage({ ...entry, ...when, engagedBy, organisation: organisation.slug }),
      );
      ids.set(names.wordOfEntry.get(entry) ?? entry.legalName, id);
      this.database.forget();
    }
    return ids;
  }
}

/** Of a baseline what is in use was known to customers; what is yet to begin is drafted, and they are told. */
export function toldOf(
  { baseline, on }: Pick<ApplyRegisterInput, 'baseline' | 'on'>,
  effectiveFrom: Day,
  announcedOn?: Day | null,
) {
  return baseline && effectiveFrom <= on
    ? { origin: Origin.BASELINE, announcedOn: announcedOn ?? on }
    : { origin: Origin.AMENDMENT, announcedOn: undefined };
}

/** Whoever engages another comes before it. @throws CHAIN_CYCLE */
function inChainOrder(
  entries: readonly RegisterSubProcessorInput[],
  { subProcessors }: ApplyRegisterInput,
): RegisterSubProcessorInput[] {
  const ordered = new Set<RegisterSubProcessorInput>();
  const byName = new Map(entries.toReversed().map((entry) => [entry.legalName, entry]));
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const visit = (entry: RegisterSubProcessorInput, above: readonly RegisterSubProcessorInput[]): void => {
    if (ordered.has(entry)) return;
    if (above.includes(entry))
      throw Refusal.field(
        `${pathOf(subProcessors, entry)}.engagedBy`,
        `"${entry.legalName}" would stand below itself`,
        'CHAIN_CYCLE',
      );
    const { engagedBy } = entry;
    const parent = engagedBy ? (byId.get(engagedBy) ?? byName.get(engagedBy)) : undefined;
    if (parent) visit(parent, [...above, entry]);
    ordered.add(entry);
  };
  for (const entry of entries) visit(entry, []);
  return [...ordered];
}
