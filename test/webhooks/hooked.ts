import { Webhook as Signer } from 'standardwebhooks';
import { WebhookSender } from '../../src/webhooks/webhook-sender.js';
import { announced, createOrganisation, engaged } from '../support/register.js';
import { startServer, type TestServer } from '../support/server.js';
import { startHook, type Hook, type Received } from './hook.js';

export const webhook = 'webhook { id url description eventTypes state disabledBecause formerSecretUntil }';
const attempts = 'attempts { at status duration answer }';
const mutation = (name: string, answer: string) => {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  return `mutation($input: ${type}!) { ${name}(input: $input) { ${answer} } }`;
};

/** A server that may call a program on this machine, and what one does with both. */
export class Hooked {
  private count = 0;

  private constructor(
    readonly server: TestServer,
    readonly hook: Hook,
  ) {}

  static async start(): Promise<Hooked> {
    return new Hooked(await startServer({ WEBHOOK_ALLOW: '127.0.0.0/8' }), await startHook());
  }

  async stop(): Promise<void> {
    await this.server.stop();
    await this.hook.close();
  }

  /** An organisation of its own; the program forgets what it was told. */
  async house(): Promise<string> {
    Object.assign(this.hook, { calls: [], answer: 204 });
    return (await createOrganisation(this.server, `house-${++this.count}`, { noticeDays: 0 })).slug;
  }

  async does(name: string, answer: string, input: object, key?: string) {
    return (await this.server.get(mutation(name, answer), { input }, key))[name];
  }

  async refused(name: string, answer: string, input: object, key?: string | null) {
    return (await this.server.ask(mutation(name, answer), { input }, key)).errors?.[0]?.extensions;
  }

  async add(organisation: string, more: object = {}) {
    const input = { organisation, url: this.hook.url, ...more };
    const { secret, webhook: added } = await this.does('addWebhook', `secret ${webhook}`, input);
    return { secret: secret as string, id: added.id as string };
  }

  async log(organisation: string) {
    const { webhookDeliveries } = await this.server.get(
      `{ webhookDeliveries(organisation: "${organisation}") { edges { node { state tries event { id type } ${attempts} } } } }`,
    );
    return webhookDeliveries.edges.map(({ node }: { node: unknown }) => node);
  }

  async state(organisation: string) {
    const { webhooks } = await this.server.get(
      `{ webhooks(organisation: "${organisation}") { edges { node { state disabledBecause } } } }`,
    );
    return webhooks.edges[0].node;
  }

  async events(organisation: string): Promise<string[]> {
    const { events } = await this.server.get(
      `{ events(organisation: "${organisation}") { edges { node { id } } } }`,
    );
    return events.edges.map(({ node }: { node: { id: string } }) => node.id);
  }

  /** Something happens: a notice is announced. */
  async happen(organisation: string) {
    const legalName = `Vendor ${++this.count}`;
    await engaged(this.server, organisation, { legalName, effectiveFrom: '2026-12-01' });
    return announced(this.server, organisation);
  }

  /** Until nothing is on its way. */
  settled(): Promise<void> {
    return this.server.app.get(WebhookSender).idle();
  }

  async later(seconds: number): Promise<void> {
    this.server.clock.set(new Date(this.server.clock.now().getTime() + seconds * 1000));
    await this.settled();
  }
}

/** Whether a secret has signed a call. */
export function signs(secret: string, { headers, body }: Received): boolean {
  const at = new Date(Number(headers['webhook-timestamp']) * 1000);
  const expected = new Signer(secret).sign(String(headers['webhook-id']), at, body);
  return String(headers['webhook-signature']).split(' ').includes(expected);
}
