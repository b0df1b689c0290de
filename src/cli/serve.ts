import { ApiKeysService } from '../api-keys/api-keys.service.js';
import { SampleService } from '../exchange/sample.service.js';
import { CommandFailure } from './failure.js';
import { publicUrlOf, readConfig, type Config } from '../platform/config.js';
import { createServer, type Server } from '../server.js';

/** Runs the server until SIGTERM or SIGINT, then stops taking work, finishes what is in flight and exits 0. */
export async function serve(options: { sample?: boolean }): Promise<void> {
  const config = readConfig(process.env);
  if (options.sample && config.production)
    throw new CommandFailure('--sample is for looking around, not for production.', 2);
  const starting = start(config, options.sample ?? false);
  const stop = () => {
    void starting
      .then((server) => server.stop())
      .then(
        () => process.exit(0),
        () => process.exit(1),
      );
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, stop);
  await starting;
}

async function start(config: Config, sample: boolean): Promise<Server> {
  const address = publicUrlOf(config);
  const server = await createServer(config);
  try {
    const key = await server.app.get(ApiKeysService).createFirst(config.adminKey);
    // before anything else runs: the sample is built on days gone by
    if (sample) await server.app.get(SampleService).load();
    const url = await server.listen();
    console.log(welcome({ config, address: config.port === 0 ? url : address, url, key, sample }));
    return server;
  } catch (error) {
    await server.stop();
    throw error;
  }
}

function welcome(at: {
  config: Config;
  address: string;
  url: string;
  key: string | undefined;
  sample: boolean;
}): string {
  const { config, address } = at;
  const lines = [`Ropewalk listens on ${at.url}`];
  const row = (name: string, text: string) => lines.push(`  ${name.padEnd(14)}${text}`);
  row(
    'public pages',
    at.sample ? `${address}/acme-helpdesk/sub-processors` : `${address}/<organisation>/sub-processors`,
  );
  row('GraphQL', `${address}/graphql`);
  if (!config.smtpUrl && !config.production)
    row('mailbox', `${address}/mailbox (no SMTP_URL: mails stay here)`);
  if (at.key !== undefined) {
    const shown = `Admin key, shown this once: ${at.key}`;
    lines.push('', config.adminKey === undefined ? shown : 'The admin key is the one in ROPEWALK_ADMIN_KEY.');
    lines.push('  Send it as `Authorization: Bearer <key>`; the command line takes it from ROPEWALK_KEY.');
  }
  if (at.key !== undefined && !at.sample)
    lines.push('', 'The register is empty. To look at a sample: npm start -- --sample');
  return lines.join('\n');
}
