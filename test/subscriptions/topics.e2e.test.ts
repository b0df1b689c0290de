import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { Audience } from '../../src/deliveries/message.entity.js';
import { Outbox } from '../../src/deliveries/outbox.js';
import { runAs, systemContext } from '../../src/platform/context.js';
import { SubscribersService } from '../../src/subscriptions/subscribers.service.js';
import { drafted, policyAdded, published, versionKnown } from '../policies/publishing.js';
import { startServer, type TestServer } from '../support/server.js';
import { codes, confirmPath, createOrganisation, mailsTo, rowsOf, Visitor } from './visitor.js';

let server: TestServer;
let organisation: string;
beforeAll(async () => {
  server = await startServer({ TRUST_PROXY: 'true' });
  organisation = await createOrganisation(server, 'acme', ['chat']);
  await policyAdded(server, 'acme');
  await versionKnown(server, 'acme');
  const visitor = new Visitor(server, 'acme');
  await visitor.join('all@example.org');
  await visitor.join('list@example.org', { topics: ['sub-processors'] });
  await visitor.join('policy@example.org', { topics: ['policy:privacy', 'agreements'] });
  await visitor.join('both@example.org', {
    topics: ['policy:privacy', 'sub-processors'],
    products: ['chat'],
  });
});
afterAll(() => server.stop());

const asSystem = <T>(work: () => Promise<T>) => runAs(systemContext('test', { organisation }), work);
const words = { subject: 'a notice', text: 'a notice {{leave}}', html: '<p>a notice</p>' };

/** Who is told of a notice about these topics, the contacts of its customers aside. */
const told = (topics: string[], contacts: string[] = []) =>
  asSystem(() =>
    server.database.transaction(async () => {
      const noticeId = randomUUID();
      const outbox = server.app.get(Outbox);
      const draft = {
        organisationId: organisation,
        kind: 'notice',
        texts: { en: words },
        prevailing: 'en',
        fromName: 'Acme',
        noticeId,
      };
      const toContacts = await outbox.message({ ...draft, audience: Audience.CONTACT });
      for (const address of contacts) await outbox.deliver(toContacts, { address, language: 'en' });
      const message = await outbox.message({ ...draft, audience: Audience.SUBSCRIBER });
      await server.app.get(SubscribersService).tell(message, { productIds: [], topics, noticeId });
      const db = await server.database.read((db) =>
        db
          .selectFrom('delivery' as never)
          .selectAll()
          .where('message_id' as never, '=', message.id as never)
          .execute(),
      );
      return (db as { address: string }[]).map(({ address }) => address.split('@')[0]).sort();
    }),
  );

describe('a notice reaches who wants any of its topics', () => {
  it.each([
    [['sub-processors'], ['all', 'both', 'list']],
    [['agreements'], ['all', 'policy']],
    [['policy:privacy'], ['all', 'both', 'policy']],
    [['policy:cookies'], ['all']],
    [
      ['sub-processors', 'agreements'],
      ['all', 'both', 'list', 'policy'],
    ],
    [[], ['all', 'both', 'list', 'policy']],
  ])('%j', async (topics, expected) => {
    expect(await told(topics)).toEqual(expected);
  });

  it('but not who is told of it as a notice contact, however the address is written', async () => {
    expect(await told(['sub-processors'], ['LIST@example.org', 'somebody@example.org'])).toEqual([
      'all',
      'both',
    ]);
  });
});

