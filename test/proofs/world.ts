import { expect } from '@jest/globals';
import { Dispatcher } from '../../src/deliveries/dispatcher.js';
import { Tasks } from '../../src/platform/tasks.js';
import { announceIt, customer, drafted } from '../notified-customers/world.js';
import { amend, createOrganisation, engaged, remove } from '../support/register.js';
import { startServer, type TestServer } from '../support/server.js';
import { startSink, type Sink } from '../support/smtp.js';

/** A server with a mail server beside it, and what is told of notices there. */
export class Proving {
  private constructor(
    readonly server: TestServer,
    readonly sink: Sink,
  ) {}

  static async start(): Promise<Proving> {
    const sink = await startSink();
    const env = {
      SMTP_URL: sink.url,
      PUBLIC_URL: 'https://trust.acme.example',
      SMTP_TIMEOUT: '2',
      TRUST_PROXY: 'true',
    };
    return new Proving(await startServer(env, '2026-03-03T09:00:00Z'), sink);
  }

  async stop(): Promise<void> {
    await this.server.stop();
    await this.sink.down();
  }

  settled(): Promise<void> {
    return this.server.app.get(Dispatcher).idle();
  }

  /** It is that instant, and what is due has been done. */
  async at(instant: string): Promise<void> {
    this.server.clock.set(new Date(instant));
    await this.server.app.get(Tasks).runDue();
    await this.settled();
  }

  private async subscribe(slug: string, email: string, more = {}) {
    await this.server.get(
      `mutation($input: SubscribeInput!) { subscribe(input: $input) { accepted } }`,
      { input: { organisation: slug, email, ...more } },
      null,
    );
    await this.sink.until(() => this.sink.to(email).length === 1);
    const { text } = await this.sink.to(email)[0]!.parsed();
    const path = /\/\S+\/subscribe\/confirm\/\S+/.exec(text ?? '')![0].replace(/^.*trust\.acme\.example/, '');
    await fetch(this.server.url + path, { method: 'POST' });
  }

  /** A notice that adds one, amends one and removes one; one contact cannot be reached, one subscriber reads weekly. */
  async world(slug: string): Promise<string> {
    this.server.clock.set(new Date('2026-03-03T09:00:00Z'));
    await createOrganisation(this.server, slug, { noticeDays: 14 });
    const base = { origin: 'BASELINE', announcedOn: '2025-12-01', effectiveFrom: '2025-12-01' };
    const kept = await engaged(this.server, slug, { legalName: 'Kept GmbH', ...base });
    const going = await engaged(this.server, slug, { legalName: 'Going Ltd', purpose: 'Telephony', ...base });
    await customer(this.server, slug, 'Thirty Ltd', { noticeDays: 30 });
    await customer(this.server, slug, 'Moved Ltd', {
      noticeContacts: [
        { email: `gone@${slug}.example` },
        { email: `next@${slug}.example`, language: 'de', alternate: true },
      ],
    });
    await this.subscribe(slug, `each@${slug}.example`);
    await this.subscribe(slug, `weekly@${slug}.example`, { cadence: 'WEEKLY' });
    this.sink.treat(`gone@${slug}.example`, 550);
    const effectiveFrom = '2026-05-20';
    await engaged(this.server, slug, { legalName: 'Newcomer “N” GmbH', effectiveFrom });
    await this.server.get(amend, {
      input: { id: kept.id, effectiveFrom: '2026-05-25', countries: ['DE', 'US'] },
    });
    await this.server.get(remove, { input: { id: going.id, effectiveFrom: '2026-06-01' } });
    const notice = await drafted(this.server, slug);
    const { errors } = await announceIt(this.server, notice);
    expect(errors).toBeUndefined();
    await this.settled();
    await this.at('2026-03-03T10:00:00Z');
    await this.at('2026-03-09T10:00:00Z');
    return notice.id;
  }
}
