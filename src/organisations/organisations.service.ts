import { Injectable } from '@nestjs/common';
import { LockMode, UniqueConstraintViolationException } from '@mikro-orm/core';
import { currentContext } from '../platform/context.js';
import { Database } from '../platform/database.js';
import { Refusal } from '../shared/errors.js';
import { Organisation } from './organisation.entity.js';
import { Product } from './product.entity.js';
import type {
  AddProductInput,
  AmendOrganisationInput,
  CreateOrganisationInput,
} from './organisation.inputs.js';
import { reservedSlugs } from './reserved-slugs.js';
import { ToldDaysSources } from './told-days.js';

@Injectable()
export class OrganisationsService {
  constructor(
    private readonly database: Database,
    private readonly told: ToldDaysSources,
  ) {}

  /** @throws SLUG_TAKEN when the slug is in use or a route; FORBIDDEN to a key of one organisation */
  async create(input: CreateOrganisationInput): Promise<Organisation> {
    if (currentContext()?.scope !== 'all')
      throw new Refusal('FORBIDDEN', 'a new organisation needs a key for all organisations');
    if (reservedSlugs.has(input.slug)) throw Refusal.field('slug', 'is a reserved route', 'SLUG_TAKEN');
    return this.database.transaction(async (em) => {
      const { objectionDays = input.noticeDays } = input;
      const organisation = Object.assign(new Organisation(), { ...input, objectionDays });
      em.persist(organisation);
      await taken(em.flush(), 'SLUG_TAKEN');
      return organisation;
    });
  }

  /** @throws NOT_FOUND; WRONG_STATUS for another time zone while days that people were told in this one are to come */
  async amend(input: AmendOrganisationInput): Promise<Organisation> {
    return this.database.transaction(async (em) => {
      const organisation = await this.bySlug(input.organisation);
      if (input.languages && input.languages[0] !== organisation.prevailingLanguage())
        throw Refusal.field(
          'languages',
          `must begin with ${organisation.prevailingLanguage()}: texts exist in it`,
        );
      if (input.timeZone !== undefined) {
        // nothing is announced meanwhile
        await em.lock(organisation, LockMode.PESSIMISTIC_WRITE);
        await this.told.refuseToMove(organisation, input.timeZone);
      }
      const { organisation: _slug, ...changes } = input;
      em.assign(organisation, changes, { ignoreUndefined: true });
      await em.flush();
      return organisation;
    });
  }

  /** @throws NOT_FOUND */
  async addProduct(input: AddProductInput): Promise<Product> {
    return this.database.transaction(async (em) => {
      const organisation = await this.bySlug(input.organisation);
      const product = em.create(Product, {
        organisationId: organisation.id,
        slug: input.slug,
        name: input.name,
      });
      await taken(em.flush(), 'BAD_USER_INPUT');
      return product;
    });
  }

  /** The organisation of that slug, if the caller may see it. @throws NOT_FOUND */
  bySlug(slug: string): Promise<Organisation> {
    return this.database.load(async (em) => {
      const organisation = await em.findOne(Organisation, { slug });
      if (!organisation) throw Refusal.notFound(`organisation "${slug}"`);
      return organisation;
    });
  }

  byId(id: string): Promise<Organisation> {
    return this.database.load(async (em) => {
      const organisation = await em.findOne(Organisation, { id });
      if (!organisation) throw Refusal.notFound('organisation');
      return organisation;
    });
  }

  products(organisationId: string): Promise<Product[]> {
    return this.database.load((em) => em.find(Product, { organisationId }, { orderBy: { name: 'asc' } }));
  }

  /** Ids of the products of these slugs, each once. @throws BAD_USER_INPUT for one that does not exist */
  async productIds(organisationId: string, slugs: readonly string[], path = 'products'): Promise<string[]> {
    const products = slugs.length > 0 ? await this.products(organisationId) : [];
    const ids = slugs.map((slug, index) => {
      const product = products.find((one) => one.slug === slug);
      if (!product) throw Refusal.field(`${path}.${index}`, `names no product "${slug}" of the organisation`);
      return product.id;
    });
    return [...new Set(ids)];
  }
}

async function taken(write: Promise<void>, code: 'SLUG_TAKEN' | 'BAD_USER_INPUT'): Promise<void> {
  try {
    await write;
  } catch (error) {
    if (error instanceof UniqueConstraintViolationException) throw Refusal.field('slug', 'is taken', code);
    throw error;
  }
}
