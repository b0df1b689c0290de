import { describe, expect, it } from '@jest/globals';
import { acceptedEncoding } from '../../src/public-pages/accepted-encoding.js';
import { PageCache } from '../../src/public-pages/page-cache.js';
import { RenderedPage } from '../../src/public-pages/rendered-page.js';

const page = (size: number) => new RenderedPage({ body: 'x'.repeat(size), type: 'text/plain' });
const edition = { head: '1', day: '2026-03-01' };

describe('the page cache', () => {
  it('answers only with the page of this very history and day', () => {
    const cache = new PageCache();
    const kept = page(10);
    cache.put('/a', edition, kept);
    expect(cache.get('/a', edition)).toBe(kept);
    expect(cache.get('/a', { ...edition, head: '2' })).toBeUndefined();
    expect(cache.get('/a', { ...edition, day: '2026-03-02' })).toBeUndefined();
    expect(cache.get('/b', edition)).toBeUndefined();
  });

  it('never holds more bytes than it may, and lets go what was not asked for longest', () => {
    const cache = new PageCache(10_000);
    for (const url of ['/a', '/b', '/c']) cache.put(url, edition, page(2000));
    cache.get('/a', edition);
    cache.put('/d', edition, page(2000));
    expect(cache.get('/b', edition)).toBeUndefined();
    expect(cache.get('/a', edition)).toBeDefined();
    expect(cache.size.bytes).toBeLessThanOrEqual(10_000);
  });

  it('counts what compressing added, and a page put twice once', async () => {
    const cache = new PageCache();
    const kept = page(5000);
    cache.put('/a', edition, kept);
    cache.put('/a', edition, kept);
    const before = cache.size.bytes;
    await kept.prepare('br');
    await kept.prepare('gzip');
    cache.weigh('/a', kept);
    cache.weigh('/a', kept);
    expect(cache.size).toEqual({ pages: 1, bytes: kept.bytes });
    expect(kept.bytes).toBeGreaterThan(before);
  });
});

describe('the encoding', () => {
  it.each([
    [undefined, 'identity'],
    ['', 'identity'],
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['br;q=0.5, gzip;q=0.9', 'gzip'],
    ['*', 'br'],
    ['*;q=0', 'identity'],
    ['deflate', 'identity'],
    ['BR', 'br'],
  ])('for "%s" is %s', (header, encoding) => {
    expect(acceptedEncoding(header)).toBe(encoding);
  });
});
