import { Command, InvalidArgumentError, Option } from 'commander';
import { isDay } from '../shared/days.js';
import { withRegister, type Where } from './connection.js';
import type { ExportOptions } from './export.js';
import { CommandFailure } from './failure.js';
import type { ListOptions } from './lists.js';
import type { KeyOptions } from './maintenance.js';
import type { ProofOptions, VerifyOptions } from './proofs.js';

type Json = { json?: boolean };
type ApplyOptions = { baseline?: boolean; announce?: boolean };

/** The formats that exist, then those to come. */
const FORMATS = ['yaml', 'json', 'csv', 'xlsx', 'pdf', 'jsonld'];

/** The `ropewalk` command. What a command needs is loaded with it. Exit 0: fine; 1: findings or a refusal; 2: bad usage. */
export function program(): Command {
  const ropewalk = new Command('ropewalk')
    .description('Record of processing activities (GDPR Art. 30) and sub-processor registry.')
    .exitOverride()
    .showHelpAfterError('(ropewalk <command> --help says how)');

  ropewalk
    .command('serve')
    .description('run the server')
    .option('--sample', 'load a sample organisation to look at, if it is not there yet')
    .action(async (options: { sample?: boolean }) => (await import('./serve.js')).serve(options));
  ropewalk
    .command('migrate')
    .description('bring the database to this version')
    .action(async () => (await import('./maintenance.js')).migrate());

  remote(
    ropewalk
      .command('verify')
      .description(
        'walk the history chain, or, without a server, verify the proof of a notice: what is wrong first',
      ),
  )
    .argument('[proof.zip]', 'a proof, as `ropewalk proof` writes it')
    .option('--key <key>', 'with a proof: the public key it must be signed by, a PEM file or its fingerprint')
    .addOption(json())
    .action(async (file: string | undefined, options: Where & VerifyOptions) =>
      file === undefined && options.key === undefined
        ? withRegister(options, async (register) =>
            (await import('./maintenance.js')).verify(register, options),
          )
        : (await import('./proofs.js')).verifyFile(file, options),
    );
  remote(ropewalk.command('proof').description('the signed proof of a notice, as a ZIP archive'))
    .requiredOption('--organisation <slug>', 'the organisation')
    .requiredOption('--number <number>', 'the number of the notice', number)
    .requiredOption('--out <file>', 'write there')
    .addOption(json())
    .action((options: Where & ProofOptions) =>
      withRegister(options, async (register) => (await import('./proofs.js')).writeProof(register, options)),
    );

  const key = ropewalk.command('key').description('keys of persons and systems');
  remote(key.command('create').description('make an API key, shown once'))
    .addOption(
      new Option('--role <role>')
        .choices(['integration', 'viewer', 'editor', 'publisher', 'admin'])
        .makeOptionMandatory(),
    )
    .option('--organisation <slug>', 'the organisation that it is for; none: all of them')
    .requiredOption('--name <name>', 'the person or system that holds it')
    .option('--system', 'it is held by a system, not by a person')
    .addOption(json())
    .action((options: Where & KeyOptions) =>
      withRegister(options, async (register) =>
        (await import('./maintenance.js')).createKey(register, options),
      ),
    );

  ropewalk
    .command('check')
    .description('judge register files by the rules of the law, without a server')
    .argument('<register.yaml...>')
    .option('--strict', 'what the law asks for "where possible" (retention, measures) counts as an error')
    .addOption(json())
    .action(async (files: string[], options: Json & { strict?: boolean }) =>
      (await import('./registers.js')).checkFiles(files, options),
    );

  source(remote(ropewalk.command('plan').description('what a register file or a list would change')))
    .option('--baseline', 'of a register file: as `apply --baseline` would')
    .addOption(json())
    .action((files: string[], options: Where & ListOptions & ApplyOptions) =>
      withRegister(usage(files, options), async (register) =>
        files.length === 0
          ? (await import('./lists.js')).planList(register, options)
          : (await import('./registers.js')).planRegister(register, files, options),
      ),
    );
  source(
    remote(
      ropewalk
        .command('apply')
        .description('change the register to a register file or a list, all or nothing'),
    ),
  )
    .addOption(
      new Option('--baseline', 'in use and known to customers before: no notice').conflicts('announce'),
    )
    .option('--announce', 'draft a notice of all that is unannounced and announce it at once')
    .addOption(json())
    .action((files: string[], options: Where & ListOptions & ApplyOptions) =>
      withRegister(usage(files, options), async (register) =>
        files.length === 0
          ? (await import('./lists.js')).applyList(register, options)
          : (await import('./registers.js')).applyRegister(register, files, options),
      ),
    );

  remote(ropewalk.command('export').description('the register as a file'))
    .requiredOption('--organisation <slug>', 'the organisation')
    .addOption(new Option('--format <format>', 'json with --json').choices(FORMATS))
    .option('--as-of <instant>', 'as recorded then: 2026-03-01T09:30:00Z')
    .option('--on <day>', 'what holds that day (default: today)', day)
    .option('--out <file>', 'write there instead of printing')
    .addOption(json())
    .action((options: Where & ExportOptions) =>
      withRegister(options, async (register) =>
        (await import('./export.js')).exportRegister(register, options),
      ),
    );

  return ropewalk;
}

function remote(command: Command): Command {
  return command
    .option(
      '--server <url>',
      'a running server (default: PUBLIC_URL or http://127.0.0.1:PORT); the key is ROPEWALK_KEY',
    )
    .option('--embedded', 'no server is running: open DATA_DIR here');
}

function source(command: Command): Command {
  return command
    .argument('[register.yaml...]', 'a register file, or several that hold one register together')
    .option('--organisation <slug>', 'with --list: the organisation')
    .option('--list <file>', 'a bare sub-processor list: JSON, CSV, Markdown or HTML')
    .option('--on <day>', 'with --list: the day from which it holds', day)
    .option(
      '--rename <old=new>',
      'with --list: a vendor that goes on under another name; repeatable',
      rename,
      [],
    );
}

const json = () => new Option('--json', 'print JSON');

/** A register file, or a list with its organisation and day; not both. */
function usage<T extends ListOptions>(files: readonly string[], options: T): T {
  if (files.length > 0 && options.list !== undefined)
    throw new CommandFailure('Name a register file or a --list, not both.', 2);
  if (files.length === 0)
    for (const name of ['list', 'organisation', 'on'] as const)
      if (options[name] === undefined)
        throw new CommandFailure(
          `--${name} is missing: --organisation <slug> --list <file> --on <day>, or name a register file.`,
          2,
        );
  return options;
}

function day(value: string): string {
  if (!isDay(value)) throw new InvalidArgumentError('It is not a day of the form YYYY-MM-DD.');
  return value;
}

function number(value: string): number {
  if (!/^[1-9]\d{0,8}$/.test(value)) throw new InvalidArgumentError('It is not the number of a notice.');
  return Number(value);
}

function rename(value: string, earlier: ListOptions['rename']): ListOptions['rename'] {
  const [, from, to] = /^([^=]+)=(.+)$/.exec(value) ?? [];
  if (from === undefined || to === undefined)
    throw new InvalidArgumentError("It is written 'old name=new name'.");
  return [...earlier, { from: from.trim(), to: to.trim() }];
}
