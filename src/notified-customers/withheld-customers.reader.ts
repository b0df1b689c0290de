import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { setImmediate } from 'node:timers/promises';
import { AgreementsReader } from '../agreements/agreements.reader.js';
import { AuthorisationsReader } from '../authorisations/authorisations.reader.js';
import { listWorld } from '../authorisations/list-world.js';
import type { Organisation } from '../organisations/organisation.entity.js';
import { Database } from '../platform/database.js';
import type { Day } from '../shared/days.js';
import { withheldCustomers, type ConcernedCustomer } from './withheld-customers.js';

/** Judged in one go, which takes a processor some hundredths of a second. */
const AT_ONCE = 2_000;

/** Finds the customers of a notice for whom not all that it brought is used. */
@Injectable()
export class WithheldCustomersReader {
  constructor(
    private readonly database: Database,
    private readonly agreements: AgreementsReader,
    private readonly authorisations: AuthorisationsReader,
  ) {}

  /** Ids of notified customers; so many statements for one customer as for thousands. */
  async of(organisation: Organisation, noticeId: string, on: Day): Promise<string[]> {
    const { rows } = await this.database.read((db) =>
      sql<ConcernedCustomer>`select c.id, c.customer_id as "customerId", c.version_ids as "versionIds"
        from notified_customer c where c.notice_id = ${noticeId} order by c.id`.execute(db),
    );
    if (rows.length === 0) return [];
    const agreements = await this.agreements.all(organisation, on);
    const { authorisations, steps } = await this.authorisations.spoken(organisation, on);
    const world = listWorld(on, new Map(), agreements, authorisations, steps);
    const found: string[] = [];
    for (let from = 0; from < rows.length; from += AT_ONCE) {
      found.push(...withheldCustomers(rows.slice(from, from + AT_ONCE), world));
      // whoever waits for a page goes first
      await setImmediate();
    }
    return found;
  }
}
