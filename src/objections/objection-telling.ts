import { Inject, Injectable } from '@nestjs/common';
import { Outbox } from '../deliveries/outbox.js';
import { EventType } from '../events/event.entity.js';
import { EventsService } from '../events/events.service.js';
import { noticeUrl } from '../notices/notice-mails.js';
import { CONFIG, publicUrlOf, type Config } from '../platform/config.js';
import {
  renderObjectionAnswerMail,
  renderObjectionFiledMail,
  renderObjectionMootMail,
  renderObjectionReceiptMail,
  type ObjectionFacts,
} from '../views/objection-mails.js';
import type { Mail } from '../views/mail-layout.js';
import { ObjectionState, type ObjectionDecision } from './objection-act.entity.js';
import type { ObjectionWindow } from './objection-window.js';
import type { Objection } from './objection.entity.js';

/** Tells who objected, the organisation, and whoever follows events. All of it commits with the act. */
@Injectable()
export class ObjectionTelling {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly outbox: Outbox,
    private readonly events: EventsService,
  ) {}

  async filed(window: ObjectionWindow, objection: Objection): Promise<void> {
    const { organisation } = window;
    const { contact, language, late } = objection;
    const own = { address: organisation.contactEmail, language: organisation.prevailingLanguage() };
    await this.mail(window, objection, { address: contact, language }, renderObjectionReceiptMail);
    await this.mail(window, objection, own, renderObjectionFiledMail);
    await this.record(EventType.OBJECTION_FILED, window, objection, { late });
  }

  async decided(
    window: ObjectionWindow,
    objection: Objection,
    answer: { decision: ObjectionDecision; reason: string },
  ): Promise<void> {
    const { contact, language } = objection;
    await this.mail(window, objection, { address: contact, language }, (facts) =>
      renderObjectionAnswerMail({ ...facts, ...answer }),
    );
    await this.record(EventType.OBJECTION_DECIDED, window, objection, { decision: answer.decision });
  }

  /** To who objected: the notice is withdrawn, so nothing is left to decide. */
  async moot(window: ObjectionWindow, objection: Objection): Promise<void> {
    const { contact, language } = objection;
    const reason = window.notice.withdrawalReason;
    await this.mail(window, objection, { address: contact, language }, (facts) =>
      renderObjectionMootMail({ ...facts, reason }),
    );
    await this.record(EventType.OBJECTION_DECIDED, window, objection, { decision: ObjectionState.MOOT });
  }

  private async mail(
    window: ObjectionWindow,
    objection: Objection,
    { address, language }: { address: string | null; language: string },
    render: (facts: ObjectionFacts) => Mail,
  ): Promise<void> {
    if (address === null) return;
    const { organisation, notice, customer, customerName } = window;
    const { reference, grounds, receivedOn, late } = objection;
    const { authorisation, objectionEffect } = customer;
    const words = render({
      organisation,
      number: notice.number,
      noticeUrl: noticeUrl(publicUrlOf(this.config), organisation, notice.number, language),
      customer: customerName,
      authorisation,
      objectionEffect,
      about: window.namesOf(objection, language),
      textsAlone: objection.subProcessorIds.length === 0,
      reference,
      grounds,
      receivedOn,
      late,
      language,
    });
    const message = await this.outbox.message({
      organisationId: organisation.id,
      kind: 'objection',
      texts: { [language]: words },
      prevailing: language,
      fromName: organisation.name,
      replyTo: organisation.contactEmail,
    });
    await this.outbox.deliver(message, { address, language });
  }

  /** The outside is told which objection, never whose. */
  private async record(
    type: EventType,
    { organisation, notice }: ObjectionWindow,
    { id, reference }: Objection,
    more: Record<string, string | boolean>,
  ): Promise<void> {
    const { id: noticeId, number } = notice;
    await this.events.record(organisation.id, {
      type,
      noticeId,
      data: {
        organisation: organisation.slug,
        notice: noticeId,
        number,
        url: noticeUrl(publicUrlOf(this.config), organisation, number),
        objection: id,
        reference,
        ...more,
      },
    });
  }
}
