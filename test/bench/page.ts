import { get, type IncomingHttpHeaders } from 'node:http';
import type { Bench, Stage } from './bench.js';
import { alone, compared, type Figure, type Side } from './figures.js';
import { Helper } from './helper.js';
import { measure } from './load.js';
import type { Page, Pages } from './page-peer.js';
import { WIDE } from './register.js';

const PATHS = [`/${WIDE}/sub-processors`, `/${WIDE}/sub-processors.json`, `/${WIDE}/changes.atom`];
const WAYS = ['br', 'identity', '304'] as const;

/** Public pages from memory, against bare Fastify that answers the same bytes. */
export async function page(bench: Bench, stage: Stage): Promise<Figure[]> {
  const { ropewalk, place } = stage;
  const { load, sizes } = bench;
  const first = await firstRenders(ropewalk.url, place.name);
  const pages = await Promise.all(PATHS.map((path) => answersOf(ropewalk.url, path)));
  const peer = new Helper('page-peer');
  try {
    const sides = { ropewalk: ropewalk.url, peer: await peer.ask<string>('serve', pages) };
    const pids = { ropewalk: ropewalk.pid, peer: peer.pid };
    const cells = pages.flatMap((each) => WAYS.map((way) => ({ ...each, way, rounds: [] as Round[] })));
    for (let round = 0; round <= sizes.rounds; round += 1) {
      bench.tell(
        `page on ${place.name}, ${round === 0 ? 'warming up' : `round ${round} of ${sizes.rounds}`}`,
      );
      for (const { path, br, way, rounds } of cells) {
        const headers: Record<string, string> = { 'accept-encoding': way === 'identity' ? 'identity' : 'br' };
        if (way === '304') headers['if-none-match'] = br.headers['etag']!;
        const status = way === '304' ? 304 : 200;
        const of = (side: 'ropewalk' | 'peer'): Promise<Side> =>
          measure(load, {
            url: sides[side] + path,
            seconds: sizes.seconds,
            headers,
            status,
            pids: [pids[side]],
          });
        // who begins changes from round to round
        const early = round % 2 === 0 ? await of('ropewalk') : undefined;
        const peer = await of('peer');
        const result = { ropewalk: early ?? (await of('ropewalk')), peer };
        if (round > 0) rounds.push(result);
      }
    }
    const name = (path: string, way: string) =>
      `${path.replace(`/${WIDE}/`, '')} ${way}, ${place.name} / Fastify`;
    return [
      ...cells.map(({ path, way, rounds }) =>
        compared({ part: 'page', name: name(path, way), unit: 'answers/s', target: 0.9 }, rounds),
      ),
      ...first,
    ];
  } finally {
    await peer.stop();
  }
}

type Round = { ropewalk: Side; peer: Side };

/** Each day asked for is a page of its own: rendered for the first who asks. */
async function firstRenders(url: string, place: string): Promise<Figure[]> {
  const times: number[] = [];
  for (let day = 1; day <= 28; day += 1) {
    const start = performance.now();
    await fetched(`${url}${PATHS[0]}?on=2040-01-${String(day).padStart(2, '0')}`, {
      'accept-encoding': 'identity',
    });
    times.push(performance.now() - start);
  }
  const about = { part: 'page', unit: 'ms', target: 50 } as const;
  return [
    alone({ ...about, name: `the process's very first render, ${place}` }, times.slice(0, 1)),
    // what a page takes when it was changed: the code is warm, the page is not there
    alone({ ...about, name: `first render, ${place}` }, times.slice(14)),
  ];
}

async function answersOf(url: string, path: string): Promise<Pages> {
  const br = await fetched(url + path, { 'accept-encoding': 'br' });
  const known = { 'accept-encoding': 'br', 'if-none-match': br.headers['etag']! };
  return {
    path,
    br,
    identity: await fetched(url + path, { 'accept-encoding': 'identity' }),
    unchanged: await fetched(url + path, known, 304),
  };
}

/** As it comes over the wire. */
function fetched(url: string, headers: Record<string, string>, status = 200): Promise<Page> {
  return new Promise((resolve, reject) => {
    get(url, { headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', reject).once('end', () => {
        if (response.statusCode !== status) return reject(new Error(`${url}: ${response.statusCode}`));
        resolve({ headers: lasting(response.headers), body: Buffer.concat(chunks).toString('base64') });
      });
    }).once('error', reject);
  });
}

/** Without those of the connection, which every server sets by itself. */
function lasting(headers: IncomingHttpHeaders): Record<string, string> {
  const own = ['date', 'connection', 'keep-alive', 'transfer-encoding'];
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (own.includes(name) ? [] : [[name, String(value)]])),
  );
}
