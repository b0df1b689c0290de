import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// `npm run check`: everything that can be said of the checkout without running tests. Plain Node, no imports of ours.
const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const bin = (path: string) => join(root, 'node_modules', path);
const quiet = '--disable-warning=ExperimentalWarning';

interface Step {
  name: string;
  commands: string[][];
  help: string;
}

const steps: Step[] = [
  { name: 'types', commands: [[bin('typescript/bin/tsc'), '-p', '.']], help: 'Mend the types named above.' },
  {
    name: 'schema, migrations, docs',
    commands: [
      ['src/checkout/build.ts'],
      [quiet, 'dist/src/checkout/schema.js', '--check'],
      [quiet, 'dist/src/checkout/docs.js', '--check'],
    ],
    help: '`npm run schema` and `npm run docs` write them from the code; commit what they write.',
  },
  {
    name: 'format',
    commands: [[bin('prettier/bin/prettier.cjs'), '--check', '.']],
    help: '`npm run format` writes all files as Prettier wants them.',
  },
  {
    name: 'lint',
    commands: [[bin('oxlint/bin/oxlint'), '--report-unused-disable-directives-severity=error']],
    help: 'The rules stand in .oxlintrc.json; `npx oxlint --fix` mends the simple ones.',
  },
  {
    name: 'room order',
    commands: [[bin('dependency-cruiser/bin/dependency-cruise.mjs'), 'src', 'migrations']],
    help: 'A room imports only rooms above it: the order stands in src/rooms.json, the rules in .dependency-cruiser.cjs.',
  },
];

const failed: Step[] = [];
const waiting = [...steps];
await Promise.all(['one core', 'another'].map(worker));
if (failed.length > 0) {
  console.log(
    `\n${failed.length} of ${steps.length} checks failed: ${failed.map(({ name }) => name).join('; ')}`,
  );
  process.exitCode = 1;
}

async function worker(): Promise<void> {
  for (let step = waiting.shift(); step; step = waiting.shift()) {
    const start = Date.now();
    const problem = await firstProblem(step.commands);
    const seconds = `${((Date.now() - start) / 1000).toFixed(1)} s`;
    if (problem === undefined) console.log(`ok      ${step.name} (${seconds})`);
    else console.log(`\nFAILED  ${step.name} (${seconds})\n${problem.trim()}\n→ ${step.help}\n`);
    if (problem !== undefined) failed.push(step);
  }
}

async function firstProblem(commands: string[][]): Promise<string | undefined> {
  for (const command of commands) {
    const { code, output } = await run(command);
    if (code !== 0) return output;
  }
  return undefined;
}

function run(command: string[]): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, command, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (data: Buffer) => (output += data.toString()));
    child.stderr.on('data', (data: Buffer) => (output += data.toString()));
    child.once('error', reject).once('close', (code) => resolve({ code, output }));
  });
}
