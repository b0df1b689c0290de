import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readReport } from '../../src/bounces/mail-report.js';
import { complaint, failure, holiday, unknownUser } from './reports.js';

const read = (raw: string) => readReport(Buffer.from(raw));

describe('a report of failure (RFC 3464)', () => {
  it('is read by its fields, folded ones and all, and says where the return path may stand', async () => {
    const headers = ['Delivered-To: one@acme.example', 'X-Original-To: two@acme.example'];
    const mail = ['Original-Envelope-Id: three'];
    expect(await read(failure({ mail, headers, recipients: [unknownUser] }))).toEqual({
      bounceClass: 'HARD',
      status: '5.1.1',
      text: '550 5.1.1 <ada@example.com>: Recipient address rejected: User unknown in virtual mailbox table',
      places: ['bounce@acme.example', 'one@acme.example', 'two@acme.example', 'three'],
    });
  });

  it.each<[string, string[], object | undefined]>([
    ['full', ['Action: failed', 'Status: 5.2.2'], { bounceClass: 'SOFT', status: '5.2.2' }],
    ['expired', ['Action: failed', 'Status: 4.4.1 (no answer)'], { bounceClass: 'SOFT', status: '4.4.1' }],
    ['policy', ['Action: failed', 'Status: 5.7.1'], { bounceClass: 'SENDER', status: '5.7.1' }],
    ['letter case', ['ACTION: Failed', 'status: 5.1.1'], { bounceClass: 'HARD' }],
    ['no status', ['Action: failed'], { bounceClass: 'HARD', status: null }],
    [
      'a catch-all status beside a precise answer',
      ['Action: failed', 'Status: 5.0.0', 'Diagnostic-Code: smtp; 552 5.2.2 full'],
      { bounceClass: 'SOFT', status: '5.2.2' },
    ],
    [
      'an answer without a status',
      ['Action: failed', 'Status: 5.0.0', 'Diagnostic-Code: smtp;550 message looks like spam'],
      { bounceClass: 'SENDER' },
    ],
    ['late', ['Action: delayed', 'Status: 4.4.1'], undefined],
    ['arrived', ['Action: delivered', 'Status: 2.0.0'], undefined],
    ['passed on', ['Action: relayed', 'Status: 2.0.0'], undefined],
    ['no action', ['Status: 5.1.1'], undefined],
  ])('%s', async (_name, fields, expected) => {
    const report = await read(
      failure({ recipients: [['Final-Recipient: rfc822; a@example.com', ...fields]] }),
    );
    if (expected) expect(report).toMatchObject(expected);
    else expect(report).toBeUndefined();
  });

  it('about several, to whom it was passed on, is none if it arrived with one of them', async () => {
    const delivered = ['Final-Recipient: rfc822; b@example.com', 'Action: delivered', 'Status: 2.0.0'];
    expect(await read(failure({ recipients: [unknownUser, delivered] }))).toBeUndefined();
    expect(await read(failure({ recipients: [unknownUser, unknownUser] }))).toBeDefined();
  });

  it('is read in its international form (RFC 6533)', async () => {
    const recipients = [
      [
        'Final-Recipient: utf-8; ädä@exämple.example',
        'Action: failed',
        'Status: 5.1.1',
        'Diagnostic-Code: smtp; 550 5.1.1 ädä unbekannt',
      ],
    ];
    const report = await read(failure({ type: 'message/global-delivery-status', recipients }));
    expect(report).toMatchObject({ bounceClass: 'HARD', text: '550 5.1.1 ädä unbekannt' });
  });
});

describe('a report of abuse (RFC 5965)', () => {
  it('is a complaint, and names the return path of the mail', async () => {
    const report = await read(
      complaint(['Feedback-Type: abuse', 'Original-Mail-From: <bounce+x@acme.example>']),
    );
    expect(report).toEqual({
      bounceClass: 'COMPLAINT',
      status: null,
      text: 'abuse',
      places: ['<abuse@acme.example>', '<bounce+x@acme.example>'],
    });
  });

  it('that takes it back is none', async () => {
    expect(await read(complaint(['Feedback-Type: not-spam']))).toBeUndefined();
  });
});

describe('anything else', () => {
  it('is no report: answers of people, mail with the words of a report in its text', async () => {
    expect(await read(holiday('bounce@acme.example'))).toBeUndefined();
    expect(await read('')).toBeUndefined();
    expect(await read(failure({ type: 'text/plain', recipients: [unknownUser] }))).toBeUndefined();
  });

  it('does no harm, whatever it is', async () => {
    const whole = failure({ recipients: [unknownUser] });
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.nat(whole.length), async (noise, at) => {
        await readReport(Buffer.from(noise));
        await read(whole.slice(0, at) + Buffer.from(noise).toString('latin1') + whole.slice(at));
      }),
      { numRuns: 200 },
    );
  });
});
