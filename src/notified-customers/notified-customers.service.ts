import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import { AgreementsReader } from '../agreements/agreements.reader.js';
import { boundCustomers } from '../authorisations/list-world.js';
import type { Message } from '../deliveries/message.entity.js';
import type { Organisation } from '../organisations/organisation.entity.js';
import { Database, rowsOf, type Rows } from '../platform/database.js';
import { Tokens } from '../platform/tokens.js';
import type { Day } from '../shared/days.js';
import { affectedCustomers, type AffectedCustomer, type NoticedChange } from './affected-customers.js';
import { customerName } from './customer-name.js';
import { countedBy } from '../agreements/contract-clock.js';
import { agreedOf } from './contact-groups.js';
import { contactCopies, type ContactCopy } from './contact-copies.js';

/** Rows written by one statement. */
const BATCH = 5_000;

/** The customers whom a notice must reach: found by their agreements, written with their clocks, told. */
@Injectable()
export class NotifiedCustomersService {
  constructor(
    private readonly database: Database,
    private readonly agreements: AgreementsReader,
    private readonly tokens: Tokens,
  ) {}

  /** Whom changes announced on a day concern, with the clock of each. */
  async affected(
    organisation: Organisation,
    changes: readonly NoticedChange[],
    announced: Day,
  ): Promise<AffectedCustomer[]> {
    const agreements = await this.agreements.all(organisation, announced);
    return affectedCustomers(boundCustomers(agreements), changes, announced, organisation);
  }

  /**
   * In the transaction that announces: who is told, the clock that was counted, and the message with the words for it.
   * @returns ids, in the same order
   */
  async write(
    organisation: Organisation,
    noticeId: string,
    affected: readonly AffectedCustomer[],
    messages: ReadonlyMap<AffectedCustomer, string>,
  ): Promise<string[]> {
    const rows = affected.map((customer) => ({
      id: randomUUID(),
      ...rowOf(customer),
      message: messages.get(customer),
      ...countedBy(customer.bound.terms, organisation),
    }));
    await this.database.transaction(async (em) => {
      for (let from = 0; from < rows.length; from += BATCH)
        await sql`insert into notified_customer (id, organisation_id, notice_id, standing, agreement_id, agreement_version_id,
            customer_id, version_ids, authorisation, objection_effect, earliest_effect, effective_from, objection_deadline,
            too_short, emergency_clause, notice_days, holiday_calendar, contacts, message_id)
          select r.id, ${organisation.id}, ${noticeId}, r.standing, r.agreement, r.version, r.customer, r."versionIds",
            r.authorisation, r."objectionEffect", r."earliestEffect", r."effectiveFrom", r."objectionDeadline", r."tooShort",
            r."emergencyClause", r."noticeDays", r."holidayCalendar", r.contacts, r.message
          from jsonb_to_recordset(${JSON.stringify(rows.slice(from, from + BATCH))}::jsonb) as r (id uuid, standing uuid,
            agreement uuid, version uuid, customer uuid, "versionIds" uuid[], authorisation text, "objectionEffect" text,
            "earliestEffect" date, "effectiveFrom" date, "objectionDeadline" date, "tooShort" boolean,
            "emergencyClause" text, "noticeDays" int, "holidayCalendar" text, contacts int, message uuid)`.execute(
          rowsOf(em),
        );
    });
    return rows.map(({ id }) => id);
  }

  /** How many a notice must reach, and SHA-256 (hex) over what was counted for them, sorted, one a line. */
  async seal(noticeId: string): Promise<{ count: number; digest: string }> {
    const { rows } = await this.database.read((db) =>
      sql<{ count: string; digest: string }>`select count(*) as count, encode(sha256(convert_to(coalesce(
          string_agg(line, e'\\n' order by line collate "C"), ''), 'UTF8')), 'hex') as digest
        from notified_customer c cross join lateral (select concat_ws(' ', c.standing, c.agreement_version_id, c.customer_id,
          c.authorisation, c.objection_effect, coalesce(c.earliest_effect::text, '-'), coalesce(c.effective_from::text, '-'),
          coalesce(c.objection_deadline::text, '-'), c.too_short) as line) l
        where c.notice_id = ${noticeId}`.execute(db),
    );
    return { count: Number(rows[0]!.count), digest: rows[0]!.digest };
  }

  /**
   * One delivery for each contact of each customer. An address that stands for several customers gets a mail for each, for
   * each has an objection of its own: `message` gives the message of the first, second, … round of copies.
   */
  async tell(
    organisation: Organisation,
    customers: readonly { id: string; customer: AffectedCustomer }[],
    message: (round: number) => Promise<Message>,
  ): Promise<void> {
    const copies = contactCopies(customers, organisation.prevailingLanguage(), (address) =>
      this.tokens.addressKey(address),
    );
    await this.database.transaction(async (em) => {
      for (const [round, those] of copies.entries()) await deliver(rowsOf(em), await message(round), those);
    });
  }
}

function rowOf(customer: AffectedCustomer) {
  const { bound, versionIds, earliestEffect, effectiveFrom, objectionDeadline, tooShort } = customer;
  const { authorisation, objectionEffect } = agreedOf(customer);
  return {
    standing: bound.standing,
    agreement: bound.agreementId,
    version: bound.versionId,
    customer: bound.partyId,
    versionIds,
    authorisation,
    objectionEffect,
    earliestEffect,
    effectiveFrom,
    objectionDeadline,
    tooShort,
    emergencyClause: bound.terms.emergencyClause?.trim() || null,
    contacts: bound.contacts.length,
  };
}

async function deliver(db: Rows, message: Message, copies: readonly ContactCopy[]): Promise<void> {
  for (let from = 0; from < copies.length; from += BATCH)
    await sql`insert into delivery (id, organisation_id, message_id, address_key, address, language, recipient_id, contact,
        customer_name)
      select gen_random_uuid(), ${message.organisationId}, ${message.id}, r.key, r.address, r.language, r.recipient, true,
        ${customerName}
      from jsonb_to_recordset(${JSON.stringify(copies.slice(from, from + BATCH))}::jsonb)
        as r (key text, address text, language text, recipient uuid)
      join notified_customer c on c.id = r.recipient`.execute(db);
}
