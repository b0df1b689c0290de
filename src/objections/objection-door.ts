import { Injectable } from '@nestjs/common';
import { validationPipe } from '../platform/input-pipe.js';
import { RateLimits } from '../platform/rate-limits.js';
import { SubscriptionsDoor } from '../subscriptions/door.js';
import type { ObjectionRow } from './objection-on-record.js';
import type { ObjectionWindow } from './objection-window.js';
import { ObjectionWindows } from './objection-windows.js';
import type { Objection } from './objection.entity.js';
import { ApprovalForm, ObjectionForm } from './objection.inputs.js';
import { ObjectionsReader, type LastWord } from './objections.reader.js';
import { ObjectionsService } from './objections.service.js';

const HOUR = 3600;
/** Posts in an hour: each may send mail to an address that nobody has confirmed. */
const LIMITS = { link: 10, client: 60 };

const input = validationPipe();

/** What the page behind a link shows. */
export interface Shown {
  window: ObjectionWindow;
  /** Oldest first. */
  objections: ObjectionRow[];
  words: LastWord[];
}

/** Where customers come in by the link in their mail: nobody in particular, who sees the rows of one organisation. */
@Injectable()
export class ObjectionDoor {
  constructor(
    private readonly visitors: SubscriptionsDoor,
    private readonly windows: ObjectionWindows,
    private readonly objections: ObjectionsService,
    private readonly reader: ObjectionsReader,
    private readonly limits: RateLimits,
  ) {}

  /** @throws NOT_FOUND no such organisation, or not its link: the answer is the same */
  look<T>(slug: string, token: string, client: string, work: (shown: Shown) => Promise<T>): Promise<T> {
    return this.visitors.within(slug, 'readObjection', client, async () => {
      const window = await this.windows.of(await this.windows.idBehind(token));
      const objections = await this.reader.ofCustomer(window.customer.id);
      const { customer, notice, subProcessorIds } = window;
      const words = await this.reader.lastWords(customer, subProcessorIds, notice.announcedOn);
      return work({ window, objections, words });
    });
  }

  /**
   * @param language of the receipt and the answer
   * @throws NOT_FOUND, RATE_LIMITED, BAD_USER_INPUT, OBJECTION_WINDOW_CLOSED, WRONG_STATUS
   */
  file(slug: string, token: string, client: string, form: object, language?: string): Promise<Objection> {
    return this.visitors.within(slug, 'fileObjection', client, async () => {
      const notifiedCustomer = await this.counted(token, client);
      const words = await read(form, ObjectionForm);
      return this.objections.file({ ...words, notifiedCustomer, language });
    });
  }

  /** @throws as `file` */
  approve(slug: string, token: string, client: string, form: object): Promise<ObjectionWindow> {
    return this.visitors.within(slug, 'approveChanges', client, async () => {
      const id = await this.counted(token, client);
      const { subProcessors, by } = await read(form, ApprovalForm);
      return this.objections.approve(id, subProcessors ?? [], by?.trim() || null);
    });
  }

  private async counted(token: string, client: string): Promise<string> {
    await this.limits.take('object client', client, { limit: LIMITS.client, windowSeconds: HOUR });
    const id = await this.windows.idBehind(token);
    await this.limits.take('object', id, { limit: LIMITS.link, windowSeconds: HOUR });
    return id;
  }
}

function read<T>(form: object, metatype: new () => T): Promise<T> {
  return input.transform(form, { type: 'body', metatype }) as Promise<T>;
}
