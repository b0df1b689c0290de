import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dkimVerify, type DKIMVerifyResult } from 'mailauth';
import { generateKeyPairSync } from 'node:crypto';
import { Dispatcher } from '../../src/deliveries/dispatcher.js';
import { deliver, writeMessage } from '../support/outbox.js';
import { startServer, type TestServer } from '../support/server.js';
import { startSink, type Sink } from '../support/smtp.js';

const { publicKey, privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const published = `v=DKIM1; k=rsa; p=${publicKey.replaceAll(/-----[^-]+-----|\s/g, '')}`;

let sink: Sink;
let server: TestServer;
beforeAll(async () => {
  sink = await startSink();
  server = await startServer({
    SMTP_URL: sink.url,
    PUBLIC_URL: 'https://trust.acme.example',
    MAIL_FROM: 'privacy@acme.example',
    DKIM_DOMAIN: 'acme.example',
    DKIM_SELECTOR: 'ropewalk',
    DKIM_KEY: privateKey.replaceAll('\n', '\\n'),
  });
});
afterAll(async () => {
  await server.stop();
  await sink.down();
});

/** As a receiver checks it, the DNS apart. */
async function verified(raw: string): Promise<DKIMVerifyResult['results'][number]> {
  const resolver = async (name: string) => {
    expect(name).toBe('ropewalk._domainkey.acme.example');
    return [[published]];
  };
  const { results } = await dkimVerify(Buffer.from(raw), { resolver, curTime: server.clock.now() });
  expect(results).toHaveLength(1);
  return results[0]!;
}

async function received(address: string, recipient?: { id: string; generation: number }): Promise<string> {
  const message = await writeMessage(server, {
    texts: {
      en: {
        subject:
          'Änderung – ein sehr langer Betreff, der in mehrere kodierte Wörter zerfällt, weil er Umlaute hat: ä ö ü',
        text: 'Grüße,  mit  Lücken  \n\n\n.\nLeave: {{leave}}\n\n\n',
        html: '<p>Grüße</p>\t<p><a href="{{leave}}">Leave</a></p>  ',
      },
    },
  });
  await deliver(server, message, { address, ...(recipient && { recipient }) });
  await server.app.get(Dispatcher).idle();
  return sink.to(address)[0]!.raw;
}

describe('a mail signed by DKIM', () => {
  it('verifies as received, and the signature covers both headers of one-click leaving (RFC 8058)', async () => {
    const result = await verified(await received('ada@example.com'));
    expect(result.status).toMatchObject({ result: 'pass', aligned: 'acme.example' });
    expect(result).toMatchObject({ signingDomain: 'acme.example', selector: 'ropewalk', algo: 'rsa-sha256' });
    const covered = result.signingHeaders!.keys.toLowerCase().split(/[:,]\s*/);
    const wanted = `list-unsubscribe list-unsubscribe-post list-id message-id from to subject date reply-to mime-version
      content-type content-language auto-submitted`;
    for (const header of wanted.split(/\s+/)) expect(covered).toContain(header);
  });

  it.each<[string, (raw: string) => string]>([
    ['its text', (raw) => raw.replace('Leave:', 'Stay:')],
    [
      'where leaving leads to',
      (raw) => raw.replace('trust.acme.example/acme/leave/', 'evil.example/acme/leave/'),
    ],
    [
      'that leaving takes one click',
      (raw) => raw.replace('List-Unsubscribe=One-Click', 'List-Unsubscribe=Two'),
    ],
    ['its sender', (raw) => raw.replace('From: Acme Helpdesk', 'From: Evil Helpdesk')],
    ['its recipient', (raw) => raw.replace('To: <', 'To: <x')],
  ])('does not verify once somebody has changed %s', async (what, altered) => {
    const raw = await received(`${what.replaceAll(' ', '-')}@example.com`);
    expect(altered(raw)).not.toBe(raw);
    const result = await verified(altered(raw));
    expect(result.status.result).not.toBe('pass');
  });
});
