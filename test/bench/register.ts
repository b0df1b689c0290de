import { randomUUID } from 'node:crypto';
import { Tokens } from '../../src/platform/tokens.js';
import type { Place } from './databases.js';
import { SECRET, type Ropewalk } from './ropewalk.js';

/** An organisation with a long list, one with many subscribers, one whose mails are signed, one with few to warm up with. */
export const WIDE = 'wide-list';
export const TOLD = 'told-many';
export const SIGNED = 'told-signed';
export const WARM = 'told-few';
/** Subscribers to warm up with. */
export const FEW = 500;

const today = new Date().toISOString().slice(0, 10);
/** Mutations a request: the server takes fifty root fields. */
const BATCH = 25;
const COUNTRIES = ['DE', 'IE', 'US', 'NL', 'FR', 'SG', 'IN', 'GB'];
const DATA = ['Contact details', 'Support tickets', 'Usage data', 'Billing data', 'IP addresses'];

/** Writes as a user's script would: over GraphQL. */
export async function fillRegister(ropewalk: Ropewalk, size: number): Promise<void> {
  await createOrganisation(ropewalk, WIDE);
  for (const product of ['desk', 'chat', 'phone', 'insights'])
    await ropewalk.ask(
      `mutation($input: AddProductInput!) { addProduct(input: $input) { product { id } } }`,
      { input: { organisation: WIDE, slug: product, name: `Acme ${product}` } },
    );
  for (let from = 0; from < size; from += BATCH) {
    const count = Math.min(BATCH, size - from);
    await engage(
      ropewalk,
      Array.from({ length: count }, (_, index) => vendor(from + index)),
    );
  }
  // some history for the feed: five notices of five changes each
  const { edges } = await firstRows(ropewalk, WIDE, 25);
  for (let notice = 0; notice < 5; notice += 1) {
    for (const { node } of edges.slice(notice * 5, notice * 5 + 5)) await amend(ropewalk, node.id, 'feed');
    await announce(ropewalk, await draft(ropewalk, WIDE));
  }
}

/** An organisation with one sub-processor, and so many who confirmed that they want to be told. */
export async function fillSubscribers(ropewalk: Ropewalk, slug: string): Promise<void> {
  await createOrganisation(ropewalk, slug);
  await engage(ropewalk, [{ ...vendor(0), organisation: slug, products: [] }]);
}

export async function subscribe(place: Place, slug: string, count: number): Promise<void> {
  const tokens = new Tokens([SECRET]);
  const addresses = Array.from({ length: count }, (_, index) => `user${index}@example.com`);
  await place.sql(
    `insert into subscription (id, organisation_id, address_key, address, language, product_ids, state, asked_at, confirmed_at)
      select t.id, o.id, t.key, t.address, 'en', '{}', 'CONFIRMED', now(), now()
      from organisation o, unnest($2::uuid[], $3::text[], $4::text[]) as t (id, key, address) where o.slug = $1`,
    [slug, addresses.map(() => randomUUID()), addresses.map((a) => tokens.addressKey(a)), addresses],
  );
}

export interface Draft {
  id: string;
  number: number;
  digest: string;
}

/** Changes a fact of the first sub-processor, and drafts the notice of it. */
export async function changed(ropewalk: Ropewalk, slug: string): Promise<Draft> {
  const { edges } = await firstRows(ropewalk, slug, 1);
  await amend(ropewalk, edges[0]!.node.id, randomUUID().slice(0, 8));
  return draft(ropewalk, slug);
}

export async function announce(ropewalk: Ropewalk, { id, digest }: Draft): Promise<void> {
  await ropewalk.ask(
    `mutation($input: AnnounceNoticeInput!) { announceNotice(input: $input) { notice { state } } }`,
    { input: { notice: id, digest } },
  );
}

async function draft(ropewalk: Ropewalk, organisation: string): Promise<Draft> {
  const { draftNotice } = await ropewalk.ask<{ draftNotice: { notice: Draft } }>(
    `mutation($input: DraftNoticeInput!) { draftNotice(input: $input) { notice { id number digest } } }`,
    { input: { organisation } },
  );
  return draftNotice.notice;
}

function createOrganisation(ropewalk: Ropewalk, slug: string): Promise<unknown> {
  const input = { slug, name: `Acme ${slug}`, timeZone: 'UTC', languages: ['en'], noticeDays: 0 };
  return ropewalk.ask(
    `mutation($input: CreateOrganisationInput!) { createOrganisation(input: $input) { organisation { id } } }`,
    { input: { ...input, contactEmail: `privacy@${slug}.example` } },
  );
}

function firstRows(ropewalk: Ropewalk, organisation: string, first: number) {
  return ropewalk
    .ask<{ subProcessors: { edges: { node: { id: string } }[] } }>(
      `query($organisation: String!, $first: Int!) {
        subProcessors(organisation: $organisation, first: $first) { edges { node { id } } } }`,
      { organisation, first },
    )
    .then(({ subProcessors }) => subProcessors);
}

async function amend(ropewalk: Ropewalk, id: string, word: string): Promise<void> {
  const purpose = `Hosting of support tickets and of the attachments that customers upload (${word})`;
  await ropewalk.ask(
    `mutation($input: AmendSubProcessorInput!) { amendSubProcessor(input: $input) { subProcessor { id } } }`,
    { input: { id, effectiveFrom: today, purpose, countries: ['IE', 'NL'] } },
  );
}

async function engage(ropewalk: Ropewalk, inputs: { [field: string]: unknown }[]): Promise<void> {
  const names = inputs.map((_, index) => `i${index}`);
  const fields = names.map((n) => `${n}: engageSubProcessor(input: $${n}) { subProcessor { id } }`);
  await ropewalk.ask(
    `mutation(${names.map((n) => `$${n}: EngageSubProcessorInput!`).join(' ')}) { ${fields.join('\n')} }`,
    Object.fromEntries(names.map((name, index) => [name, inputs[index]])),
  );
}

function vendor(n: number): Record<string, unknown> {
  const pick = <T>(list: T[], count: number) =>
    Array.from({ length: count }, (_, i) => list[(n + i) % list.length]!);
  const name = `${['Northwind', 'Contoso', 'Fabrikam', 'Initech', 'Globex'][n % 5]} ${String(n).padStart(3, '0')}`;
  return {
    organisation: WIDE,
    origin: 'BASELINE',
    effectiveFrom: `2025-0${1 + (n % 9)}-10`,
    legalName: `${name} Cloud Services GmbH`,
    tradingName: name,
    registrationId: `HRB ${10_000 + n}`,
    establishment: COUNTRIES[n % COUNTRIES.length],
    address: `${n} Harbour Street, 20457 Hamburg`,
    contact: `privacy@vendor${n}.example`,
    website: `https://vendor${n}.example/legal/dpa`,
    service: 'Cloud infrastructure',
    purpose: 'Hosting of support tickets and of the attachments that customers upload to them',
    dataCategories: pick(DATA, 1 + (n % 3)),
    dataSubjects: ['Customers', 'Employees of customers'].slice(0, 1 + (n % 2)),
    countries: pick(COUNTRIES, 1 + (n % 3)),
    products: pick(['desk', 'chat', 'phone', 'insights'], n % 3),
    conditions: n % 4 === 0 ? 'EU customers only' : null,
    usesAi: [true, false, null][n % 3],
    transferMechanism: n % 2 === 0 ? 'Standard contractual clauses' : null,
    note: n % 5 === 0 ? 'Certified under ISO/IEC 27001' : null,
  };
}
