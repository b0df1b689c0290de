import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { OutsideCaller, type OutsideSettings } from '../../src/platform/outside-call.js';
import { startHook, type Hook } from '../webhooks/hook.js';

let hook: Hook;
beforeAll(async () => {
  hook = await startHook();
});
afterAll(() => hook.close());
beforeEach(() => {
  hook.calls = [];
  hook.answer = 200;
});

const caller = (more: Partial<OutsideSettings> = {}) =>
  new OutsideCaller({ allow: ['127.0.0.1/32'], production: false, timeout: 2_000, ...more });
const post = (url: string, more: Partial<OutsideSettings> = {}) =>
  caller(more).post({ url, headers: { 'x-id': '1', 'content-length': '2' }, body: '{}' });
const named = (path = '/hook') => `http://hook.example:${hook.port}${path}`;
const at =
  (...addresses: string[]) =>
  async () =>
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));

describe('a call outside', () => {
  it('says what it was told to, and brings back status, words and time', async () => {
    const answer = await post(hook.url);
    expect(answer).toEqual({ status: 200, answer: 'answered 200', duration: expect.any(Number) });
    expect(hook.calls).toMatchObject([{ path: '/hook', headers: { 'x-id': '1' }, body: '{}' }]);
  });

  it.each([
    'http://127.0.0.1/',
    'http://localhost/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://017700000001/',
    'http://0/',
    'http://169.254.169.254/latest/meta-data/',
    'http://10.0.0.1/',
    'https://[fd00:ec2::254]/',
  ])('never goes to %s', async (url) => {
    expect(await post(url, { allow: [] })).toMatchObject({
      status: null,
      answer: expect.stringMatching(/^not called: .*not an address of the internet/),
    });
  });

  it('goes nowhere when one of several addresses lies inside', async () => {
    const answer = await post('http://hook.example/', {
      allow: [],
      resolve: at('1.1.1.1', '10.0.0.1'),
    });
    expect(answer).toMatchObject({ status: null, answer: expect.stringContaining('is 10.0.0.1') });
  });

  it('connects to exactly the address that was checked, whatever the name leads to afterwards', async () => {
    let asked = 0;
    const rebinding: OutsideSettings['resolve'] = () => at(asked++ === 0 ? '127.0.0.1' : '127.0.0.2')();
    expect(await post(named(), { resolve: rebinding })).toMatchObject({ status: 200 });
    expect([asked, hook.calls.length]).toEqual([1, 1]);
    expect(hook.calls[0]?.headers.host).toBe(`hook.example:${hook.port}`);
    expect(await post(named(), { resolve: rebinding })).toMatchObject({
      status: null,
      answer: expect.stringContaining('is 127.0.0.2'),
    });
  });

  it.each([301, 302, 307, 308])('follows no redirect (%i)', async (status) => {
    hook.answer = (response) =>
      response.writeHead(status, { location: `http://127.0.0.1:${hook.port}/other` }).end();
    expect(await post(hook.url)).toMatchObject({ status });
    expect(hook.calls.map(({ path }) => path)).toEqual(['/hook']);
  });

  it('gives up on one that says nothing, or its headers byte by byte', async () => {
    hook.answer = () => undefined;
    const silent = await post(hook.url, { timeout: 200 });
    expect(silent).toMatchObject({ status: null, answer: 'no answer within 0.2 s' });
    let dripping: NodeJS.Timeout | undefined;
    hook.answer = (response) => {
      response.socket!.write('HTTP/1.1 200 OK\r\n');
      dripping = setInterval(() => response.socket?.write('x-drip: 1\r\n'), 20);
    };
    const slow = await post(hook.url, { timeout: 300 });
    clearInterval(dripping);
    expect(slow).toMatchObject({ status: null, answer: 'no answer within 0.3 s' });
    expect(slow.duration).toBeLessThan(2_000);
  });

  it('takes the status of one that never ends its answer', async () => {
    let dripping: NodeJS.Timeout | undefined;
    hook.answer = (response) => {
      response.writeHead(200).write('begun');
      dripping = setInterval(() => response.write('.'), 20);
    };
    const answer = await post(hook.url, { timeout: 300 });
    clearInterval(dripping);
    expect(answer).toMatchObject({ status: 200, answer: expect.stringMatching(/^begun\.*$/) });
    expect(answer.duration).toBeLessThan(2_000);
  });

  it('reads little of an endless answer, keeps a kilobyte, and hangs up', async () => {
    let sent = 0;
    const closed = new Promise<void>((resolve) => {
      hook.answer = (response) => {
        const more = () => {
          while (response.writable && response.write(Buffer.alloc(16_384, 'a\0'))) sent += 16_384;
        };
        response.writeHead(200).on('drain', more).on('close', resolve);
        more();
      };
    });
    const answer = await post(hook.url);
    await closed;
    expect(answer.status).toBe(200);
    expect(answer.answer).toHaveLength(1024);
    expect(answer.answer).not.toContain('\0');
    // what lay in the buffers of two sockets, not the endless rest
    expect(sent).toBeLessThan(50_000_000);
  });

  it('gives up on a name that nobody resolves in time, or at all', async () => {
    const never = () => new Promise<never>(() => undefined);
    expect(await post(named(), { resolve: never, timeout: 100 })).toMatchObject({
      status: null,
      answer: 'no answer within 0.1 s',
    });
    const unknown = async () => Promise.reject(new Error('getaddrinfo ENOTFOUND hook.example'));
    expect(await post(named(), { resolve: unknown })).toMatchObject({
      status: null,
      answer: 'getaddrinfo ENOTFOUND hook.example',
    });
    expect(await post(named(), { resolve: at() })).toMatchObject({
      answer: 'not called: hook.example has no address',
    });
  });
});

describe('an address that can never be called', () => {
  const strict = new OutsideCaller({ allow: [], production: true });
  it.each([
    ['nowhere', 'is not an address'],
    ['http://hook.example/', 'must begin with https://'],
    ['ftp://hook.example/', 'must begin with https://'],
    ['file:///etc/passwd', 'must begin with https://'],
    ['https://me:word@hook.example/', 'must not hold a name or a password'],
    ['https://hook.example:8443/', 'has the port 8443'],
    ['https://hook.example:22/', 'has the port 22'],
    ['https://192.168.0.1/', 'not an address of the internet'],
    ['https://[::1]/', 'not an address of the internet'],
  ])('%s %s', (url, why) => {
    expect(strict.objection(url)).toContain(why);
  });

  it.each(['https://hook.example/', 'https://hook.example:443/a?b=c', 'https://1.1.1.1/'])(
    '%s is none',
    (url) => {
      expect(strict.objection(url)).toBeUndefined();
    },
  );

  it('is another one outside production, and in a network of one’s own', () => {
    const loose = new OutsideCaller({ allow: ['10.1.0.0/16'], production: false });
    expect(loose.objection('http://hook.example/')).toBeUndefined();
    expect(loose.objection('http://10.1.2.3:8080/')).toBeUndefined();
    expect(loose.objection('http://10.2.2.3:8080/')).toContain('not an address of the internet');
    expect(loose.objection('http://1.1.1.1:8080/')).toContain('has the port 8080');
  });
});
