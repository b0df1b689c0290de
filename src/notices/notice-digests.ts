import { Injectable, type OnModuleInit } from '@nestjs/common';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { Tasks } from '../platform/tasks.js';
import { DigestsService, type DueDigest } from '../subscriptions/digests.service.js';
import type { AnnouncedNotice } from './notice-mails.js';
import { NoticeTelling } from './notice-telling.js';
import { NoticesReader } from './notices.reader.js';

const EVERY_SECONDS = 60;

/** Sends the weekly digests: the notices that somebody waits for, in the words in which they were announced. */
@Injectable()
export class NoticeDigests implements OnModuleInit {
  constructor(
    private readonly digests: DigestsService,
    private readonly notices: NoticesReader,
    private readonly organisations: OrganisationsService,
    private readonly telling: NoticeTelling,
    private readonly tasks: Tasks,
  ) {}

  onModuleInit(): void {
    this.tasks.register('send digests', EVERY_SECONDS, async () => {
      await this.send();
    });
  }

  /** @returns how many mails were written. One digest that fails does not keep the others; it stays due. */
  async send(): Promise<number> {
    let sent = 0;
    const failed: unknown[] = [];
    for (const due of await this.digests.due())
      try {
        sent += await this.sendOne(due);
      } catch (error) {
        failed.push(error);
      }
    if (failed.length > 0) throw failed[0];
    return sent;
  }

  private async sendOne(due: DueDigest): Promise<number> {
    const organisation = await this.organisations.byId(due.organisationId);
    const [first, ...others] = (await this.notices.byMessages(due.messageIds)) as AnnouncedNotice[];
    if (!first) throw new Error(`no notice belongs to the messages ${due.messageIds.join(', ')}`);
    const words = this.telling.digestWords(organisation, [first, ...others]);
    return this.digests.send(this.telling.draft(organisation, 'digest', words), due);
  }
}
