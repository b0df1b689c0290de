import { sql } from 'kysely';
import { runAs, systemContext } from '../../src/platform/context.js';
import { Tasks } from '../../src/platform/tasks.js';
import type { Answer, TestServer } from '../support/server.js';

export interface Mail {
  to: string;
  subject: string;
  headers: Record<string, string>;
  text: string;
  html: string;
}

export interface Row {
  id: string;
  address: string | null;
  address_key: string;
  state: 'ASKED' | 'CONFIRMED' | 'LEFT';
  language: string;
  product_ids: string[];
  asked_product_ids: string[] | null;
  token_hash: string | null;
  generation: number;
  topics: string[];
  cadence: 'EACH' | 'WEEKLY';
  consent_wording: string | null;
  asked_at: unknown;
  confirmed_at: unknown;
}

let clients = 0;
/** A client that nobody else is, for servers that believe their proxy. */
export const newClient = () => `198.51.${Math.floor(++clients / 250)}.${clients % 250}`;

/** What somebody without a key does, from an address of the network of their own. */
export class Visitor {
  constructor(
    private readonly server: TestServer,
    readonly slug: string,
    readonly client = newClient(),
  ) {}

  /** Asks by GraphQL. */
  async subscribe(email: string, more: Record<string, unknown> = {}): Promise<Answer> {
    const query = 'mutation($input: SubscribeInput!) { subscribe(input: $input) { accepted } }';
    const response = await this.fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables: { input: { organisation: this.slug, email, ...more } } }),
    });
    return (await response.json()) as Answer;
  }

  /** Asks, reads the mail, confirms; all the way in. */
  async join(email: string, more: Record<string, unknown> = {}): Promise<void> {
    const before = (await mailsTo(this.server, email, 0)).length;
    const { errors } = await this.subscribe(email, more);
    if (errors) throw new Error(JSON.stringify(errors));
    const answer = await this.post(confirmPath((await mailsTo(this.server, email, before + 1)).at(-1)!));
    if (answer.status !== 200) throw new Error(`confirming answered ${answer.status}`);
  }

  async get(path: string): Promise<Response> {
    return this.fetch(path, {});
  }

  async post(path: string, body?: FormData | URLSearchParams): Promise<Response> {
    return this.fetch(path, { method: 'POST', body });
  }

  private fetch(path: string, init: RequestInit): Promise<Response> {
    const headers = { ...(init.headers as Record<string, string>), 'x-forwarded-for': this.client };
    return fetch(this.server.url + path, { ...init, headers, redirect: 'manual' });
  }
}

/** Mails to an address, oldest first, as soon as there are that many. */
export async function mailsTo(server: TestServer, address: string, count = 1): Promise<Mail[]> {
  for (let tries = 0; tries < 200; tries++) {
    const all = (await (await fetch(`${server.url}/mailbox.json`)).json()) as Mail[];
    const found = all.filter(({ to }) => to === address).toReversed();
    if (found.length >= count) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`no ${count} mails to ${address} in time`);
}

export const confirmPath = (mail: Mail) => pathIn(mail, /https?:\/\/\S+\/subscribe\/confirm\/[\w-]+/);
export const leavePath = (mail: Mail) => pathIn(mail, /https?:\/\/\S+\/leave\/[\w.-]+/);
export const preferencesPath = (mail: Mail) => pathIn(mail, /https?:\/\/\S+\/preferences\/[\w.-]+/);

function pathIn(mail: Mail, pattern: RegExp): string {
  const url = pattern.exec(mail.text)?.[0];
  if (!url) throw new Error(`no such link in:\n${mail.text}`);
  return new URL(url).pathname;
}

/** The table as it is, past every door. */
export async function rowsOf(server: TestServer, slug: string): Promise<Row[]> {
  const { rows } = await runAs(systemContext('test'), () =>
    server.database.read((db) =>
      sql<Row>`select s.* from subscription s join organisation o on o.id = s.organisation_id
        where o.slug = ${slug} order by s.created_at, s.id`.execute(db),
    ),
  );
  return rows;
}

export async function createOrganisation(
  server: TestServer,
  slug: string,
  products: string[] = [],
): Promise<string> {
  const { createOrganisation } = await server.get(
    `mutation($input: CreateOrganisationInput!) { createOrganisation(input: $input) { organisation { id } } }`,
    { input: { slug, name: `${slug} Ltd`, languages: ['en', 'de'] } },
  );
  for (const product of products)
    await server.get(`mutation($input: AddProductInput!) { addProduct(input: $input) { product { id } } }`, {
      input: { organisation: slug, slug: product, name: product.toUpperCase() },
    });
  return createOrganisation.organisation.id;
}

/** Time goes on, and what is due then is done. */
export async function pass(server: TestServer, hours: number): Promise<void> {
  server.clock.set(new Date(server.clock.now().getTime() + hours * 3_600_000));
  await server.app.get(Tasks).runDue();
}

export const codes = (answer: Answer) =>
  answer.errors?.map(({ extensions: { code, fields } }) =>
    [code, ...(fields ?? []).map(({ path }) => path)].join(' '),
  );

/** What a browser sends for a form. */
export const form = (fields: Record<string, string | string[]>) => {
  const body = new URLSearchParams();
  for (const [name, values] of Object.entries(fields))
    for (const value of [values].flat()) body.append(name, value);
  return body;
};
