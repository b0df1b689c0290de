import { Injectable } from '@nestjs/common';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { Database } from '../platform/database.js';
import { OrganisationProfile } from './organisation-profile.entity.js';
import { PartiesService } from './parties.service.js';
import { profileFields } from './profile-facts.js';
import type { AmendProfileInput } from './profile-on-record.js';

const roles = ['party', 'dpoParty', 'representativeParty', 'leadAuthority'] as const;

/** What the record says of the organisation that keeps it. */
@Injectable()
export class ProfilesService {
  constructor(
    private readonly database: Database,
    private readonly organisations: OrganisationsService,
    private readonly parties: PartiesService,
  ) {}

  /** Writes what is given; the first time it makes the profile. @throws NOT_FOUND, BAD_USER_INPUT */
  amend(input: AmendProfileInput): Promise<OrganisationProfile> {
    return this.database.transaction(async (em) => {
      const { id: organisationId } = await this.organisations.bySlug(input.organisation);
      const profile =
        (await em.findOne(OrganisationProfile, { organisationId })) ??
        em.create(OrganisationProfile, { organisationId });
      for (const field of profileFields)
        if (input[field] !== undefined) Object.assign(profile, { [field]: input[field] });
      const given = roles.filter((role) => input[role] !== undefined);
      const named = given.flatMap((role) => (input[role] ? [{ text: input[role], path: role }] : []));
      const found = await this.parties.allNamed(organisationId, named);
      for (const role of given) profile[role] = found[named.findIndex(({ path }) => path === role)] ?? null;
      await em.flush();
      return profile;
    });
  }
}
