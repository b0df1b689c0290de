import { describe, expect, it } from '@jest/globals';
import { Webhook as Verifier } from 'standardwebhooks';
import { EventType } from '../../src/events/event.entity.js';
import { newSecret, signedCall, wireType } from '../../src/webhooks/signed-call.js';

const told = {
  id: '77777777-7777-4777-8777-777777777777',
  type: EventType.NOTICE_ANNOUNCED,
  at: new Date('2026-03-01T09:00:00Z'),
  data: { organisation: 'acme', number: 1 },
};
const call = (secrets: string[], now = new Date()) =>
  signedCall(told, { url: 'https://hook.example/', secrets, now });

describe('a signed call', () => {
  it('is signed as the published example of the specification', () => {
    const signer = new Verifier('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw');
    const at = new Date(1614265330 * 1000);
    expect(signer.sign('msg_p5jXN8AQM9LWM0D4loKWxJek', at, '{"test": 2432232314}')).toBe(
      'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    );
  });

  it('says what, which and when, and stands up to who holds the secret', () => {
    const secret = newSecret();
    const { headers, body } = call([secret]);
    expect(new Verifier(secret).verify(body, headers)).toEqual({
      type: 'notice.announced',
      timestamp: '2026-03-01T09:00:00.000Z',
      data: { organisation: 'acme', number: 1 },
    });
    expect(headers['webhook-id']).toBe(told.id);
    expect(() => new Verifier(newSecret()).verify(body, headers)).toThrow('No matching signature');
    expect(() => new Verifier(secret).verify(`${body} `, headers)).toThrow('No matching signature');
    expect(() => new Verifier(secret).verify(body, { ...headers, 'webhook-id': 'other' })).toThrow(
      'No matching signature',
    );
  });

  it('with two secrets stands up to who holds either', () => {
    const secrets = [newSecret(), newSecret()];
    const { headers, body } = call(secrets);
    for (const secret of secrets) expect(() => new Verifier(secret).verify(body, headers)).not.toThrow();
    expect(headers['webhook-signature']?.split(' ')).toHaveLength(2);
  });

  it('of long ago is refused', () => {
    const secret = newSecret();
    const { headers, body } = call([secret], new Date(Date.now() - 3_600_000));
    expect(() => new Verifier(secret).verify(body, headers)).toThrow('too old');
  });

  it('is signed with 256 random bits, written as the specification writes them', () => {
    expect(newSecret()).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(newSecret()).not.toBe(newSecret());
  });

  it.each([
    ['NOTICE_ANNOUNCED', 'notice.announced'],
    ['NOTICE_IN_EFFECT', 'notice.in_effect'],
    ['WEBHOOK_TEST', 'webhook.test'],
  ] as const)('calls %s %s', (type, name) => {
    expect(wireType(type as EventType)).toBe(name);
  });
});
