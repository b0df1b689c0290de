import { Injectable } from '@nestjs/common';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { LockMode } from '@mikro-orm/core';
import { sql } from 'kysely';
import { customerName } from '../notified-customers/customer-name.js';
import { NotifiedCustomer } from '../notified-customers/notified-customer.entity.js';
import { Notice } from '../notices/notice.entity.js';
import { thaw } from '../notices/thaw.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { Database, rowsOf } from '../platform/database.js';
import { Tokens } from '../platform/tokens.js';
import { Refusal } from '../shared/errors.js';
import { needsPeriod } from '../sub-processors/amendment.js';
import { AmendmentsReader } from '../sub-processors/amendments.reader.js';
import { ObjectionWindow } from './objection-window.js';

/** Finds what a customer may object to: by its id, or by the token in the mail to its contacts. */
@Injectable()
export class ObjectionWindows {
  constructor(
    private readonly database: Database,
    private readonly organisations: OrganisationsService,
    private readonly amendments: AmendmentsReader,
    private readonly tokens: Tokens,
  ) {}

  /** The id that a token names. @throws NOT_FOUND the same for a token of anybody else, a void one, and nonsense */
  idBehind(token: string): Promise<string> {
    return this.database.load(async (em) => {
      const id = this.tokens.idOf(token);
      const customer = id === undefined ? null : await em.findOne(NotifiedCustomer, { id });
      if (!customer || !this.tokens.verify('object', token, customer.generation))
        throw Refusal.notFound('objection link');
      return customer.id;
    });
  }

  /** @throws NOT_FOUND */
  of(id: string): Promise<ObjectionWindow> {
    return this.database.load(async (em) => {
      const customer = await em.findOne(NotifiedCustomer, { id });
      if (!customer) throw Refusal.notFound('notified customer');
      const notice = await em.findOneOrFail(Notice, { id: customer.noticeId });
      const organisation = await this.organisations.byId(customer.organisationId);
      const amendments = await this.amendments.all(organisation, { notices: [notice.id], baselines: false });
      // what was told decides, whatever was announced after it; only which customer it concerns stands with the versions
      const told = thaw(notice.content ?? [], notice, organisation.prevailingLanguage()).filter(needsPeriod);
      const concerning = amendments.filter(
        ({ id: version, subProcessorId, effectiveFrom }) =>
          customer.versionIds.includes(version) &&
          told.some((one) => one.subProcessorId === subProcessorId && one.effectiveFrom === effectiveFrom),
      );
      const subProcessorIds = [...new Set(concerning.map(({ subProcessorId }) => subProcessorId))];
      const name = await nameOf(em, customer);
      return new ObjectionWindow(organisation, notice, customer, name, subProcessorIds);
    });
  }

  /** The same, and nobody else files for this customer until the transaction ends. @throws NOT_FOUND */
  async alone(em: SqlEntityManager, id: string): Promise<ObjectionWindow> {
    await em.findOne(NotifiedCustomer, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    return this.of(id);
  }
}

/** As the mail names it that links here. */
async function nameOf(em: SqlEntityManager, { id }: NotifiedCustomer): Promise<string> {
  const { rows } = await sql<{ name: string }>`select ${customerName} as name
    from notified_customer c where c.id = ${id}`.execute(rowsOf(em));
  return rows[0]?.name ?? '';
}
