import { Injectable } from '@nestjs/common';
import type { Organisation } from '../organisations/organisation.entity.js';
import type { Day } from '../shared/days.js';
import { Listing, type ListedSubProcessor } from '../sub-processors/listed-sub-processor.js';
import { SubProcessorsReader } from '../sub-processors/sub-processors.reader.js';
import { ShownMechanisms } from '../transfers/shown-mechanisms.js';

/** The list as everyone may see it: where a transfer is recorded, its mechanism stands in the place of stated words. */
@Injectable()
export class ListedReader {
  constructor(
    private readonly subProcessors: SubProcessorsReader,
    private readonly mechanisms: ShownMechanisms,
  ) {}

  async on(organisation: Organisation, on: Day, product?: string): Promise<ListedSubProcessor[]> {
    const query = { organisation, on, asOf: null, include: Listing.ANNOUNCED, product };
    const rows = await this.subProcessors.list(query);
    const words = await this.mechanisms.on(organisation, on);
    return rows.map((row) => ({ ...row, transferMechanism: words.get(row.id) ?? row.transferMechanism }));
  }
}
