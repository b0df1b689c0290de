import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { createHash, randomUUID } from 'node:crypto';
import { Outbox } from '../../src/deliveries/outbox.js';
import { runAs, systemContext } from '../../src/platform/context.js';
import { SubscribersService } from '../../src/subscriptions/subscribers.service.js';
import { startServer, type TestServer } from '../support/server.js';
import { createOrganisation, mailsTo, pass, rowsOf, Visitor } from './visitor.js';

let server: TestServer;
let organisation: string;
const products: Record<string, string> = {};
beforeAll(async () => {
  server = await startServer({ TRUST_PROXY: 'true' });
  organisation = await createOrganisation(server, 'acme', ['chat', 'mail']);
  await createOrganisation(server, 'other');
  const { organisation: found } = await server.get(`{ organisation(slug: "acme") { products { id slug } } }`);
  for (const { id, slug } of found.products) products[slug] = id;
  const visitor = new Visitor(server, 'acme');
  await visitor.join('all@example.org');
  await visitor.join('chat@example.org', { products: ['chat'], language: 'de' });
  await languages(['en', 'de', 'fr']);
  await visitor.join('mail@example.org', { products: ['mail'], language: 'fr' });
  // a language that was dropped since
  await languages(['en', 'de']);
  await visitor.subscribe('asked@example.org');
  await new Visitor(server, 'other').join('foreign@example.org');
});
afterAll(() => server.stop());

const languages = (kept: string[]) =>
  server.get(
    `mutation($input: AmendOrganisationInput!) { amendOrganisation(input: $input) { organisation { id } } }`,
    { input: { organisation: 'acme', languages: kept } },
  );
const asSystem = <T>(work: () => Promise<T>) => runAs(systemContext('test', { organisation }), work);
const words = (subject: string) => ({
  subject,
  text: `${subject}\n{{leave}}`,
  html: `<p>${subject}</p>{{leave}}`,
});

/** A message, and whom it was handed to, in one transaction as a notice would. */
const announce = (subject: string, productIds: string[], failing = false) =>
  asSystem(() =>
    server.database.transaction(async () => {
      const noticeId = randomUUID();
      const message = await server.app.get(Outbox).message({
        organisationId: organisation,
        noticeId,
        kind: 'notice',
        texts: { en: words(`${subject} en`), de: words(`${subject} de`) },
        prevailing: 'en',
        fromName: 'Acme',
        listId: 'notices.acme',
        leavePath: '/acme/leave/',
      });
      await server.app.get(SubscribersService).tell(message, { productIds, topics: [] });
      const { count: recipients, digest } = await server.app.get(Outbox).seal(noticeId);
      if (failing) throw new Error('something else failed');
      return { message, recipients, digest };
    }),
  );
const late = (message: { id: string; organisationId: string }, productIds: string[] = []) =>
  asSystem(() => server.app.get(SubscribersService).tellLateJoiners(message, { productIds, topics: [] }));
const deliveries = (messageId: string) =>
  asSystem(() =>
    server.database.read(async (db) => {
      const { rows } = await sql<{
        address_key: string;
        language: string;
        state: string;
        recipient_id: string;
      }>`
        select * from delivery where message_id = ${messageId}`.execute(db);
      return rows;
    }),
  );

describe('telling subscribers', () => {
  it('reaches every confirmed one, in their language or the prevailing one, and seals who was told', async () => {
    const { message, recipients, digest } = await announce('to all', []);
    expect(recipients).toBe(3);
    const rows = await deliveries(message.id);
    const keys = rows.map(({ address_key }) => address_key).sort();
    expect(digest).toBe(createHash('sha256').update(keys.join('\n')).digest('hex'));
    for (const [address, subject] of [
      ['all@example.org', 'to all en'],
      ['chat@example.org', 'to all de'],
      ['mail@example.org', 'to all en'],
    ] as const) {
      const mail = (await mailsTo(server, address, 2)).at(-1)!;
      expect(mail.subject).toBe(subject);
      expect(mail.headers['list-unsubscribe']).toMatch(/^<http:\/\/.*\/acme\/leave\/.*>$/);
    }
  });

  it('of one product reaches those who asked for it, and those who asked for all', async () => {
    const { message, recipients } = await announce('chat only', [products['chat']!]);
    expect(recipients).toBe(2);
    const told = (await deliveries(message.id)).map(({ recipient_id }) => recipient_id);
    const expected = (await rowsOf(server, 'acme')).filter(({ address }) =>
      /^(all|chat)@/.test(address ?? ''),
    );
    expect(told.sort()).toEqual(expected.map(({ id }) => id).sort());
  });

  it('is undone with the transaction it belongs to', async () => {
    const count = async () =>
      asSystem(() =>
        server.database.read(async (db) => (await sql`select from delivery`.execute(db)).rows.length),
      );
    const before = await count();
    await expect(announce('never', [], true)).rejects.toThrow('something else failed');
    expect(await count()).toBe(before);
  });

  it('repeats itself for nobody, and for nobody whose key changed', async () => {
    const { message } = await announce('once', []);
    expect(await late(message)).toBe(0);
    await asSystem(() =>
      server.database.read((db) =>
        sql`update subscription set address_key = 'new ' || address_key`.execute(db),
      ),
    );
    expect(await late(message)).toBe(0);
    await asSystem(() =>
      server.database.read((db) =>
        sql`update subscription set address_key = substr(address_key, 5)`.execute(db),
      ),
    );
  });
});

