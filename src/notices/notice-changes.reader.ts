import { Injectable } from '@nestjs/common';
import { AgreementPublicationsReader } from '../agreements/agreement-publications.reader.js';
import type { Organisation } from '../organisations/organisation.entity.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { PolicyPublicationsReader } from '../policies/policy-publications.reader.js';
import type { Publication, PublicationFilter } from '../shared/publication.js';
import type { Amendment } from '../sub-processors/amendment.js';
import { AmendmentsReader } from '../sub-processors/amendments.reader.js';
import { freezePublications } from './frozen-publication.js';
import { digestOf, freeze, type FrozenChanges } from './notice-content.js';

/** All that is, or waits to be, in notices: derived from the versions, never stored before announcing. */
export interface NoticeChanges {
  amendments: Amendment[];
  publications: Publication[];
}

/** Reads what drafts hold. */
@Injectable()
export class NoticeChangesReader {
  constructor(
    private readonly amendments: AmendmentsReader,
    private readonly policies: PolicyPublicationsReader,
    private readonly agreements: AgreementPublicationsReader,
    private readonly organisations: OrganisationsService,
  ) {}

  async all(organisation: Organisation, filter: PublicationFilter): Promise<NoticeChanges> {
    return {
      amendments: await this.amendments.all(organisation, { ...filter, baselines: false }),
      publications: await this.publications(organisation, filter),
    };
  }

  async publications(organisation: Organisation, filter: PublicationFilter): Promise<Publication[]> {
    return [
      ...(await this.policies.all(organisation, filter)),
      ...(await this.agreements.all(organisation, filter)),
    ];
  }

  /** The same in the words in which it would be announced, with the digest that names it. */
  async frozen(
    organisation: Organisation,
    { amendments, publications }: NoticeChanges,
  ): Promise<FrozenChanges & { digest: string }> {
    const products = await this.organisations.products(organisation.id);
    const changes = {
      content: freeze(amendments, organisation, products),
      publications: freezePublications(publications, organisation),
    };
    return { ...changes, digest: digestOf(changes) };
  }
}
