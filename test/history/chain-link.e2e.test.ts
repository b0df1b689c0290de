import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { linkDigest, linkHash } from '../../src/history/chain-link.js';
import { LinksReader } from '../../src/history/links.reader.js';
import { asTest, rows } from '../support/outbox.js';
import { createOrganisation, engaged } from '../support/register.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

describe('a link of the chain', () => {
  it('is recomputed outside of the database, whatever signs its names and texts have', async () => {
    const odd = 'A “quoted" \\ name 漢字 🏢 é';
    const { id } = await createOrganisation(server, 'outside', { name: 'Out "side" \\ Ltd' });
    const key = (
      await server.get(`mutation($input: CreateApiKeyInput!) { createApiKey(input: $input) { key } }`, {
        input: { organisation: 'outside', role: 'ADMIN', name: 'Zoë "the \\ editor" 🏢' },
      })
    ).createApiKey.key;
    await server.get(
      `mutation($input: EngageSubProcessorInput!) { engageSubProcessor(input: $input) { subProcessor { id } } }`,
      {
        input: {
          organisation: 'outside',
          legalName: odd,
          note: 'line\nline',
          effectiveFrom: '2026-04-10',
        },
      },
      key,
    );
    await engaged(server, 'outside', { legalName: 'Plain GmbH' });
    const written = await rows<{ table: string; id: string }>(
      server.database,
      `select distinct table_name as "table", row_id as id from change where organisation_id = '${id}'`,
    );
    const links = await asTest(() => server.app.get(LinksReader).of(id, written, { after: 0, limit: 1000 }));
    expect(links.map(({ seq }) => seq)).toEqual(links.map((_, index) => index + 1));
    for (const link of links) {
      expect(linkDigest(link)).toBe(link.digest);
      expect(linkHash(link)).toBe(link.hash);
      if (link.seq > 1) expect(link.prev).toBe(links[link.seq - 2]!.hash);
    }
    expect(await asTest(() => server.app.get(LinksReader).head(id))).toMatchObject({
      seq: links.length,
      hash: links.at(-1)!.hash,
    });
  });
});