describe('who confirms between announcement and effect', () => {
  it('is told of what is open', async () => {
    const { message } = await announce('open', [products['mail']!]);
    await new Visitor(server, 'acme').join('late@example.org', { products: ['mail'], language: 'de' });
    await new Visitor(server, 'acme').join('late-chat@example.org', { products: ['chat'] });
    expect(await late(message, [products['mail']!])).toBe(1);
    const german = (await mailsTo(server, 'late@example.org', 2)).at(-1)!;
    expect(german.subject).toBe('open de');
    // whoever follows it reads on in the language of the mail
    expect(german.text).toMatch(/\/leave\/[\w.-]+\?lang=de\s*$/);
    expect(german.headers['list-unsubscribe']).toContain('?lang=de>');
    expect(await late(message, [products['mail']!])).toBe(0);
  });

  it('and left before being told, is told when back', async () => {
    await server.app.get(Outbox).wake();
    await new Visitor(server, 'acme').join('wavering@example.org');
    const { id } = (await rowsOf(server, 'acme')).find(({ address }) => address === 'wavering@example.org')!;
    const { message } = await announce('wavering', []);
    await mailsTo(server, 'wavering@example.org', 2);
    await asSystem(() =>
      server.database.read((db) =>
        sql`update delivery set state = 'CANCELLED', address = null where message_id = ${message.id} and recipient_id = ${id}`.execute(
          db,
        ),
      ),
    );
    expect(await late(message)).toBe(1);
    expect((await mailsTo(server, 'wavering@example.org', 3)).at(-1)!.subject).toBe('wavering en');
  });
});

describe('unconfirmed requests', () => {
  it('leave nothing behind when they are erased, not even a keyed hash', async () => {
    const before = await rowsOf(server, 'acme');
    const { id } = before.find(({ address }) => address === 'asked@example.org')!;
    await mailsTo(server, 'asked@example.org');
    await pass(server, 49);
    expect((await rowsOf(server, 'acme')).map((row) => row.id)).not.toContain(id);
    const left = await asSystem(() =>
      server.database.read(
        async (db) => (await sql`select from delivery where recipient_id = ${id}`.execute(db)).rows,
      ),
    );
    expect(left).toEqual([]);
    expect((await rowsOf(server, 'acme')).length).toBe(before.length - 1);
  });
});

describe('twenty thousand subscribers', () => {
  it('are told in seconds', async () => {
    const subscribers = 20_000;
    await asSystem(() =>
      server.database.read((db) =>
        sql`insert into subscription (id, organisation_id, address_key, address, language, product_ids, state, asked_at)
          select gen_random_uuid(), ${organisation}, encode(sha256(n::text::bytea), 'hex'), 'many-' || n || '@example.org', 'en',
            case when n % 2 = 0 then '{}'::uuid[] else ${[products['chat']]}::uuid[] end, 'CONFIRMED', now()
          from generate_series(1, ${subscribers}) n`.execute(db),
      ),
    );
    const begun = performance.now();
    const noticeId = randomUUID();
    await expect(
      asSystem(() =>
        server.database.transaction(async () => {
          const message = await server.app.get(Outbox).message({
            organisationId: organisation,
            kind: 'notice',
            noticeId,
            texts: { en: words('many') },
            prevailing: 'en',
            fromName: 'Acme',
          });
          await server.app
            .get(SubscribersService)
            .tell(message, { productIds: [products['chat']!], topics: [] });
          const { count: recipients } = await server.app.get(Outbox).seal(noticeId);
          // rolled back: nobody wants that many mails in this test
          throw new Error(
            `told ${recipients} in ${performance.now() - begun < 20_000 ? 'time' : 'too much time'}`,
          );
        }),
      ),
    ).rejects.toThrow(/^told 2000\d in time$/);
  });
});
