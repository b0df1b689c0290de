import { Injectable } from '@nestjs/common';
import type { Notice } from '../notices/notice.entity.js';
import type { Organisation } from '../organisations/organisation.entity.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { Database } from '../platform/database.js';
import { Origin } from '../shared/announceable.js';
import { Refusal } from '../shared/errors.js';
import type { SubProcessor } from '../sub-processors/sub-processor.entity.js';
import { SubProcessorsService } from '../sub-processors/sub-processors.service.js';
import { Announcing } from '../notices/announcing.js';
import type { ApplyRegisterInput, RegisterSubProcessorInput } from './register.inputs.js';
import { RegistersReader, type ComparedRegister } from './registers.reader.js';

/** Brings the register to what a register file says, all or nothing. */
@Injectable()
export class RegistersService {
  constructor(
    private readonly database: Database,
    private readonly organisations: OrganisationsService,
    private readonly subProcessors: SubProcessorsService,
    private readonly registers: RegistersReader,
    private readonly announcing: Announcing,
  ) {}

  /** What was done, and the notice that told of it. @throws as the single acts do; nothing is written then */
  apply(input: ApplyRegisterInput): Promise<{ compared: ComparedRegister; notice: Notice | null }> {
    if (input.baseline && input.announce)
      throw Refusal.field('announce', 'does not go with baseline, of which nobody is told: choose one');
    return this.database.transaction(async () => {
      const compared = await this.registers.compare(input);
      const organisation = await this.profile(compared, input);
      for (const product of compared.products)
        await this.organisations.addProduct({ organisation: organisation.slug, ...product });
      await this.list(compared, organisation, input);
      const notice = input.announce ? await this.announcing.atOnce(organisation) : null;
      return { compared, notice };
    });
  }

  private async profile(
    { organisation, profile }: ComparedRegister,
    input: ApplyRegisterInput,
  ): Promise<Organisation> {
    const { slug, ...given } = input.organisation;
    if (!organisation) {
      const { name, timeZone = 'UTC', languages = ['en'], noticeDays = 30 } = given;
      if (!name) throw Refusal.field('organisation.name', 'a new organisation needs a name');
      return this.organisations.create({ ...given, slug, name, timeZone, languages, noticeDays });
    }
    return profile.length > 0 ? this.organisations.amend({ ...given, organisation: slug }) : organisation;
  }

  private async list(
    { removed, amended, added, listed }: ComparedRegister,
    organisation: Organisation,
    input: ApplyRegisterInput,
  ): Promise<void> {
    const origin = input.baseline ? Origin.BASELINE : Origin.AMENDMENT;
    const announcedOn = input.baseline ? input.on : undefined;
    for (const { id } of removed) await this.subProcessors.remove({ id, effectiveFrom: input.on, origin });
    for (const { row, input: entry } of amended) {
      const { engagedBy: _chain, ...facts } = entry;
      const when = { effectiveFrom: input.on, origin, announcedOn, carryForward: false };
      await this.subProcessors.amend({ ...facts, ...when, id: row.id });
    }
    const engaged = new Map(
      listed.flatMap(({ id, legalName }) => [[id, id] as const, [legalName, id] as const]),
    );
    for (const entry of inChainOrder(added)) {
      const when = {
        effectiveFrom: entry.effectiveFrom ?? input.on,
        origin,
        announcedOn: input.baseline ? (entry.announcedOn ?? input.on) : undefined,
      };
      const engagedBy = entry.engagedBy ? engaged.get(entry.engagedBy) : null;
      if (engagedBy === undefined)
        throw Refusal.field('engagedBy', `"${entry.engagedBy}" is neither in the file nor on the list`);
      const { id }: SubProcessor = await this.subProcessors.engage({
        ...entry,
        ...when,
        engagedBy,
        organisation: organisation.slug,
      });
      engaged.set(entry.legalName, id);
    }
  }
}

/** Whoever engages another comes before it. @throws CHAIN_CYCLE */
function inChainOrder(entries: readonly RegisterSubProcessorInput[]): RegisterSubProcessorInput[] {
  const ordered: RegisterSubProcessorInput[] = [];
  const visit = (entry: RegisterSubProcessorInput, above: readonly RegisterSubProcessorInput[]): void => {
    if (ordered.includes(entry)) return;
    if (above.includes(entry))
      throw Refusal.field('engagedBy', `"${entry.legalName}" would stand below itself`, 'CHAIN_CYCLE');
    const parent = entries.find(({ legalName }) => legalName === entry.engagedBy);
    if (parent) visit(parent, [...above, entry]);
    ordered.push(entry);
  };
  for (const entry of entries) visit(entry, []);
  return ordered;
}
