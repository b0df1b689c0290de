import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { createHash, randomBytes } from 'node:crypto';
import { Authenticator, type Identity } from '../access/identity.js';
import { Role } from '../access/roles.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { Clock } from '../platform/clock.js';
import { currentContext, runAs, systemContext } from '../platform/context.js';
import { Database } from '../platform/database.js';
import { Refusal } from '../shared/errors.js';
import { ApiKey, KeyHolder } from './api-key.entity.js';
import type { CreateApiKeyInput } from './api-key.inputs.js';

type KeyRow = Pick<ApiKey, 'id' | 'name' | 'holder' | 'role'> & { organisation: string | null };

@Injectable()
export class ApiKeysService extends Authenticator {
  private readonly lent = new Map<string, Identity>();

  constructor(
    private readonly database: Database,
    private readonly organisations: OrganisationsService,
    private readonly clock: Clock,
  ) {
    super();
  }

  /** A key of this process alone, stored nowhere: what a command lends itself on the database that it has opened. */
  lend(identity: Identity): string {
    const token = randomBytes(24).toString('base64url');
    this.lent.set(token, identity);
    return token;
  }

  override async authenticate(token: string): Promise<Identity | undefined> {
    const lent = this.lent.get(token);
    if (lent) return lent;
    const { rows } = await this.database.statement((db) =>
      sql<KeyRow>`select name, holder, role, id, organisation_id as organisation
        from ropewalk_authenticate(${hash(token)})`.execute(db),
    );
    const [key] = rows;
    if (!key) return undefined;
    const kind = key.holder === KeyHolder.PERSON ? 'person' : 'system';
    return {
      actor: { kind, subject: key.name, key: key.id },
      role: key.role,
      organisation: key.organisation,
    };
  }

  /** The key in clear stands in the answer and nowhere else. @throws NOT_FOUND, FORBIDDEN */
  async create(input: CreateApiKeyInput): Promise<{ apiKey: ApiKey; key: string }> {
    return this.database.transaction(async (em) => {
      const organisation = input.organisation ? await this.organisations.bySlug(input.organisation) : null;
      if (!organisation && currentContext()?.scope !== 'all')
        throw Refusal.field(
          'organisation',
          'a key for all organisations can only be made with such a key',
          'FORBIDDEN',
        );
      const key = input.key ?? `rw_${randomBytes(24).toString('base64url')}`;
      const apiKey = em.create(ApiKey, {
        organisationId: organisation?.id ?? null,
        name: input.name,
        holder: input.holder,
        role: input.role,
        keyHash: hash(key),
      });
      await em.flush();
      return { apiKey, key };
    });
  }

  /** @throws NOT_FOUND */
  async revoke(id: string): Promise<ApiKey> {
    return this.database.transaction(async (em) => {
      const key = await em.findOne(ApiKey, { id });
      if (!key) throw Refusal.notFound('key');
      key.revoke(this.clock.now());
      await em.flush();
      return key;
    });
  }

  /** On an empty register: the first admin key, given or random. Undefined when keys exist. */
  async createFirst(given: string | undefined): Promise<string | undefined> {
    return runAs(systemContext('first start'), () =>
      this.database.transaction(async (em) => {
        if ((await em.count(ApiKey)) > 0) return undefined;
        const { key } = await this.create({
          name: 'first admin',
          holder: KeyHolder.PERSON,
          role: Role.ADMIN,
          key: given,
        });
        return key;
      }),
    );
  }
}

function hash(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
