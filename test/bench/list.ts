import { isDeepStrictEqual } from 'node:util';
import type { Bench, Stage } from './bench.js';
import { compared, type Figure, type Side } from './figures.js';
import { Helper } from './helper.js';
import { measure } from './load.js';
import { WIDE } from './register.js';

const FIELDS = `id legalName tradingName registrationId establishment address contact website service purpose dataCategories
  dataSubjects countries placesAsWritten conditions usesAi transferMechanism note status effectiveFrom listedSince
  announcedOn listedUntil createdAt updatedAt products { id slug name }`;
const MANY = `query($organisation: String!, $on: Date!) { subProcessors(organisation: $organisation, on: $on, first: 100) {
  edges { node { ${FIELDS} } } pageInfo { hasNextPage } } }`;
const ONE = `query($id: ID!, $on: Date!) { subProcessor(id: $id, on: $on) { ${FIELDS} } }`;

interface Cell {
  name: string;
  query: string;
  variables: Record<string, unknown>;
  path: string;
  values: unknown[];
}

/** A page of the list, and one row of it, over GraphQL, against one prepared statement behind node:http. */
export async function list(bench: Bench, stage: Stage): Promise<Figure[]> {
  const { ropewalk, place } = stage;
  const { load, sizes } = bench;
  const on = new Date().toISOString().slice(0, 10);
  const found = await ropewalk.ask<{ subProcessors: { edges: { node: { id: string } }[] } }>(MANY, {
    organisation: WIDE,
    on,
  });
  const { id } = found.subProcessors.edges[7]!.node;
  const cells: Cell[] = [
    {
      name: `100 of ${sizes.rows} rows`,
      query: MANY,
      variables: { organisation: WIDE, on },
      path: '/many',
      values: [WIDE, on, 100],
    },
    { name: 'one row', query: ONE, variables: { id, on }, path: '/one', values: [WIDE, on, id] },
  ];
  const peer = new Helper('list-peer');
  const pids = { ropewalk: ropewalk.pid, peer: peer.pid };
  try {
    const peerUrl = await peer.ask<string>('serve', place.env.DATABASE_URL);
    const figures: Figure[] = [];
    for (const { name, query, variables, path, values } of cells) {
      const requests = {
        ropewalk: {
          url: `${ropewalk.url}/graphql`,
          headers: ropewalk.headers,
          body: JSON.stringify({ query, variables }),
        },
        peer: {
          url: peerUrl + path,
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ values }),
        },
      };
      await mustAgree(requests.ropewalk, requests.peer);
      const of = (side: 'ropewalk' | 'peer'): Promise<Side> =>
        measure(load, {
          ...requests[side],
          method: 'POST',
          seconds: 2 * sizes.seconds,
          pids: [pids[side], place.pid],
        });
      const rounds: { ropewalk: Side; peer: Side }[] = [];
      for (let round = 0; round <= sizes.rounds; round += 1) {
        bench.tell(`list, ${name}, ${round === 0 ? 'warming up' : `round ${round} of ${sizes.rounds}`}`);
        const result = { ropewalk: await of('ropewalk'), peer: await of('peer') };
        if (round > 0) rounds.push(result);
      }
      figures.push(compared({ part: 'list', name: `${name} / one statement`, unit: 'answers/s' }, rounds));
    }
    return figures;
  } finally {
    await peer.stop();
  }
}

interface Asked {
  url: string;
  headers: Record<string, string>;
  body: string;
}

/** Both must say the same, or the comparison says nothing. */
async function mustAgree(...requests: Asked[]): Promise<void> {
  const answers = await Promise.all(
    requests.map(async ({ url, headers, body }) => {
      const text = await (await fetch(url, { method: 'POST', headers, body })).text();
      return text.startsWith('{') ? (JSON.parse(text) as unknown) : text;
    }),
  );
  if (!isDeepStrictEqual(answers[0], answers[1]))
    throw new Error(
      `the answers differ:\n${answers.map((each) => JSON.stringify(each).slice(0, 1500)).join('\n')}`,
    );
}
