import './views/production-react.js';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { Dispatcher } from './deliveries/dispatcher.js';
import { schema } from './entities.js';
import { Clock } from './platform/clock.js';
import type { Config } from './platform/config.js';
import { generatedSecret } from './platform/data-dir.js';
import { Database } from './platform/database.js';
import { FORM_LIMIT, prepareHttp } from './platform/http.js';
import { AppLogger } from './platform/logging.js';
import { Tasks } from './platform/tasks.js';
import { answerUnreadableAddress } from './public-pages/visitor-error.filter.js';
import { WebhookSender } from './webhooks/webhook-sender.js';
import { Tokens } from './platform/tokens.js';

export interface Server {
  app: NestFastifyApplication;
  database: Database;
  clock: Clock;
  /** Where it listens; empty until `listen`. */
  url: string;
  listen: () => Promise<string>;
  /** Takes no new work, finishes what is in flight. */
  stop: () => Promise<void>;
}

/** Puts the process together: database, rooms, HTTP. Nothing listens yet. */
export async function createServer(config: Config, clock = new Clock(config.clock)): Promise<Server> {
  const secrets = config.secrets.length > 0 ? config.secrets : [generatedSecret(config.dataDir)];
  const database = await Database.open(config, clock, schema);
  const adapter = new FastifyAdapter({
    trustProxy: config.trustProxy,
    bodyLimit: FORM_LIMIT,
    frameworkErrors: answerUnreadableAddress,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 500 },
  });
  prepareHttp(adapter.getInstance());
  const parts = { config, clock, database, tokens: new Tokens(secrets) };
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.of(parts), adapter, {
    logger: new AppLogger({ logLevels: levels(config.logLevel), json: config.production }),
    abortOnError: false,
  });
  const server: Server = {
    app,
    database,
    clock,
    url: '',
    listen: async () => {
      await app.listen(config.port, config.host);
      server.url = await app.getUrl();
      config.publicUrl ??= server.url;
      if (config.role !== 'web') {
        app.get(Dispatcher).start();
        app.get(WebhookSender).start();
        app.get(Tasks).start();
      }
      return server.url;
    },
    stop: async () => {
      await app.close();
      await database.close();
    },
  };
  return server;
}

function levels(least: Config['logLevel']): Config['logLevel'][] {
  const all = ['error', 'warn', 'log', 'debug'] as const;
  return all.slice(0, all.indexOf(least) + 1);
}
