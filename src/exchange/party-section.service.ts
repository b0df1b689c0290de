import { Injectable } from '@nestjs/common';
import { PartiesService } from '../parties/parties.service.js';
import { ProfilesService } from '../parties/profiles.service.js';
import { Database } from '../platform/database.js';
import type { ComparedSections } from './compared-sections.js';
import type { ApplyRegisterInput } from './register.inputs.js';
import { later } from '../shared/days.js';
import { at, differing } from './section.js';

/** Brings the parties of the record, and what it says of the organisation itself, to what a file says. */
@Injectable()
export class PartySection {
  constructor(
    private readonly service: PartiesService,
    private readonly profiles: ProfilesService,
    private readonly database: Database,
  ) {}

  async parties({ added, amended }: ComparedSections['parties'], input: ApplyRegisterInput): Promise<void> {
    const { on } = input;
    for (const { entry, path } of added) {
      await at(path, () =>
        this.service.add({ ...entry, organisation: input.organisation.slug, effectiveFrom: on }),
      );
      this.database.forget();
    }
    for (const { entry, path, known, changes } of amended) {
      await at(path, () =>
        this.service.amend({
          ...differing({ entry, changes }),
          id: known.id,
          effectiveFrom: later(on, known.since),
          carryForward: false,
        }),
      );
      this.database.forget();
    }
  }

  async profile({ profile }: ComparedSections, { organisation }: ApplyRegisterInput): Promise<void> {
    if (!profile || (profile.known && profile.changes.length === 0)) return;
    const { entry, changes } = profile;
    await at('profile', () =>
      this.profiles.amend({ ...differing({ entry, changes }), organisation: organisation.slug }),
    );
  }
}
