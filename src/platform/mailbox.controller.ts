import { Controller, Get, Header, Param } from '@nestjs/common';
import { Refusal } from '../shared/errors.js';
import { Mailbox } from './mailbox.js';
import { mailboxPage, mailPage } from './mailbox-page.js';

/** Exists only outside production, and only while no mail server is set. */
@Controller()
export class MailboxController {
  constructor(private readonly mailbox: Mailbox) {}

  @Get('mailbox')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'no-store')
  async list(): Promise<string> {
    return mailboxPage(await this.mailbox.read());
  }

  @Get('mailbox.json')
  @Header('content-type', 'application/json; charset=utf-8')
  @Header('cache-control', 'no-store')
  async json() {
    const mails = await this.mailbox.read();
    return mails.map(({ id, to, subject, headers, text, html }) => ({ id, to, subject, headers, text, html }));
  }

  @Get('mailbox/:id')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'no-store')
  async one(@Param('id') id: string): Promise<string> {
    const [mail] = /^\d{1,18}$/.test(id) ? await this.mailbox.read(id) : [];
    if (!mail) throw Refusal.notFound('mail');
    return mailPage(mail);
  }
}
