import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { sql } from 'kysely';
import { Counter } from 'prom-client';
import { BounceClass, SOFT_DAYS, SOFT_LIMIT } from '../deliveries/bounce-class.js';
import { deliveryOf } from '../deliveries/return-path.js';
import { Clock } from '../platform/clock.js';
import { runAs, systemContext } from '../platform/context.js';
import { Database } from '../platform/database.js';
import { Metrics } from '../platform/metrics.controller.js';
import { Tasks } from '../platform/tasks.js';
import { Tokens } from '../platform/tokens.js';
import { readReport, type MailReport } from './mail-report.js';

/** The words of a report name the address as a rule: kept for looking into a failure, no longer. */
const KEPT_DAYS = 14;
const HOUR = 3600;

/** What is known of a mail after it was handed over. */
@Injectable()
export class ReportsService implements OnModuleInit {
  private readonly log = new Logger('bounces');
  private readonly taken: Counter<'class'>;

  constructor(
    private readonly database: Database,
    private readonly tokens: Tokens,
    private readonly clock: Clock,
    private readonly tasks: Tasks,
    metrics: Metrics,
  ) {
    this.taken = new Counter({
      name: 'ropewalk_mail_reports_total',
      help: 'Reports about mails taken in, by what they mean; IGNORED: not a report, or without our signed return path',
      labelNames: ['class'],
      registers: [metrics.registry],
    });
  }

  onModuleInit(): void {
    this.tasks.register('erase bounce reports', HOUR, () => this.eraseOld());
  }

  /**
   * Takes in one mail that came back. What carries no return path of ours, or is no report, changes nothing; who sent it is
   * told nothing either way.
   * @param recipient envelope recipient, where the mail server tells it
   */
  async take(raw: Buffer, recipient: string): Promise<void> {
    const report = await readReport(raw);
    const delivery = report && this.deliveryOf([recipient, ...report.places]);
    const recorded = report !== undefined && delivery !== undefined && (await this.record(delivery, report));
    this.taken.inc({ class: recorded ? report.bounceClass : 'IGNORED' });
    if (recorded && report.bounceClass === BounceClass.SENDER)
      this.log.error(
        `delivery ${delivery} was refused because of us (${report.status ?? 'no status'}): ${report.text}. Look at SPF, DKIM, DMARC and the reputation of the sending address.`,
      );
  }

  private deliveryOf(places: string[]): string | undefined {
    return places.map((place) => deliveryOf(place, this.tokens)).find((id) => id !== undefined);
  }

  /** False when there is nothing to change: the mail failed, was cancelled, or was reported already. */
  private record(id: string, { bounceClass, status, text }: MailReport): Promise<boolean> {
    const complaint = bounceClass === BounceClass.COMPLAINT;
    return runAs(systemContext('inbound report'), () =>
      this.database.unseen(async (db) => {
        // a mail whose mark is still to come stays pending; the mark then sees the report
        const { rows } = await sql`
          update delivery set state = case when ${complaint} or state = 'PENDING' then state else 'BOUNCED' end
          where id = ${id} and state in ('PENDING', 'DELIVERED') and (bounce_class is null or
            (${complaint} and bounce_class <> 'COMPLAINT'))
          returning id`.execute(db);
        if (rows.length === 0) return false;
        await sql`select ropewalk_bounced(${id}, ${bounceClass}, ${status}, ${text}, ${SOFT_LIMIT}, ${SOFT_DAYS})`.execute(
          db,
        );
        return true;
      }),
    );
  }

  private async eraseOld(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - KEPT_DAYS * 24 * HOUR * 1000);
    await this.database.unseen((db) =>
      sql`update delivery set report = null where bounced_at < ${before} and bounce_class is not null
        and report is not null`.execute(db),
    );
  }
}
