import { Field, ObjectType } from '@nestjs/graphql';
import type { ReadActivity } from '../activities/activities.reader.js';
import { ProcessingActivityType } from '../activities/activity-types.js';
import { coverageOf } from '../law/coverage.js';
import { Reliance } from '../law/coverage-types.js';
import type { LawBook } from '../law/law-book.js';
import { Regime } from '../law/mechanisms.js';
import { AgreementSide } from '../law/roles.js';
import { Product } from '../organisations/product.entity.js';
import { PartyOnDay } from '../parties/party-on-day.js';
import type { Day } from '../shared/days.js';
import { ListedSubProcessor } from '../sub-processors/listed-sub-processor.js';
import { ListedTransfer } from '../transfers/listed-transfer.js';
import { towards } from '../transfers/importer.js';
import type { TransferRow } from '../transfers/transfer-row.js';
import type { RegisterFacts } from './register-facts.js';

@ObjectType({ description: 'A transfer that rests on the decision, under one law of transfers.' })
export class AffectedTransfer {
  @Field(() => ListedTransfer) transfer!: ListedTransfer;
  @Field(() => Regime) regime!: Regime;
  @Field(() => Reliance, {
    nullable: true,
    description: 'What would be relied on in its place; null: nothing, the transfer would be uncovered.',
  })
  fallback!: Reliance | null;
}

@ObjectType({
  description: 'What would follow if an adequacy decision ended on a day (Art. 45(5); C-362/14, C-311/18).',
})
export class AdequacyImpact {
  @Field() decision!: string;
  @Field(() => [AffectedTransfer]) transfers!: AffectedTransfer[];
  @Field(() => [ListedSubProcessor], {
    description: 'Those that a transfer without fallback serves or goes to.',
  })
  subProcessors!: ListedSubProcessor[];
  @Field(() => [ProcessingActivityType], {
    description: 'Those in which a transfer without fallback takes place, or that use such a sub-processor.',
  })
  activities!: ReadActivity[];
  @Field(() => [Product], {
    description: 'Those of these sub-processors and activities; all, where one is for all.',
  })
  products!: Product[];
  @Field(() => [PartyOnDay], {
    description: 'Customers of these products by an agreement, and controllers of these activities.',
  })
  customers!: PartyOnDay[];
}

/** Ids of everything that an ending decision touches. */
export interface Impact {
  transfers: { id: string; regime: Regime; fallback: Reliance | null }[];
  subProcessorIds: string[];
  activityIds: string[];
  /** Null: all products. */
  productIds: string[] | null;
  customerIds: string[];
}

/** What would follow if the decision ended: a comparison of two days that differ in nothing but it. */
export function impactOf(facts: RegisterFacts, decision: string, endsOn: Day): Impact {
  const ended = endedBook(facts.law, decision, endsOn);
  const parties = new Map(facts.parties.map((party) => [party.id, party]));
  const transfers = facts.transfers
    .filter((row) => row.endsOn === null || row.endsOn >= endsOn)
    .flatMap((row) => affected(towards(row, parties), facts.law, ended, decision, endsOn));
  const bare = new Set(transfers.filter(({ fallback }) => !fallback).map(({ id }) => id));
  const uncovered = facts.transfers.filter(({ id }) => bare.has(id));
  const importers = new Set(uncovered.map(({ importerPartyId }) => importerPartyId));
  const served = new Set(uncovered.map(({ subProcessorId }) => subProcessorId));
  const subProcessors = facts.subProcessors.filter(
    ({ id, partyId }) => served.has(id) || importers.has(partyId),
  );
  const used = new Set(subProcessors.map(({ id }) => id));
  const activities = facts.activities.filter(
    ({ endedOn, transferIds, subProcessorIds, recipients }) =>
      (endedOn === null || endedOn > endsOn) &&
      (transferIds.some((id) => bare.has(id)) ||
        subProcessorIds.some((id) => used.has(id)) ||
        recipients.some(({ subProcessorId }) => subProcessorId !== null && used.has(subProcessorId))),
  );
  const scopes = [...subProcessors, ...activities].map(({ productIds }) => productIds);
  const productIds = scopes.some((ids) => ids.length === 0) ? null : [...new Set(scopes.flat())];
  return {
    transfers,
    subProcessorIds: [...used],
    activityIds: activities.map(({ id }) => id),
    productIds,
    customerIds: [
      ...new Set([
        ...(scopes.length > 0 ? customersOf(facts, productIds, endsOn) : []),
        ...activities
          .filter(({ role }) => role === 'PROCESSOR')
          .flatMap(({ controllers }) => controllers.map(({ partyId }) => partyId)),
      ]),
    ],
  };
}

function affected(
  row: ReturnType<typeof towards<TransferRow>>,
  book: LawBook,
  ended: LawBook,
  decision: string,
  day: Day,
): Impact['transfers'] {
  const after = coverageOf(row, ended, day);
  return coverageOf(row, book, day)
    .filter(({ covered, reliedOn }) => covered && reliedOn?.decision === decision)
    .map(({ regime }) => ({
      id: row.id,
      regime,
      fallback: after.find((one) => one.regime === regime)?.reliedOn ?? null,
    }));
}

function endedBook(book: LawBook, code: string, endsOn: Day): LawBook {
  const decisions = book.decisions.map((one) => (one.code === code ? { ...one, endedOn: endsOn } : one));
  return { ...book, decisions };
}

/** Customers bound by an agreement on the day for one of the products. */
function customersOf({ agreements }: RegisterFacts, productIds: string[] | null, day: Day): string[] {
  const concerns = (ids: readonly string[]) =>
    productIds === null || ids.length === 0 || ids.some((id) => productIds.includes(id));
  return agreements
    .filter(({ side }) => side === AgreementSide.CUSTOMER)
    .flatMap(({ partyId, productIds: covered, standings }) => [
      ...(partyId !== null && standings.length === 0 && concerns(covered) ? [partyId] : []),
      ...standings
        .filter(({ since, until }) => since <= day && (until === null || day <= until))
        .filter((standing) => concerns(standing.productIds.length > 0 ? standing.productIds : covered))
        .map((standing) => standing.partyId),
    ]);
}
