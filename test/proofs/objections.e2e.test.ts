import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verifyProof } from '../../src/evidence/verify-proof.js';
import { decideObjection, fileObjection, told } from '../objections/objecting.js';
import { policyAdded, published, versionKnown } from '../policies/publishing.js';
import { announced, createOrganisation } from '../support/register.js';
import { startServer, type TestServer } from '../support/server.js';
import { altered, filesOf, firstProblem, forged, jsonOf, proofOf } from './proving.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

describe('the proof of a notice that was objected to', () => {
  it('holds each objection and what was decided, without the address of who objected', async () => {
    const { slug, notified } = await told(server);
    expect(jsonOf(await filesOf(await proofOf(server, slug, 1)), 'objections.json')).toEqual([]);
    const input = { notifiedCustomer: notified, grounds: 'A third country.', contact: 'dpo@client.example' };
    const { fileObjection: filed } = await server.get(fileObjection, { input });
    const decision = {
      objection: filed.objection.id,
      decision: 'REJECTED',
      reason: 'It stands in the Union.',
    };
    await server.get(decideObjection, { input: decision });
    const path = await proofOf(server, slug, 1);
    expect((await verifyProof(path)).problems).toEqual([]);
    const files = await filesOf(path);
    expect(jsonOf(files, 'objections.json')).toMatchObject([
      { notifiedCustomerId: notified, grounds: 'A third country.', late: false },
    ]);
    expect(jsonOf(files, 'objection-acts.json')).toMatchObject([
      { kind: 'FILED' },
      { kind: 'REJECTED', reason: 'It stands in the Union.' },
    ]);
    for (const [name, content] of files)
      if (name !== 'recipients.csv') expect(content.toString()).not.toContain('dpo@client.example');
    const forge = (name: string, alter: (text: string) => string) =>
      firstProblem(forged(altered(files, name, alter)));
    expect(await forge('objections.json', (text) => text.replace('A third', 'No'))).toMatch(
      /^objections\.json does not say what history recorded of /,
    );
    expect(await forge('objection-acts.json', (text) => text.replace('REJECTED', 'UPHELD'))).toMatch(
      /^objection-acts\.json does not say what history recorded of /,
    );
    expect(await forge('objections.json', () => '[]')).toMatch(/^objections\.json does not say/);
  });
});

describe('the proof of a notice of a policy', () => {
  it('is sound, and that of an altered text is not', async () => {
    const { slug } = await createOrganisation(server, 'texts', { noticeDays: 14 });
    await policyAdded(server, slug);
    await versionKnown(server, slug);
    await published(server, slug, {
      label: '2.0',
      text: 'We keep data 60 days.',
      effectiveFrom: '2026-04-10',
    });
    await announced(server, slug);
    const path = await proofOf(server, slug, 1);
    expect((await verifyProof(path)).problems).toEqual([]);
    const files = await filesOf(path);
    expect(files.get('history.ndjson')!.toString()).toContain('We keep data 60 days.');
    const shorter = (name: string) =>
      firstProblem(forged(altered(files, name, (text) => text.replace('60 days', '30 days'))));
    expect(await shorter('history.ndjson')).toMatch(/has a payload that its digest does not fit$/);
    const label = forged(altered(files, 'notice.json', (text) => text.replace('"2.0"', '"2.1"')));
    expect(await firstProblem(label)).toBe('notice.json does not say what history recorded of the notice');
  });
});
