import {
  Args,
  Context,
  Field,
  Mutation,
  ObjectType,
  Parent,
  Query,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { Inject } from '@nestjs/common';
import { Allow, asCaller, type RequestContext } from '../access/access.guard.js';
import { mailFrom } from '../platform/addresses.js';
import { Clock } from '../platform/clock.js';
import { CONFIG, publicUrlOf, type Config } from '../platform/config.js';
import { loaderOf } from '../platform/loaders.js';
import { AmendOrganisationLookInput, OrganisationLook } from './look.js';
import { LookService } from './look.service.js';
import { MailPreview, previewOf } from './mail-preview.js';
import { MailPreviewArgs } from './mail-preview.args.js';
import { Organisation } from './organisation.entity.js';
import { OrganisationsReader, type LogoRow } from './organisations.reader.js';
import { OrganisationsService } from './organisations.service.js';

@ObjectType()
class AmendOrganisationLookPayload {
  @Field(() => Organisation) organisation!: Organisation;
}

@Resolver(() => Organisation)
export class LookResolver {
  constructor(
    private readonly looks: LookService,
    private readonly organisations: OrganisationsService,
    private readonly reader: OrganisationsReader,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Mutation(() => AmendOrganisationLookPayload, {
    description:
      'Amends how the mails look that are written from now on. Nothing in a mail is loaded from anywhere: the logo travels with it. Errors: NOT_FOUND, BAD_USER_INPUT.',
  })
  @Allow('organisation:administer')
  async amendOrganisationLook(@Args('input') input: AmendOrganisationLookInput) {
    return { organisation: await this.looks.amend(input) };
  }

  @Query(() => MailPreview, {
    description:
      'A mail of that kind with made-up content, in a language of the organisation. Errors: NOT_FOUND, BAD_USER_INPUT.',
  })
  @Allow('register:read')
  async mailPreview(@Args() { organisation: slug, kind, language }: MailPreviewArgs): Promise<MailPreview> {
    const organisation = await this.organisations.bySlug(slug);
    const [logo = null] = organisation.logoId ? await this.reader.logosOf([organisation.logoId]) : [];
    const { fromName, replyTo } = organisation.mailSender();
    return {
      from: `${fromName} <${mailFrom(this.config)}>`,
      replyTo,
      ...previewOf(kind, {
        organisation,
        language: organisation.spokenLanguage(language),
        publicUrl: publicUrlOf(this.config),
        today: this.clock.today(organisation.timeZone),
        logo,
      }),
    };
  }

  @ResolveField(() => OrganisationLook, { description: 'How its mails look.' })
  async look(@Parent() row: Organisation, @Context() request: RequestContext) {
    const { name, senderName, replyTo, accentColour, mailFooter: footer, logoId } = row;
    const logo = logoId ? await this.logo(logoId, request) : null;
    return { senderName: senderName ?? name, replyTo, accentColour, footer, logo };
  }

  private logo(id: string, request: RequestContext): Promise<LogoRow | null> {
    return loaderOf(request, 'logos', (ids: readonly string[]) =>
      asCaller(request, () => this.reader.logosOf(ids)),
    ).load(id);
  }
}
