import { Global, Module, type DynamicModule } from '@nestjs/common';
import type { Clock } from './clock.js';
import { Clock as ClockToken } from './clock.js';
import { CONFIG, type Config } from './config.js';
import { Database } from './database.js';
import { Dkim } from './dkim.js';
import { HealthController } from './health.controller.js';
import { Mailbox } from './mailbox.js';
import { MailboxController } from './mailbox.controller.js';
import { Mailer } from './mailer.js';
import { Metrics, MetricsController } from './metrics.controller.js';
import { RateLimits } from './rate-limits.js';
import { SmtpMailer } from './smtp-mailer.js';
import { Tasks } from './tasks.js';
import { Tokens } from './tokens.js';

@Global()
@Module({})
export class PlatformModule {
  static of(parts: { config: Config; clock: Clock; database: Database; tokens: Tokens }): DynamicModule {
    const { smtpUrl, smtpConnections, smtpTimeout, production } = parts.config;
    const mailbox = smtpUrl === undefined && !production ? new Mailbox(parts.database) : undefined;
    const mailer =
      mailbox ?? new SmtpMailer({ url: smtpUrl ?? '', connections: smtpConnections, timeout: smtpTimeout });
    return {
      module: PlatformModule,
      controllers: [HealthController, MetricsController, ...(mailbox ? [MailboxController] : [])],
      providers: [
        { provide: CONFIG, useValue: parts.config },
        { provide: ClockToken, useValue: parts.clock },
        { provide: Database, useValue: parts.database },
        { provide: Tokens, useValue: parts.tokens },
        { provide: Mailer, useValue: mailer },
        ...(mailbox ? [{ provide: Mailbox, useValue: mailbox }] : []),
        Dkim,
        Metrics,
        RateLimits,
        Tasks,
      ],
      exports: [CONFIG, ClockToken, Database, Tokens, Mailer, Dkim, Metrics, RateLimits, Tasks],
    };
  }
}