describe('topics and cadence', () => {
  const of = async (email: string) => (await rowsOf(server, 'acme')).find(({ address }) => address === email);

  it('wait beside what holds until they are confirmed', async () => {
    const visitor = new Visitor(server, 'acme');
    await visitor.join('changes@example.org');
    expect(await of('changes@example.org')).toMatchObject({ topics: [], cadence: 'EACH' });
    await visitor.subscribe('changes@example.org', { topics: ['agreements'], cadence: 'WEEKLY' });
    expect(await of('changes@example.org')).toMatchObject({ topics: [], cadence: 'EACH' });
    const mail = (await mailsTo(server, 'changes@example.org', 2)).at(-1)!;
    await visitor.post(confirmPath(mail));
    expect(await of('changes@example.org')).toMatchObject({
      topics: ['agreements'],
      cadence: 'WEEKLY',
      asked_topics: null,
      asked_cadence: null,
    });
  });

  it('that are none are refused by name', async () => {
    const visitor = new Visitor(server, 'acme');
    for (const topic of ['everything', 'policy:', 'policy:Privacy', 'policy:a/b', ''])
      expect(codes(await visitor.subscribe('x@example.org', { topics: ['agreements', topic] }))).toEqual([
        expect.stringMatching(/^BAD_USER_INPUT topics/),
      ]);
    expect((await visitor.subscribe('x@example.org', { cadence: 'DAILY' })).errors).toHaveLength(1);
  });
});

describe('a policy is a topic once it is public', () => {
  const form = async () => (await new Visitor(server, 'acme').get('/acme/subscribe')).text();
  const cookies = { policy: 'cookies', label: '1.0', text: 'Two cookies.', effectiveFrom: '2026-04-01' };
  const asked = (topics: string[], email = 'draft@example.org') =>
    new Visitor(server, 'acme').subscribe(email, { topics });

  it('and until then is refused as one that there is not, and stands on no page', async () => {
    await policyAdded(server, 'acme', { slug: 'cookies', kind: 'COOKIE_POLICY', title: 'Cookie policy' });
    await drafted(server, 'acme', cookies);
    await published(server, 'acme', { policy: 'cookies', material: true });
    const [final, none] = [await asked(['policy:cookies']), await asked(['policy:nothing'])];
    expect(codes(final)).toEqual(['BAD_USER_INPUT topics.0']);
    expect(JSON.stringify(final).replaceAll('cookies', 'nothing')).toBe(JSON.stringify(none));
    const html = await form();
    expect(html).toContain('id="topic-policy:privacy"');
    expect(html).toContain('Policy: Privacy policy');
    expect(html).not.toMatch(/cookie policy|policy:cookies/i);
    const sent = new URLSearchParams({ email: 'draft@example.org', topics: 'policy:cookies' });
    const answer = await new Visitor(server, 'acme').post('/acme/subscribe', sent);
    expect(answer.status).toBe(400);
    const said = await answer.text();
    expect(said).toContain('One of the choices is not on offer here.');
    expect(said).not.toContain('topic-policy:cookies');
    expect(await mailsTo(server, 'draft@example.org', 0)).toEqual([]);
  });

  it('then by its title: on the form, in the mail and on the page that confirm', async () => {
    await published(server, 'acme', { ...cookies, material: false, silentReason: 'The first one.' });
    expect(await form()).toContain('Policy: Cookie policy');
    const email = 'cookies@example.org';
    expect((await asked(['policy:cookies', 'sub-processors'], email)).errors).toBeUndefined();
    const [mail] = await mailsTo(server, email);
    for (const part of [mail!.text, mail!.html])
      expect(part).toContain('What about: Policy: Cookie policy and Sub-processors');
    const page = await (await new Visitor(server, 'acme').get(confirmPath(mail!))).text();
    expect(page).toContain('Policy: Cookie policy, Sub-processors');
    expect((await asked([], 'every@example.org')).errors).toBeUndefined();
    expect((await mailsTo(server, 'every@example.org'))[0]!.text).toContain('What about: everything');
  });

  it('of another organisation is none of this one', async () => {
    await createOrganisation(server, 'other');
    const answer = await new Visitor(server, 'other').subscribe('x@example.org', {
      topics: ['policy:privacy'],
    });
    expect(codes(answer)).toEqual(['BAD_USER_INPUT topics.0']);
  });
});
