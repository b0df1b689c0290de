import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { embedded, startPostgres, type Place } from './databases.js';
import { table, type Figure } from './figures.js';
import { Helper } from './helper.js';
import { list } from './list.js';
import { audience, dkim, mail } from './mail.js';
import type { SigningKey } from './mail-peer.js';
import { page } from './page.js';
import { record } from './record.js';
import { FEW, fillRegister, fillSubscribers, SIGNED, subscribe, TOLD, WARM } from './register.js';
import { startRopewalk, type Ropewalk } from './ropewalk.js';

const FULL = {
  rows: 500,
  subscribers: 100_000,
  embedded: 5_000,
  signed: 5_000,
  peerMails: 5_000,
  peerSigned: 2_000,
  mailRounds: 3,
  rounds: 4,
  seconds: 0.75,
  entries: 2_000,
  vendors: 500,
};
const QUICK: typeof FULL = {
  rows: 120,
  subscribers: 1_000,
  embedded: 500,
  signed: 500,
  peerMails: 500,
  peerSigned: 200,
  mailRounds: 1,
  rounds: 1,
  seconds: 0.5,
  entries: 200,
  vendors: 50,
};
const PARTS = ['mail', 'dkim', 'page', 'list', 'record'] as const;
/** Those whose numbers are owed on the engine that we scale on. */
const ON_POSTGRES: readonly string[] = ['dkim', 'list', 'record'];
type Part = (typeof PARTS)[number];

/** What all parts share. */
export interface Bench {
  sizes: typeof FULL;
  sink: Helper;
  smtpUrl: string;
  load: Helper;
  tell: (what: string) => void;
}

/** Ropewalk on a database, filled. */
export interface Stage {
  place: Place;
  ropewalk: Ropewalk;
}

const usage = `npm run bench -- [mail] [dkim] [page] [list] [record] [--quick] [--json] [--profile <folder>]
  --quick    small sizes: whether it runs, not how fast
  --json     the figures, and each round, for machines
  --profile  a CPU profile of each Ropewalk process into the folder`;

const { parts, quick, json, profile } = asked();
const folder = mkdtempSync(join(tmpdir(), 'ropewalk-bench-'));
/** What was started last ends first. */
const ends: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })];
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void finish().finally(() => process.exit(1)));

try {
  const figures = await run();
  console.log(json ? JSON.stringify({ quick, figures }, null, 1) : table(figures));
} finally {
  await finish();
}

async function run(): Promise<Figure[]> {
  const [sink, load] = [helper('smtp-sink'), helper('load')];
  const smtpUrl = await sink.ask<string>('listen');
  const bench: Bench = { sizes: quick ? QUICK : FULL, sink, smtpUrl, load, tell };
  const figures: Figure[] = [];
  tell('starting a PostgreSQL server');
  const postgres = await startPostgres(folder);
  ends.push(postgres.stop);
  for (const place of [await postgres.place('bench'), embedded(folder)]) {
    const wanted = parts.filter((part) => !ON_POSTGRES.includes(part) || place.name === 'PostgreSQL');
    if (wanted.length === 0) continue;
    const stage = await filled(place, bench, wanted);
    for (const part of wanted)
      if (part !== 'dkim') figures.push(...(await { mail, page, list, record }[part](bench, stage)));
    await stage.ropewalk.stop();
    if (wanted.includes('dkim')) {
      const key = signingKey();
      const ropewalk = await started(place, smtpUrl, profile, {
        MAIL_FROM: `privacy@${key.domainName}`,
        DKIM_DOMAIN: key.domainName,
        DKIM_SELECTOR: key.keySelector,
        DKIM_KEY: key.privateKey.replaceAll('\n', '\\n'),
      });
      figures.push(...(await dkim(bench, { place, ropewalk }, key)));
      await ropewalk.stop();
    }
  }
  tell();
  return figures.sort((a, b) => PARTS.indexOf(a.part) - PARTS.indexOf(b.part));
}

/** Fills the database, then starts anew: what is measured and profiled is a process that has done nothing before. */
async function filled(place: Place, { sizes, smtpUrl }: Bench, wanted: readonly Part[]): Promise<Stage> {
  tell(`filling ${place.name}`);
  const filling = await started(place, smtpUrl);
  if (wanted.includes('page') || wanted.includes('list')) await fillRegister(filling, sizes.rows);
  const audiences = {
    ...((wanted.includes('mail') || wanted.includes('dkim')) && { [WARM]: FEW }),
    ...(wanted.includes('mail') && { [TOLD]: audience(sizes, place) }),
    ...(wanted.includes('dkim') && { [SIGNED]: sizes.signed }),
  };
  for (const slug of Object.keys(audiences)) await fillSubscribers(filling, slug);
  await filling.stop();
  for (const [slug, count] of Object.entries(audiences)) await subscribe(place, slug, count);
  // a server does this by itself within a minute or two; a peer must not be measured without
  if (place.name === 'PostgreSQL') await place.sql('analyze', []);
  return { place, ropewalk: await started(place, smtpUrl, profile) };
}

async function started(
  place: Place,
  smtpUrl: string,
  into?: string,
  more?: Record<string, string>,
): Promise<Ropewalk> {
  const ropewalk = await startRopewalk(place, smtpUrl, into, more);
  ends.push(ropewalk.stop);
  return ropewalk;
}

/** RSA, 2048 bits, as large receivers ask for. */
function signingKey(): SigningKey {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  return { domainName: 'example.com', keySelector: 'bench', privateKey };
}

function helper(name: string): Helper {
  const child = new Helper(name);
  ends.push(() => child.stop());
  return child;
}

async function finish(): Promise<void> {
  for (let end = ends.pop(); end; end = ends.pop()) await end();
}

/** Where it is, on a terminal. */
function tell(what = ''): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${what}`);
}

function asked() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        quick: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        profile: { type: 'string' },
      },
    });
    const unknown = positionals.filter((name) => !PARTS.some((part) => part === name));
    if (unknown.length > 0) throw new Error(`there is no ${unknown.join(', ')} to measure`);
    const parts = PARTS.filter((part) => positionals.length === 0 || positionals.includes(part));
    return { ...values, parts };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
    process.exit(2);
  }
}
