import { describe, expect, it } from '@jest/globals';
import { BounceClass, classOf, statusIn } from '../../src/deliveries/bounce-class.js';

const { HARD, SOFT, SENDER } = BounceClass;

describe('what a failure means', () => {
  it.each<[string, BounceClass]>([
    // the address
    ['550 5.1.1 <ada@example.com>: Recipient address rejected: User unknown', HARD],
    ['550 5.1.0 Address rejected', HARD],
    ['550 5.1.2 bad destination system', HARD],
    ['550 5.1.6 mailbox has moved', HARD],
    ['556 5.1.10 recipient address has null MX', HARD],
    ['550 5.2.1 mailbox disabled', HARD],
    ['550 5.4.1 Recipient address rejected: Access denied', HARD],
    ['550 5.4.4 unrouteable, no mail host', HARD],
    ['550 No such user here', HARD],
    ['551 user not local', HARD],
    ['553 mailbox name not allowed', HARD],
    ['550 5.0.0 something', HARD],
    ['550', HARD],
    ['501 Bad recipient address syntax', HARD],
    ['554 unknown user', HARD],
    // this time
    ['552 5.2.2 mailbox full', SOFT],
    ['550 5.2.2 over quota', SOFT],
    ['552 Mailbox full', SOFT],
    ['552 requested mail action aborted', SOFT],
    ['550 The user is over quota', SOFT],
    ['450 4.2.0 greylisted', SOFT],
    ['451 4.7.1 try again later', SOFT],
    ['421 4.3.2 closing', SOFT],
    ['452 insufficient storage', SOFT],
    ['550 5.4.7 delivery time expired', SOFT],
    ['554 5.4.6 routing loop', SOFT],
    ['554 5.3.2 system not accepting mail', SOFT],
    // us
    ['550 5.7.1 Unauthenticated email is not accepted due to domain’s DMARC policy', SENDER],
    ['550 5.7.26 SPF and DKIM failed', SENDER],
    ['554 5.7.0 blocked', SENDER],
    ['550 5.1.8 sender domain not found', SENDER],
    ['552 5.3.4 message too big', SENDER],
    ['552 5.2.3 message length exceeds administrative limit', SENDER],
    ['554 5.6.0 invalid content', SENDER],
    ['501 5.5.4 invalid parameter', SENDER],
    ['550 blocked using a block list', SENDER],
    ['550 message looks like spam', SENDER],
    ['550 Recipient address rejected: blocked by policy', SENDER],
    ['554 transaction failed', SENDER],
    ['530 authentication required', SENDER],
  ])('%s: %s', (reply, expected) => {
    const code = Number(reply.slice(0, 3));
    expect(classOf({ code, status: statusIn(reply), text: reply })).toBe(expected);
  });

  it('goes by the status of a report where no server’s code is known', () => {
    expect(classOf({ code: null, status: '5.1.1', text: '' })).toBe(HARD);
    expect(classOf({ code: null, status: '4.4.7', text: '' })).toBe(SOFT);
    expect(classOf({ code: null, status: '5.0.0', text: '' })).toBe(HARD);
    expect(classOf({ code: null, status: null, text: '' })).toBe(HARD);
    expect(classOf({ code: null, status: 'nonsense', text: 'mailbox is full' })).toBe(SOFT);
  });

  it.each([
    ['550 5.1.1 no', '5.1.1'],
    ['550-5.7.26 first line', '5.7.26'],
    ['5.1.1 no', '5.1.1'],
    ['550 no such 5.1.1', null],
    ['250 ok', null],
    ['550 5.1.1.1 x', '5.1.1'],
    ['', null],
  ])('the status of %j is %j', (reply, status) => {
    expect(statusIn(reply)).toBe(status);
  });
});
