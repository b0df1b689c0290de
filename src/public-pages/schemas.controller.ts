import { Controller, Get, Header, Inject } from '@nestjs/common';
import { publicUrlOf, type Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.js';
import { LIST_SCHEMA_PATH } from './list-json.js';
import { listSchema } from './list-schema.js';

@Controller('schemas')
export class SchemasController {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** The shape of the list for machines. */
  @Get('sub-processors.json')
  @Header('content-type', 'application/schema+json; charset=utf-8')
  @Header('access-control-allow-origin', '*')
  @Header('cache-control', 'public, max-age=3600')
  list(): string {
    return JSON.stringify(listSchema(publicUrlOf(this.config) + LIST_SCHEMA_PATH));
  }
}
