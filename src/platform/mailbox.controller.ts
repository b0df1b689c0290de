import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Refusal } from '../shared/errors.js';
import { Mailbox } from './mailbox.js';
import { mailboxPage, mailPage } from './mailbox-page.js';

/** Exists only outside production, and only while no mail server is set. */
@Controller()
export class MailboxController {
  constructor(private readonly mailbox: Mailbox) {}

  @Get('mailbox')
  async list(@Res() reply: FastifyReply) {
    return answer(reply, 'text/html', mailboxPage(await this.mailbox.read()));
  }

  @Get('mailbox.json')
  async json(@Res() reply: FastifyReply) {
    const mails = await this.mailbox.read();
    const shown = mails.map(({ id, to, subject, headers, text, html }) => ({
      id,
      to,
      subject,
      headers,
      text,
      html,
    }));
    return answer(reply, 'application/json', JSON.stringify(shown));
  }

  @Get('mailbox/:id')
  async one(@Param('id') id: string, @Res() reply: FastifyReply) {
    const [mail] = /^\d{1,18}$/.test(id) ? await this.mailbox.read(id) : [];
    if (!mail) throw Refusal.notFound('mail');
    return answer(reply, 'text/html', mailPage(mail));
  }
}

function answer(reply: FastifyReply, type: string, body: string) {
  return reply.header('cache-control', 'no-store').type(`${type}; charset=utf-8`).send(body);
}
