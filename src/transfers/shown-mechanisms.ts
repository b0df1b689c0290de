import { Injectable } from '@nestjs/common';
import { decisionOf, inForceOn, type LawBook } from '../law/law-book.js';
import type { Mechanism } from '../law/mechanism-facts.js';
import type { Organisation } from '../organisations/organisation.entity.js';
import type { Day } from '../shared/days.js';
import type { LocalizedText } from '../shared/localized-text.js';
import { LawReader } from '../law-facts/law.reader.js';
import { wordsOfAll } from './mechanism-words.js';
import { TransfersReader } from './transfers.reader.js';

/** What the public list says of transfers: announced facts only. */
@Injectable()
export class ShownMechanisms {
  constructor(
    private readonly reader: TransfersReader,
    private readonly law: LawReader,
  ) {}

  /** By sub-processor, in words; those without a recorded transfer are missing. */
  async on(
    organisation: Organisation,
    on: Day,
    asOf: Date | null = null,
  ): Promise<Map<string, LocalizedText>> {
    const transfers = await this.reader.published(organisation, on, asOf);
    if (transfers.length === 0) return new Map();
    const book = await this.law.book(asOf);
    const shown = transfers.map((transfer) => ({
      ...transfer,
      mechanisms: transfer.mechanisms?.filter((mechanism) => isCurrent(mechanism, book, on)),
    }));
    const words = new Map<string, LocalizedText>();
    for (const [id, own] of Map.groupBy(shown, ({ subProcessorId }) => subProcessorId!))
      words.set(id, wordsOfAll(own, organisation.languages)!);
    return words;
  }
}

/** A mechanism whose last day is over is no longer shown, nor one whose decision has ended. */
function isCurrent({ decision, endsOn }: Mechanism, book: LawBook, on: Day): boolean {
  if (endsOn && endsOn < on) return false;
  const row = decision ? decisionOf(book, decision) : undefined;
  return row === undefined || inForceOn(row, on);
}
