import PostalMime from 'postal-mime';
import { readConfig } from '../../src/platform/config.js';
import type { Bench, Stage } from './bench.js';
import type { Place } from './databases.js';
import { alone, compared, type Figure, type Side } from './figures.js';
import { Helper } from './helper.js';
import type { Letter, SigningKey } from './mail-peer.js';
import { announce, changed, FEW, SIGNED, TOLD, WARM } from './register.js';
import { perPiece, processorTime, residentMemory } from './processor.js';
import type { Ropewalk } from './ropewalk.js';

/** Both sides have as many as Ropewalk opens unless it is told otherwise. */
const { smtpConnections: connections } = readConfig({});

interface Dispatched {
  /** Milliseconds until the announcement was answered. */
  announced: number;
  /** Messages per second from there until the last one is at the sink and marked. */
  rate: number;
  cpu?: number;
  /** Megabytes by which Ropewalk grew from the first fifth of them to the last. */
  grown?: number;
}

interface Round {
  ropewalk: Dispatched;
  peer: Side;
}

/** A notice to many: announced, sent and marked, against nodemailer's own pool on the same sink. */
export async function mail(bench: Bench, stage: Stage): Promise<Figure[]> {
  const { place } = stage;
  const count = audience(bench.sizes, place);
  const rounds = await sideBySide(bench, stage, { slug: TOLD, count });
  const many = count.toLocaleString('en');
  const grown = rounds.map(({ ropewalk }) => ropewalk.grown).filter((value) => value !== undefined);
  return [
    alone(
      { part: 'mail', name: `announce to ${many}, ${place.name}`, unit: 'ms', target: 10_000 },
      rounds.map((round) => round.ropewalk.announced),
    ),
    ...(grown.length > 0
      ? [alone({ part: 'mail', name: `memory grown, first fifth to last, ${place.name}`, unit: 'MB' }, grown)]
      : []),
    compared(
      {
        part: 'mail',
        name: `dispatch and mark, ${place.name} / nodemailer pool, ${connections} connections`,
        unit: 'messages/s',
        target: 2.5,
      },
      rounds,
    ),
  ];
}

/** The same, both sides signing each mail. */
export async function dkim(bench: Bench, stage: Stage, key: SigningKey): Promise<Figure[]> {
  const rounds = await sideBySide(bench, stage, { slug: SIGNED, count: bench.sizes.signed, key });
  const name = `dispatch and mark, signed, ${stage.place.name} / nodemailer pool with DKIM`;
  return [compared({ part: 'dkim', name, unit: 'messages/s', target: 1 }, rounds)];
}

interface Wanted {
  slug: string;
  count: number;
  key?: SigningKey;
}

async function sideBySide(bench: Bench, stage: Stage, { slug, count, key }: Wanted): Promise<Round[]> {
  const { sink, sizes } = bench;
  const peer = new Helper('mail-peer');
  try {
    await sent(stage, sink, WARM, FEW);
    const last = await sink.ask<string>('last');
    if (key && !/^DKIM-Signature:/im.test(last)) throw new Error('the mail of the notice is not signed');
    const letter = { ...(await letterOf(bench.smtpUrl, last)), key };
    const composed = async (count: number): Promise<Side> => {
      const before = processorTime([peer.pid]);
      const rate = await peer.ask<number>('send', { letter, count, connections });
      return { rate, ...perPiece(before, processorTime([peer.pid]), count) };
    };
    await composed(FEW);
    const rounds: Round[] = [];
    for (let round = 1; round <= sizes.mailRounds; round += 1) {
      bench.tell(`mail on ${stage.place.name}, round ${round} of ${sizes.mailRounds}`);
      const dispatched = await sent(stage, sink, slug, count);
      rounds.push({ ropewalk: dispatched, peer: await composed(key ? sizes.peerSigned : sizes.peerMails) });
    }
    return rounds;
  } finally {
    await peer.stop();
  }
}

/** The embedded database is for fewer. */
export function audience(sizes: Bench['sizes'], place: Place): number {
  return place.name === 'PGlite' ? sizes.embedded : sizes.subscribers;
}

async function sent(
  { ropewalk, place }: Stage,
  sink: Helper,
  slug: string,
  count: number,
): Promise<Dispatched> {
  const notice = await changed(ropewalk, slug);
  const { count: start } = await sink.ask<{ count: number }>('counted');
  const all = sink.ask('reached', start + count);
  const asked = performance.now();
  await announce(ropewalk, notice);
  const answered = performance.now();
  // those that were sent before the answer came do not count
  const before = processorTime([ropewalk.pid, place.pid]);
  const { count: early } = await sink.ask<{ count: number }>('counted');
  const held: number[] = [];
  const watch = setInterval(() => held.push(residentMemory(ropewalk.pid) ?? NaN), 100);
  await all;
  clearInterval(watch);
  while (!(await settled(ropewalk, slug, notice.number, count)));
  const left = start + count - early;
  const seconds = (performance.now() - answered) / 1000;
  return {
    announced: answered - asked,
    rate: left / seconds,
    ...growth(held),
    ...perPiece(before, processorTime([ropewalk.pid, place.pid]), left),
  };
}

/** Highest of the last fifth less highest of the first: what is collected in between is no growth. */
function growth(held: readonly number[]): { grown?: number } {
  const fifth = Math.floor(held.length / 5);
  if (fifth === 0 || held.some(Number.isNaN)) return {};
  return { grown: Math.max(...held.slice(-fifth)) - Math.max(...held.slice(0, fifth)) };
}

/** Marked as delivered, every one of them. */
async function settled(
  ropewalk: Ropewalk,
  organisation: string,
  number: number,
  count: number,
): Promise<boolean> {
  const { notice } = await ropewalk.ask<{ notice: { coverage: { delivered: number; failed: number } } }>(
    `query($organisation: String!, $number: Int!) { notice(organisation: $organisation, number: $number) {
      coverage { delivered failed } } }`,
    { organisation, number },
  );
  if (notice.coverage.failed > 0) throw new Error(`${notice.coverage.failed} deliveries failed`);
  return notice.coverage.delivered === count;
}

/** The peer sends what Ropewalk sent: taken from a mail that has arrived. */
async function letterOf(smtpUrl: string, raw: string): Promise<Letter> {
  const mail = await PostalMime.parse(raw);
  const header = (name: string) => mail.headers.find(({ key }) => key === name)?.value ?? '';
  const link = header('list-unsubscribe').trim().replace(/^<|>$/g, '');
  if (!mail.subject || !mail.text?.includes(link) || !mail.html?.includes(link) || !mail.from?.address)
    throw new Error('the mail of the notice is not as expected');
  const headers = ['List-Unsubscribe-Post', 'List-Id', 'Auto-Submitted', 'Content-Language'];
  return {
    smtpUrl,
    from: `${mail.from.name} <${mail.from.address}>`,
    replyTo: header('reply-to'),
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    link,
    headers: Object.fromEntries(headers.map((name) => [name, header(name.toLowerCase())])),
  };
}
