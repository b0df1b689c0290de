import { Global, Module, type DynamicModule } from '@nestjs/common';
import type { Clock } from './clock.js';
import { Clock as ClockToken } from './clock.js';
import type { Config } from './config.js';
import { Database } from './database.js';
import { HealthController } from './health.controller.js';
import { Tokens } from './tokens.js';

/** The settings, for injection. */
export const CONFIG = Symbol('config');

@Global()
@Module({})
export class PlatformModule {
  static of(parts: { config: Config; clock: Clock; database: Database; tokens: Tokens }): DynamicModule {
    return {
      module: PlatformModule,
      controllers: [HealthController],
      providers: [
        { provide: CONFIG, useValue: parts.config },
        { provide: ClockToken, useValue: parts.clock },
        { provide: Database, useValue: parts.database },
        { provide: Tokens, useValue: parts.tokens },
      ],
      exports: [CONFIG, ClockToken, Database, Tokens],
    };
  }
}
