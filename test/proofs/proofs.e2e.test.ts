import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verifyProof } from '../../src/evidence/verify-proof.js';
import { amend, createKey, createOrganisation, engaged, listed } from '../support/register.js';
import type { TestServer } from '../support/server.js';
import { announceIt, drafted } from '../notified-customers/world.js';
import { asked, filesOf, jsonOf, proofOf, tableOf } from './proving.js';
import { Proving } from './world.js';
let proving: Proving;
let server: TestServer;
beforeAll(async () => {
  proving = await Proving.start();
  ({ server } = proving);
});
afterAll(() => proving.stop());

describe('the proof of a notice', () => {
  it('holds lists, mails, customers, recipients and history as they were, and is sound without a server', async () => {
    await proving.world('whole');
    const { noticeProof } = await server.get(
      `{ noticeProof(organisation: "whole", number: 1) { url digest keyFingerprint keyUrl } notice(organisation: "whole", number: 1) { digest } }`,
    );
    expect(noticeProof.url).toBe('https://trust.acme.example/whole/changes/1/proof.zip');
    // today is another day, with other names
    const kept = (await listed(server, 'whole')).find(({ legalName }) => legalName === 'Kept GmbH')!;
    await server.get(amend, { input: { id: kept.id, effectiveFrom: '2026-07-01', purpose: 'Other' } });

    const path = await proofOf(server, 'whole', 1);
    const report = await verifyProof(path, { key: noticeProof.keyFingerprint });
    expect(report.problems).toEqual([]);
    expect(report).toMatchObject({
      sound: true,
      keyPinned: true,
      notes: ['What became of the copies is not sealed yet.'],
    });
    const pem = await (await fetch(`${server.url}/.well-known/ropewalk-proof-key.pem`)).text();
    expect((await verifyProof(path, { key: pem })).sound).toBe(true);

    const files = await filesOf(path);
    expect([...files.keys()].filter((name) => !name.startsWith('mails/'))).toEqual([
      'notice.json',
      'list-before.json',
      'list-after.json',
      'customers.csv',
      'recipients.csv',
      'resolutions.json',
      'objections.json',
      'objection-acts.json',
      'history.ndjson',
      'manifest.json',
      'manifest.sig',
      'public-key.pem',
    ]);
    expect([...files.keys()].filter((name) => name.startsWith('mails/')).sort()).toEqual(
      ['de', 'en']
        .flatMap((language) =>
          [
            'digest.1',
            'notice.customers.general.may-not-engage.2026-04-02',
            'notice.customers.general.may-not-engage.2026-03-17',
            'notice.subscribers',
          ].flatMap((name, index) => [
            `mails/${index === 0 ? `digest.${language === 'de' ? 1 : 2}` : name}.${language}.html`,
            `mails/${index === 0 ? `digest.${language === 'de' ? 1 : 2}` : name}.${language}.txt`,
          ]),
        )
        .sort(),
    );
    const names = ({ subProcessors }: { subProcessors: { legalName: string }[] }) =>
      subProcessors.map(({ legalName }) => legalName);
    const lists = (name: string) =>
      jsonOf(files, name).lists.map((list: { on: string; subProcessors: { legalName: string }[] }) => [
        list.on,
        names(list),
      ]);
    expect(lists('list-before.json')).toEqual([['2026-03-03', ['Going Ltd', 'Kept GmbH']]]);
    expect(lists('list-after.json')).toEqual([
      ['2026-05-20', ['Going Ltd', 'Kept GmbH', 'Newcomer “N” GmbH']],
      ['2026-05-25', ['Going Ltd', 'Kept GmbH', 'Newcomer “N” GmbH']],
      ['2026-06-01', ['Kept GmbH', 'Newcomer “N” GmbH']],
    ]);
    expect(
      tableOf(files, 'customers.csv')
        .map(({ legalName, reached, noticeDays }) => [legalName, reached, noticeDays])
        .sort(),
    ).toEqual([
      ['Moved Ltd', 'DELIVERED', '14'],
      ['Thirty Ltd', 'DELIVERED', '30'],
    ]);
    const told = tableOf(files, 'recipients.csv');
    expect(
      told
        .map(({ address, audience, state, atAnnouncing, language }) => [
          audience,
          address,
          state,
          atAnnouncing,
          language,
        ])
        .sort(),
    ).toEqual([
      ['CONTACT', 'dpo@thirty-ltd.example', 'DELIVERED', 'true', 'en'],
      ['CONTACT', 'gone@whole.example', 'FAILED', 'true', 'en'],
      ['CONTACT', 'next@whole.example', 'DELIVERED', 'false', 'de'],
      ['SUBSCRIBER', '', 'DELIVERED', 'true', 'en'],
      ['SUBSCRIBER', '', 'DELIVERED', 'true', 'en'],
    ]);
    expect(told.find(({ address }) => address === 'gone@whole.example')!['attempts']).toMatch(
      /^2026-03-03T09:\S+Z 550 /,
    );
    expect(told.find(({ digestDelivery }) => digestDelivery)!['attempts']).toMatch(
      /^2026-03-09T10:\S+Z 250 /,
    );
    const notice = jsonOf(files, 'notice.json');
    expect(notice.acts.map(({ kind }: { kind: string }) => kind)).toEqual(['DRAFTED', 'ANNOUNCED']);
    expect(notice.notice.digest).toBe(noticeProof.digest);
  });

  it('is handed to nobody without a key, to no other organisation, and not of a draft', async () => {
    await createOrganisation(server, 'doors', { noticeDays: 14 });
    await createOrganisation(server, 'others', { noticeDays: 14 });
    await engaged(server, 'doors', { legalName: 'Newcomer GmbH', effectiveFrom: '2026-12-20' });
    const notice = await drafted(server, 'doors');
    const status = async (number: number | string, key?: string | null) => {
      const response = await asked(server, 'doors', number, key);
      return [response.status, ((await response.json()) as { code: string }).code];
    };
    expect(await status(1)).toEqual([400, 'WRONG_STATUS']);
    await announceIt(server, notice);
    expect(await status(1, null)).toEqual([401, 'UNAUTHENTICATED']);
    expect(await status(1, 'rw_unknown')).toEqual([401, 'UNAUTHENTICATED']);
    expect(await status(1, await createKey(server, 'others', 'ADMIN'))).toEqual([404, 'NOT_FOUND']);
    expect(await status(2)).toEqual([404, 'NOT_FOUND']);
    expect(await status('x')).toEqual([404, 'NOT_FOUND']);
    const own = await asked(server, 'doors', 1, await createKey(server, 'doors', 'VIEWER'));
    expect([own.status, own.headers.get('content-type'), own.headers.get('cache-control')]).toEqual([
      200,
      'application/zip',
      'private, no-store',
    ]);
    await own.arrayBuffer();
    const query = `{ noticeProof(organisation: "doors", number: 1) { url } }`;
    expect((await server.ask(query, {}, null)).errors![0]!.extensions.code).toBe('UNAUTHENTICATED');
    expect(
      (await server.ask(query, {}, await createKey(server, 'others', 'ADMIN'))).errors![0]!.extensions.code,
    ).toBe('NOT_FOUND');
  });
});
