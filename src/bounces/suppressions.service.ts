import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database.js';
import { Tokens } from '../platform/tokens.js';
import { Refusal } from '../shared/errors.js';
import { Suppression } from './suppression.entity.js';

/** Addresses that subscribers' mails are not sent to. They are suppressed by the database, in the act that records the failure. */
@Injectable()
export class SuppressionsService {
  constructor(
    private readonly database: Database,
    private readonly tokens: Tokens,
  ) {}

  /** A person says that the address may be written to again. @throws NOT_FOUND */
  lift(id: string): Promise<Suppression> {
    return this.database.transaction(async (em) => {
      const suppression = await em.findOne(Suppression, { id });
      if (!suppression) throw Refusal.notFound('suppression');
      em.remove(suppression);
      await em.flush();
      return suppression;
    });
  }

  /** The owner of the address has asked anew, and read the mail that came of it. */
  liftFor(organisationId: string, address: string): Promise<void> {
    return this.database.transaction(async (em) => {
      const addressKey = { $in: this.tokens.addressKeys(address) };
      await em.nativeDelete(Suppression, { organisationId, addressKey });
    });
  }
}
