import type { Bench, Stage } from './bench.js';
import { alone, type Figure } from './figures.js';

const SLUG = 'whole-record';
const today = new Date().toISOString().slice(0, 10);
const COUNTRIES = ['US', 'IN', 'CH', 'GB', 'JP', 'SG'];

/** A whole record of the size that is promised for: what the rules take over all of it, and what planning its file takes. */
export async function record(bench: Bench, { ropewalk }: Stage): Promise<Figure[]> {
  const { entries, vendors, rounds } = bench.sizes;
  const file = wholeRegister(entries, vendors);
  const write = `mutation($input: ApplyRegisterInput!) { applyRegister(input: $input) { plan { unchanged } } }`;
  const began = performance.now();
  await ropewalk.ask(write, { input: { ...file, baseline: true } });
  const applied = performance.now() - began;

  const plan = `query($input: RegisterInput!) { registerPlan(input: $input) { added removed sections { name added ended unchanged } } }`;
  const judged: number[] = [];
  const planned: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    bench.tell(`record, ${round === 0 ? 'warming up' : `round ${round} of ${rounds}`}`);
    const findings = await timed(() =>
      ropewalk.ask<{ findings: { totalCount: number } }>(
        `{ findings(organisation: "${SLUG}", first: 1) { totalCount edges { node { rule } } } }`,
      ),
    );
    if (findings.answer.findings.totalCount === 0)
      throw new Error('the rules found nothing: they were not asked');
    const { answer, took } = await timed(() => ropewalk.ask<{ registerPlan: Plan }>(plan, { input: file }));
    mustBeEmpty(answer.registerPlan, entries);
    if (round === 0) continue;
    judged.push(findings.took);
    planned.push(took);
  }
  const of = `${entries} activities, ${vendors} sub-processors, ${entries} transfers`;
  return [
    alone({ part: 'record', name: `findings over ${of}`, unit: 'ms', target: 1000 }, judged),
    alone({ part: 'record', name: 'plan of its file', unit: 'ms', target: 3000 }, planned),
    alone({ part: 'record', name: 'apply of its file', unit: 'ms' }, [applied]),
  ];
}

interface Plan {
  added: string[];
  removed: string[];
  sections: { name: string; added: string[]; ended: string[]; unchanged: number }[];
}

/** What was applied is there: otherwise the time of some other plan would be measured. */
function mustBeEmpty({ added, removed, sections }: Plan, entries: number): void {
  const activities = sections.find(({ name }) => name === 'activities');
  const moves = [
    ...added,
    ...removed,
    ...sections.flatMap((section) => [...section.added, ...section.ended]),
  ];
  if (moves.length > 0 || activities?.unchanged !== entries)
    throw new Error(`the second plan is not empty: ${JSON.stringify(sections).slice(0, 500)}`);
}

async function timed<T>(ask: () => Promise<T>): Promise<{ answer: T; took: number }> {
  const began = performance.now();
  const answer = await ask();
  return { answer, took: performance.now() - began };
}

function wholeRegister(entries: number, vendors: number) {
  const name = (index: number) => `Vendor ${index} Ltd`;
  const list = Array.from({ length: vendors }, (_, index) => ({
    legalName: name(index),
    address: `${index} Example Street`,
    contact: `privacy@vendor-${index}.example`,
    purpose: `Service ${index}`,
    countries: [COUNTRIES[index % COUNTRIES.length]!],
  }));
  const clauses = {
    decision: 'EU_2021_914',
    module: 'PROCESSOR_TO_PROCESSOR',
    signedOn: '2025-01-01',
    annexI: true,
    annexII: true,
  };
  const transfers = Array.from({ length: entries }, (_, index) => ({
    reference: `T-${index}`,
    importer: name(index % vendors),
    destination: COUNTRIES[index % COUNTRIES.length]!,
    exporterRole: 'PROCESSOR',
    importerRole: 'SUB_PROCESSOR',
    frequency: 'CONTINUOUS',
    mechanisms: [{ kind: 'SCC_COMMISSION', scc: clauses }],
    ...(index % 3 > 0 && { assessment: { assessedOn: '2025-02-01', outcome: 'ADEQUATE' } }),
  }));
  const activities = Array.from({ length: entries }, (_, index) => ({
    reference: `A-${index}`,
    role: 'CONTROLLER',
    title: `Activity ${index}`,
    purposes: [
      {
        key: 'main',
        label: `Purpose ${index} of the activity`,
        ...(index % 4 > 0 && { legalBasis: 'CONTRACT', contract: 'The contract' }),
      },
    ],
    dataSubjects: [{ category: 'CUSTOMERS' }],
    dataItems: [
      {
        category: 'CONTACT',
        subjects: ['CUSTOMERS'],
        retention: { kind: 'FIXED', period: 'P1Y', trigger: 'end of the contract' },
      },
      { category: 'FINANCIAL', subjects: ['CUSTOMERS'] },
    ],
    recipients: [{ key: 'vendor', role: 'PROCESSOR', subProcessor: name(index % vendors) }],
    transfers: [`T-${index}`],
    measures: [{ group: 'BACKUP', description: 'Daily backups' }],
  }));
  return {
    organisation: { slug: SLUG, name: SLUG, timeZone: 'UTC', languages: ['en'] },
    on: today,
    parties: [{ reference: 'us', legalName: 'Us Ltd', contact: 'privacy@us.example' }],
    profile: { party: 'us', isController: true },
    subProcessors: list,
    transfers,
    activities,
  };
}
