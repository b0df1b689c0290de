import { readConfig } from '../platform/config.js';
import type { Register } from './connection.js';
import { CommandFailure } from './failure.js';

/** Brings the database to the tables of this version. `serve` does the same when it starts. */
export async function migrate(): Promise<void> {
  const { schema } = await import('../entities.js');
  const { Clock } = await import('../platform/clock.js');
  const { Database } = await import('../platform/database.js');
  const config = readConfig(process.env);
  const database = await Database.open(config, new Clock(config.clock), schema);
  await database.close();
  console.log('The database has the tables of this version.');
}

/** Walks every history chain that the key may see. @throws CommandFailure naming the first broken link of each */
export async function verify(register: Register, options: { json?: boolean }): Promise<void> {
  const { verification } = await register.ask<{
    verification: {
      intact: boolean;
      chains: number;
      changes: number;
      broken: { organisation: string | null; seq: string; reason: string }[];
    };
  }>('{ verification { intact chains changes broken { organisation seq reason } } }');
  if (options.json) console.log(JSON.stringify(verification));
  const { broken, chains, changes } = verification;
  const lines = broken.map(({ organisation, seq, reason }) => {
    const chain = organisation === null ? 'of the system' : `of organisation ${organisation}`;
    return `The chain ${chain} breaks at change ${seq}: ${reason}.`;
  });
  if (lines.length > 0) throw new CommandFailure(lines.join('\n'));
  if (!options.json) console.log(`Intact: ${changes} changes in ${chains} chains.`);
}

export interface KeyOptions {
  role: string;
  organisation?: string;
  name: string;
  system?: boolean;
  json?: boolean;
}

/** Makes a key and prints it, once. */
export async function createKey(register: Register, options: KeyOptions): Promise<void> {
  const { createApiKey } = await register.ask<{ createApiKey: { key: string; apiKey: { id: string } } }>(
    'mutation($input: CreateApiKeyInput!) { createApiKey(input: $input) { key apiKey { id } } }',
    {
      input: {
        organisation: options.organisation,
        name: options.name,
        holder: options.system ? 'SYSTEM' : 'PERSON',
        role: options.role.toUpperCase(),
      },
    },
  );
  if (options.json) console.log(JSON.stringify({ id: createApiKey.apiKey.id, key: createApiKey.key }));
  else console.log(createApiKey.key);
  console.error(`A ${options.role.toLowerCase()} key for ${options.name}; it is shown this once.`);
}
