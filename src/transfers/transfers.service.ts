import { Injectable } from '@nestjs/common';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { PartiesService } from '../parties/parties.service.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { Origin } from '../shared/announceable.js';
import type { Day } from '../shared/days.js';
import { Refusal } from '../shared/errors.js';
import type { Entry } from '../shared/timeline.js';
import { SubProcessor } from '../sub-processors/sub-processor.entity.js';
import { Transfer } from './transfer.entity.js';
import { secondImporter, transferFields, type TransferFacts } from './transfer-facts.js';
import type { AddTransferInput, AmendTransferInput, EndTransferInput } from './transfer.inputs.js';

/** Transfers: added, amended, ended; each from a day on. What the public list shows of them is a draft until announced. */
@Injectable()
export class TransfersService {
  constructor(
    private readonly database: Database,
    private readonly organisations: OrganisationsService,
    private readonly parties: PartiesService,
    private readonly clock: Clock,
  ) {}

  /** @throws NOT_FOUND, BAD_USER_INPUT */
  add(input: AddTransferInput): Promise<Transfer> {
    return this.database.transaction(async (em) => {
      const { id: organisationId } = await this.organisations.bySlug(input.organisation);
      const { exporter, importer, subProcessor, onwardOf } = input;
      if (!importer && !input.importerCategory)
        throw Refusal.field('importer', 'is missing: name a party, or a category of importers');
      refuseSecondImporter(importer, input);
      const transfer = em.create(Transfer, {
        organisationId,
        reference: await freeReference(em, organisationId, input),
        exporterParty: exporter ? await this.parties.named(organisationId, exporter, 'exporter') : null,
        importerParty: importer ? await this.parties.named(organisationId, importer, 'importer') : null,
        subProcessor: subProcessor ? await engagement(em, organisationId, subProcessor) : null,
        onwardOf: onwardOf ? await namedTransfer(em, organisationId, onwardOf, 'onwardOf') : null,
      });
      transfer.begin(factsOf(input), entryOf(input));
      await em.flush();
      return transfer;
    });
  }

  /** @throws NOT_FOUND, BAD_USER_INPUT, NOTHING_TO_AMEND, EFFECTIVE_BEFORE_PREVIOUS, LATER_VERSION_EXISTS */
  amend(input: AmendTransferInput): Promise<Transfer> {
    return this.database.transaction(async (em) => {
      const transfer = await find(em, input.id);
      refuseSecondImporter(transfer.importerParty, input);
      transfer.amend(factsOf(input), entryOf(input));
      await em.flush();
      return transfer;
    });
  }

  /** @throws NOT_FOUND, EFFECTIVE_BEFORE_PREVIOUS, LATER_VERSION_EXISTS */
  end({ id, effectiveFrom }: EndTransferInput): Promise<Transfer> {
    return this.database.transaction(async (em) => {
      const transfer = await find(em, id);
      transfer.end({ effectiveFrom, origin: Origin.AMENDMENT }, this.clock.now());
      await em.flush();
      return transfer;
    });
  }

  /** The transfer of the organisation that a text names: uuid or reference. @throws BAD_USER_INPUT */
  named(organisationId: string, text: string, path: string): Promise<Transfer> {
    return this.database.load((em) => namedTransfer(em, organisationId, text, path));
  }
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

async function namedTransfer(em: SqlEntityManager, organisationId: string, text: string, path: string) {
  const where = UUID.test(text) ? { id: text } : { reference: text };
  const transfer = await em.findOne(Transfer, { ...where, organisationId });
  if (!transfer) throw Refusal.field(path, 'names no transfer');
  return transfer;
}

async function engagement(em: SqlEntityManager, organisationId: string, id: string): Promise<SubProcessor> {
  const found = await em.findOne(SubProcessor, { id, organisationId });
  if (!found) throw Refusal.field('subProcessor', 'names no sub-processor');
  return found;
}

async function find(em: SqlEntityManager, id: string): Promise<Transfer> {
  const transfer = await em.findOne(Transfer, { id }, { populate: ['versions'] });
  if (!transfer) throw Refusal.notFound('transfer');
  return transfer;
}

function refuseSecondImporter(importer: unknown, given: TransferFacts): void {
  const why = secondImporter(importer, given);
  if (why) throw Refusal.field('importerCategory', why);
}

/** The reference given, or one made of importer and destination. @throws BAD_USER_INPUT when it is taken */
async function freeReference(
  em: SqlEntityManager,
  organisationId: string,
  input: AddTransferInput,
): Promise<string> {
  const isTaken = async (reference: string) => (await em.count(Transfer, { organisationId, reference })) > 0;
  if (input.reference) {
    if (await isTaken(input.reference)) throw Refusal.field('reference', 'is taken by another transfer');
    return input.reference;
  }
  const importer = input.importer ?? input.importerCategory ?? '';
  const words = [UUID.test(importer) ? 'transfer' : importer, input.destination ?? ''];
  const stem = words
    .join(' ')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 90);
  for (let n = 1; ; n += 1) {
    const reference = `${stem || 'transfer'}${n === 1 ? '' : `-${n}`}`;
    if (!(await isTaken(reference))) return reference;
  }
}

/** The facts given, without what is not given. What was read from a request is a class of its own: columns hold plain values. */
function factsOf(given: TransferFacts): TransferFacts {
  const facts = transferFields
    .filter((field) => given[field] !== undefined)
    .map((field) => [field, plain(given[field])] as const);
  return Object.fromEntries(facts);
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const given = Object.entries(value).filter(([, inner]) => inner !== undefined && inner !== null);
  return Object.fromEntries(given.map(([key, inner]) => [key, plain(inner)]));
}

function entryOf(input: {
  effectiveFrom: Day;
  origin: Origin;
  announcedOn?: Day | null;
  carryForward?: boolean;
}): Entry {
  const { effectiveFrom, origin, announcedOn, carryForward } = input;
  if (announcedOn && origin !== Origin.BASELINE)
    throw Refusal.field(
      'announcedOn',
      'is stated only of a baseline; everything else is announced by a notice',
    );
  return { effectiveFrom, origin, announcedOn, carryForward };
}
