import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { SignInReader } from './sign-in.reader.js';
import { NoticeAcknowledgementsResolver, SignInResolver } from './sign-in.resolver.js';
import { SignInService } from './sign-in.service.js';

@Module({
  imports: [OrganisationsModule],
  providers: [SignInService, SignInReader, SignInResolver, NoticeAcknowledgementsResolver],
})
export class SignInModule {}
