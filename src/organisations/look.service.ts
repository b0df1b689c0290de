import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database.js';
import { Refusal } from '../shared/errors.js';
import { localized } from '../shared/localized-text.js';
import { contrastProblem } from '../views/mail-look.js';
import { Logo } from './logo.entity.js';
import { readLogo, type AmendOrganisationLookInput } from './look.js';
import type { Organisation } from './organisation.entity.js';
import { OrganisationsService } from './organisations.service.js';

/** How an organisation's mails look. */
@Injectable()
export class LookService {
  constructor(
    private readonly database: Database,
    private readonly organisations: OrganisationsService,
  ) {}

  /** Mails written before keep their look. @throws NOT_FOUND; BAD_USER_INPUT for a colour that is hard to see, a file that is no picture */
  amend({ organisation: slug, ...given }: AmendOrganisationLookInput): Promise<Organisation> {
    return this.database.transaction(async (em) => {
      const organisation = await this.organisations.bySlug(slug);
      const poor = given.accentColour == null ? undefined : contrastProblem(given.accentColour);
      if (poor) throw Refusal.field('accentColour', poor);
      const { footer, logo, ...plain } = given;
      em.assign(organisation, plain, { ignoreUndefined: true });
      if (footer !== undefined)
        organisation.mailFooter =
          footer === null ? null : localized(footer, organisation.prevailingLanguage());
      if (logo !== undefined)
        organisation.logoId = logo === null ? null : await this.keep(organisation, logo);
      await em.flush();
      return organisation;
    });
  }

  private keep({ id: organisationId }: Organisation, given: string): Promise<string> {
    return this.database.transaction(async (em) => {
      const read = readLogo(given);
      if ('problem' in read) throw Refusal.field('logo', read.problem);
      const logo = em.create(Logo, { organisationId, ...read });
      await em.flush();
      return logo.id;
    });
  }
}
