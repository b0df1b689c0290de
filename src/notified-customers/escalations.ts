import { Injectable } from '@nestjs/common';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import { Outbox } from '../deliveries/outbox.js';
import type { Organisation } from '../organisations/organisation.entity.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { Database, rowsOf } from '../platform/database.js';
import { Tokens } from '../platform/tokens.js';
import { renderUndeliveredMail } from '../views/undelivered-mail.js';
import { customerName } from './customer-name.js';
import { NoticeContactsReader, type Unreached } from './notice-contacts.reader.js';

/** Handled by one transaction. */
const AT_ONCE = 100;

/**
 * A copy that could not be delivered goes to the customer's next contact. Where there is none left, and none has it, the
 * organisation is told: somebody must see to it.
 */
@Injectable()
export class Escalations {
  constructor(
    private readonly database: Database,
    private readonly organisations: OrganisationsService,
    private readonly contacts: NoticeContactsReader,
    private readonly outbox: Outbox,
    private readonly tokens: Tokens,
  ) {}

  /** @returns how many failed copies were seen to */
  async escalate(): Promise<number> {
    let seen = 0;
    for (let last = AT_ONCE; last === AT_ONCE; seen += last)
      last = await this.database.transaction((em) => this.someOf(em));
    return seen;
  }

  private async someOf(em: SqlEntityManager): Promise<number> {
    const failed = await this.contacts.unreached(AT_ONCE);
    for (const copy of failed) {
      const organisation = await this.organisations.byId(copy.organisationId);
      const tried = new Set(copy.tried);
      const next = copy.contacts.find(({ email }) =>
        this.tokens.addressKeys(email).every((key) => !tried.has(key)),
      );
      if (next)
        await this.copyTo(em, copy, {
          address: next.email.trim(),
          language: next.language ?? organisation.prevailingLanguage(),
        });
      else if (!copy.delivered && !copy.pending) await this.alert(organisation, copy);
      await sql`update delivery set escalated_at = ropewalk_now() where id = ${copy.id}`.execute(rowsOf(em));
    }
    if (failed.length > 0) this.outbox.wake();
    return failed.length;
  }

  /** Another copy of the same message; of a message that the address has already for another customer, of its twin. */
  async copyTo(
    em: SqlEntityManager,
    {
      id,
      messageId,
      notifiedCustomerId,
    }: Pick<Unreached, 'messageId' | 'notifiedCustomerId'> & { id: string | null },
    to: { address: string; language: string },
  ): Promise<void> {
    const db = rowsOf(em);
    const into = async (message: string) => {
      const { rows } =
        await sql`insert into delivery (id, organisation_id, message_id, address_key, address, language,
          recipient_id, recipient_generation, contact, escalation_of, customer_name)
        select gen_random_uuid(), c.organisation_id, ${message}::uuid, ${this.tokens.addressKey(to.address)}, ${to.address},
          ${to.language}, c.id, c.generation, true, ${id}::uuid, ${customerName}
        from notified_customer c where c.id = ${notifiedCustomerId}
        on conflict (message_id, address_key) do nothing returning id`.execute(db);
      return rows.length > 0;
    };
    if (await into(messageId)) return;
    const twin = randomUUID();
    await sql`insert into message select (jsonb_populate_record(null::message, to_jsonb(m) || jsonb_build_object('id', ${twin}::uuid))).*
      from message m where m.id = ${messageId}`.execute(db);
    await into(twin);
  }

  private async alert(
    organisation: Organisation,
    { customer, number, organisationId }: Unreached,
  ): Promise<void> {
    if (organisation.contactEmail === null) return;
    const language = organisation.prevailingLanguage();
    const message = await this.outbox.message({
      organisationId,
      kind: 'undelivered',
      texts: { [language]: renderUndeliveredMail({ organisation, customer, number, language }) },
      prevailing: language,
      ...organisation.mailSender(),
    });
    await this.outbox.deliver(message, { address: organisation.contactEmail, language });
  }
}
