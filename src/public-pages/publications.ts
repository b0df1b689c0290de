import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import type { Organisation } from '../organisations/organisation.entity.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { Clock } from '../platform/clock.js';
import { publicContext, runAs } from '../platform/context.js';
import { Database } from '../platform/database.js';
import { addDays, dayIn, type Day } from '../shared/days.js';
import { Refusal } from '../shared/errors.js';

/** How old, in milliseconds, the last look at the history may be: writes of other processes show within this time. */
const LOOK_AFTER = 1000;

/** An organisation as pages see it, and how far its history had come at the last look. */
export interface Publication {
  organisation: Organisation;
  head: string;
  /** Commits of this process before the look, and when it was. */
  seenWrites: number;
  seenAt: number;
  day: Day;
  dayBegins: number;
  dayEnds: number;
}

const ACT = 'public page';

/**
 * Knows whether anything was written since a page was rendered. While this process commits nothing, one cheap statement
 * a second is enough; after a commit one more. Whoever asks meanwhile shares the answer.
 */
@Injectable()
export class Publications {
  private readonly known = new Map<string, Publication>();
  private readonly looks = new Map<string, { before: number; look: Promise<Publication> }>();

  constructor(
    private readonly database: Database,
    private readonly organisations: OrganisationsService,
    private readonly clock: Clock,
  ) {}

  /** Without asking anybody: undefined when a look is due. */
  fresh(slug: string): Publication | undefined {
    const known = this.known.get(slug);
    if (known === undefined || known.seenWrites !== this.database.writes) return undefined;
    if (performance.now() - known.seenAt > LOOK_AFTER) return undefined;
    const now = this.clock.now().getTime();
    if (now < known.dayBegins || now >= known.dayEnds) Object.assign(known, dayOf(known.organisation, now));
    return known;
  }

  /** As of the last look, however old: for the words and frame of a page that could not be shown. */
  last(slug: string): Publication | undefined {
    return this.known.get(slug);
  }

  /** @throws NOT_FOUND */
  async of(slug: string): Promise<Publication> {
    const fresh = this.fresh(slug);
    if (fresh) return fresh;
    if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(slug)) throw Refusal.notFound('organisation');
    const begun = this.looks.get(slug);
    if (begun === undefined) return this.look(slug);
    // that look may have begun before the last commit: then it does not answer us
    const found = await begun.look;
    return begun.before === this.database.writes
      ? found
      : (this.fresh(slug) ?? this.looks.get(slug)?.look ?? this.look(slug));
  }

  private look(slug: string): Promise<Publication> {
    const before = this.database.writes;
    const seenAt = performance.now();
    const look = this.read(slug)
      .then(({ organisation, head }) => {
        const publication = {
          organisation,
          head,
          seenWrites: before,
          seenAt,
          ...dayOf(organisation, this.clock.now().getTime()),
        };
        this.known.set(slug, publication);
        return publication;
      })
      .finally(() => this.looks.delete(slug));
    this.looks.set(slug, { before, look });
    return look;
  }

  private async read(slug: string): Promise<{ organisation: Organisation; head: string }> {
    const known = this.known.get(slug);
    const id =
      known?.organisation.id ??
      (await runAs(publicContext(ACT), () => this.database.read(() => this.organisations.bySlug(slug)))).id;
    return runAs(publicContext(ACT, { organisation: id }), () =>
      this.database.read(async (db) => {
        const { rows } = await sql<{ head: string }>`select coalesce(max(seq), 0)::text as head from change
          where organisation_id = ${id}`.execute(db);
        const head = rows[0]!.head;
        // what is read after the head is at least as new: a page may be too fresh for its head, never too old
        return {
          organisation: known?.head === head ? known.organisation : await this.organisations.byId(id),
          head,
        };
      }),
    );
  }
}

function dayOf({ timeZone }: Organisation, now: number): Pick<Publication, 'day' | 'dayBegins' | 'dayEnds'> {
  const day = dayIn(timeZone, new Date(now));
  const begins = (of: Day) => Temporal.PlainDate.from(of).toZonedDateTime(timeZone).epochMilliseconds;
  return { day, dayBegins: begins(day), dayEnds: begins(addDays(day, 1)) };
}
