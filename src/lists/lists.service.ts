import { Injectable } from '@nestjs/common';
import { OrganisationsService } from '../organisations/organisations.service.js';
import type { Notice } from '../notices/notice.entity.js';
import type { Organisation } from '../organisations/organisation.entity.js';
import { Database } from '../platform/database.js';
import { Origin } from '../shared/announceable.js';
import { Refusal } from '../shared/errors.js';
import type { FactsInput } from '../sub-processors/facts.inputs.js';
import { SubProcessorsService } from '../sub-processors/sub-processors.service.js';
import type { FactColumn, ListRow } from './list-columns.js';
import { Announcing } from '../notices/announcing.js';
import { factsOf } from './list-facts.js';
import { nameKey } from './list-normal.js';
import type { ChangedRow, ListPlan, PlanStep } from './list-plan.js';
import { productsFor } from './list-products.js';
import type { ApplyListInput } from './list.inputs.js';
import { ListsReader, type Compared } from './lists.reader.js';

/** How the rows of one list are recorded. */
type Entry = Pick<ApplyListInput, 'on' | 'baseline'>;

/** Brings the register to what a list says, all or nothing. */
@Injectable()
export class ListsService {
  constructor(
    private readonly database: Database,
    private readonly organisations: OrganisationsService,
    private readonly subProcessors: SubProcessorsService,
    private readonly lists: ListsReader,
    private readonly announcing: Announcing,
  ) {}

  /**
   * What was done, and the notice that told of it. Nothing is written when it throws.
   * @throws NOT_FOUND, MALFORMED_LIST, BAD_USER_INPUT, LATER_VERSION_EXISTS, EFFECTIVE_BEFORE_PREVIOUS, NOTICE_TOO_SHORT
   */
  apply(input: ApplyListInput): Promise<{ plan: ListPlan; notice: Notice | null }> {
    if (input.baseline && input.announce)
      throw Refusal.field('announce', 'does not go with baseline, of which nobody is told: choose one');
    return this.database.transaction(async () => {
      const compared = await this.lists.compare(input);
      if (input.baseline && compared.unannounced)
        throw Refusal.field('baseline', 'changes are waiting to be announced: announce or remove them first');
      refuseBeforeItsBegin(compared);
      for (const step of compared.plan.steps) await this.take(step, compared.organisation, input);
      refuseRest(await this.lists.compare({ ...input, renames: [] }));
      const notice = input.announce ? await this.announcing.atOnce(compared.organisation) : null;
      return { plan: compared.plan, notice };
    });
  }

  private async take(step: PlanStep, organisation: Organisation, entry: Entry): Promise<void> {
    const effectiveFrom = entry.on;
    const recorded = entry.baseline
      ? { origin: Origin.BASELINE, announcedOn: entry.on }
      : { origin: Origin.AMENDMENT };
    if (step.kind === 'remove') {
      await this.subProcessors.remove({ id: step.before.id!, effectiveFrom, origin: recorded.origin });
    } else if (step.kind === 'add') {
      const facts = { legalName: step.row.name, ...(await this.facts(organisation, step.row)) };
      await this.subProcessors.engage({
        organisation: organisation.slug,
        effectiveFrom,
        ownParty: true,
        ...recorded,
        ...facts,
      });
    } else {
      await this.change(step, organisation, effectiveFrom, recorded);
    }
  }

  /** What is only filled goes first and silently: what is told is then told against it. */
  private async change(
    step: ChangedRow & { kind: string },
    organisation: Organisation,
    effectiveFrom: string,
    recorded: { origin: Origin; announcedOn?: string },
  ): Promise<void> {
    const id = step.before.id!;
    const of = (changes: ChangedRow['changes']) =>
      this.facts(
        organisation,
        step.row,
        changes.map(({ field }) => field),
        step.before,
      );
    if (step.filled.length > 0)
      await this.subProcessors.fill(
        id,
        effectiveFrom,
        await of(step.filled),
        'a column that the list did not have before',
      );
    if (step.kind === 'fill') return;
    const facts = {
      ...(step.kind === 'rename' && { legalName: step.row.name }),
      ...(await of(step.changes)),
    };
    await this.subProcessors.amend({ id, effectiveFrom, carryForward: false, ...recorded, ...facts });
  }

  private async facts(
    organisation: Organisation,
    row: ListRow,
    columns?: readonly FactColumn[],
    before?: ListRow,
  ): Promise<Partial<FactsInput>> {
    const { product, ...facts } = factsOf(row, columns, before);
    if (product === undefined) return facts;
    const known = await this.organisations.products(organisation.id);
    const { slugs, fresh } = productsFor(product, known);
    if (fresh) await this.organisations.addProduct({ organisation: organisation.slug, ...fresh });
    return { ...facts, products: slugs };
  }
}

/** A row of the list that the register has from a later day on would stand there twice from that day. */
function refuseBeforeItsBegin({ plan, later }: Compared): void {
  for (const step of plan.steps) {
    if (step.kind !== 'add') continue;
    const known = later.find(({ name }) => nameKey(name) === nameKey(step.row.name));
    if (known)
      throw Refusal.field(
        'on',
        `"${known.name}" is already recorded from ${known.since} on: apply the list for that day, or discard or withdraw that entry first`,
        'LATER_VERSION_EXISTS',
      );
  }
}

/** A register that is not what the list says would plan the same again and again: better nothing than half of it. */
function refuseRest({ plan }: Compared): void {
  const [step] = plan.steps;
  if (!step) return;
  const { name } = step.kind === 'remove' ? step.before : step.row;
  throw Refusal.field(
    'rows',
    `"${name}" cannot be brought to what its row says: its party is engaged in other rows too, which say otherwise`,
  );
}
