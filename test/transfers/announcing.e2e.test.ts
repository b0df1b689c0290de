import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { announce, announced, createOrganisation, draft, engaged } from '../support/register.js';
import { startServer, type TestServer } from '../support/server.js';
import { mailsTo, Visitor } from '../subscriptions/visitor.js';
import { addTransfer, amend, dpf, end, scc } from './transferring.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const fresh = (() => {
  let count = 0;
  return async (more: Record<string, unknown> = {}) => {
    const { slug } = await createOrganisation(server, `org-${++count}`, { noticeDays: 30, ...more });
    const cloud = await engaged(server, slug, {
      legalName: 'Cloud Inc.',
      countries: ['US'],
      transferMechanism: 'as stated in words',
      origin: 'BASELINE',
      announcedOn: '2025-01-01',
      effectiveFrom: '2025-01-01',
    });
    return { slug, cloud };
  };
})();

/** What everyone may read of the mechanism on a day. */
async function shown(slug: string, on: string, lang = 'en'): Promise<string> {
  const list = await (await fetch(`${server.url}/${slug}/sub-processors.json?on=${on}&lang=${lang}`)).json();
  return (list as { subProcessors: { transferMechanism: string }[] }).subProcessors[0]!.transferMechanism;
}

const amendments = async (slug: string, args = '') =>
  (
    await server.get(
      `{ amendments(organisation: "${slug}"${args}) { totalCount edges { node { kind needsPeriod effectiveFrom changes { field from to } subProcessor { legalName } notice { number } } } } }`,
    )
  ).amendments.edges.map(({ node }: { node: unknown }) => node);

const IN_WORDS = 'United States: standard contractual clauses';

describe('the mechanism of a sub-processor', () => {
  it('is drafted, announced with its period, told by mail, and shown from its day on', async () => {
    const { slug, cloud } = await fresh();
    await new Visitor(server, slug).join('reader@customer.example');
    const { id } = await addTransfer(server, slug, { importer: 'Cloud Inc.', subProcessor: cloud.id });
    expect(await amendments(slug, ', announced: false')).toEqual([
      {
        kind: 'AMENDED',
        needsPeriod: true,
        effectiveFrom: '2026-04-10',
        changes: [{ field: 'transferMechanism', from: null, to: IN_WORDS }],
        subProcessor: { legalName: 'Cloud Inc.' },
        notice: null,
      },
    ]);
    // a draft is invisible outside
    expect(await shown(slug, '2026-04-10')).toBe('as stated in words');
    const { notice } = (await server.get(draft, { organisation: slug })).draftNotice;
    expect(notice.amendments).toMatchObject([{ kind: 'AMENDED' }]);
    expect((await (await fetch(`${server.url}/${slug}/changes`)).text()).includes('contractual')).toBe(false);

    // what was seen is what is announced
    await server.get(amend, { input: { id, effectiveFrom: '2026-04-10', mechanisms: [dpf, scc] } });
    const stale = await server.ask(announce, { input: { notice: notice.id, digest: notice.digest } });
    expect(stale.errors?.[0]?.extensions.code).toBe('DIGEST_MISMATCH');
    await announced(server, slug);

    const words =
      'United States: EU-US Data Privacy Framework (adequacy decision); standard contractual clauses';
    expect(await shown(slug, '2026-04-09')).toBe('as stated in words');
    expect(await shown(slug, '2026-04-10')).toBe(words);
    expect(await shown(slug, '2026-04-10', 'de')).toBe(
      'Vereinigte Staaten: EU-US Data Privacy Framework (Angemessenheitsbeschluss); Standardvertragsklauseln',
    );
    const page = await (await fetch(`${server.url}/${slug}/sub-processors?on=2026-04-10`)).text();
    expect(page).toContain(words);
    const log = await (await fetch(`${server.url}/${slug}/changes/1`)).text();
    expect(log).toContain(words);
    const mail = (await mailsTo(server, 'reader@customer.example', 2)).at(-1)!;
    expect(mail.text).toContain('Cloud Inc.');
    expect(mail.text.replace(/\s+/g, ' ')).toContain(words);
    const { transfer } = await server.get(
      `{ transfer(id: "${id}", on: "2026-04-10") { announcedOn draft } }`,
    );
    expect(transfer).toEqual({ announcedOn: '2026-03-01', draft: false });
  });

  it('needs the notice period', async () => {
    const { slug, cloud } = await fresh();
    await addTransfer(server, slug, {
      importer: 'Cloud Inc.',
      subProcessor: cloud.id,
      effectiveFrom: '2026-03-20',
    });
    const { notice } = (await server.get(draft, { organisation: slug })).draftNotice;
    const { errors } = await server.ask(announce, { input: { notice: notice.id, digest: notice.digest } });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'NOTICE_TOO_SHORT' });
  });

  it('changes old → new, and is as before when its notice is withdrawn', async () => {
    const { slug, cloud } = await fresh();
    const { id } = await addTransfer(server, slug, {
      importer: 'Cloud Inc.',
      subProcessor: cloud.id,
      origin: 'BASELINE',
      effectiveFrom: '2025-01-01',
    });
    expect(await shown(slug, '2026-03-01')).toBe(IN_WORDS);
    await server.get(end, { input: { id, effectiveFrom: '2026-05-01' } });
    expect(await amendments(slug, ', announced: false')).toMatchObject([
      { kind: 'AMENDED', changes: [{ field: 'transferMechanism', from: IN_WORDS, to: null }] },
    ]);
    const { id: notice } = await announced(server, slug);
    expect(await shown(slug, '2026-05-01')).toBe('as stated in words');
    const withdraw = `mutation($input: WithdrawNoticeInput!) { withdrawNotice(input: $input) { notice { state } } }`;
    await server.get(withdraw, { input: { notice, reason: 'it goes on' } });
    expect(await shown(slug, '2026-05-01')).toBe(IN_WORDS);

    await server.get(amend, { input: { id, effectiveFrom: '2026-05-01', mechanisms: [dpf] } });
    const drafted = (await server.get(draft, { organisation: slug })).draftNotice.notice;
    await server.get(withdraw, { input: { notice: drafted.id, reason: 'not yet' } });
    // let go, not lost: it waits for another notice
    expect(await amendments(slug, ', announced: false')).toMatchObject([{ notice: null }]);
  });

  it('is not told of a transfer that serves no sub-processor', async () => {
    const { slug } = await fresh();
    await addTransfer(server, slug, { importer: 'Cloud Inc.' });
    expect((await server.ask(draft, { organisation: slug })).errors?.[0]?.extensions.code).toBe(
      'NOTHING_TO_ANNOUNCE',
    );
    expect(await shown(slug, '2026-06-01')).toBe('as stated in words');
  });
});
