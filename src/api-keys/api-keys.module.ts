import { Global, Module } from '@nestjs/common';
import { Authenticator } from '../access/identity.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { ApiKeysReader } from './api-keys.reader.js';
import { ApiKeysResolver } from './api-keys.resolver.js';
import { ApiKeysService } from './api-keys.service.js';

@Global()
@Module({
  imports: [OrganisationsModule],
  providers: [
    ApiKeysService,
    ApiKeysReader,
    ApiKeysResolver,
    { provide: Authenticator, useExisting: ApiKeysService },
  ],
  exports: [ApiKeysService, Authenticator],
})
export class ApiKeysModule {}
