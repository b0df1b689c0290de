import type { Type } from '@nestjs/common';
import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { asCaller, type RequestContext } from '../access/access.guard.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { Clock } from '../platform/clock.js';
import type { Day } from '../shared/days.js';
import { PageArgs } from '../shared/pagination.js';
import { FindingsReader } from './findings.reader.js';
import { FindingConnection } from './findings.resolver.js';

/** What an act wrote that writes a whole register: its slug, and the day from which that holds. */
interface WrittenRegister {
  slug: string;
  on: Day;
}

/**
 * The field `findings` on the payload of an act that writes a whole list or register: what one entry says is judged against
 * all others, so all that is found in the register is told, page by page.
 */
export function findingsOfRegister<T>(type: Type, writtenBy: (payload: T) => WrittenRegister): Type {
  @Resolver(() => type)
  class FindingsOfRegister {
    constructor(
      private readonly reader: FindingsReader,
      private readonly organisations: OrganisationsService,
      private readonly clock: Clock,
    ) {}

    @ResolveField(() => FindingConnection, {
      description:
        'What the rules find in the whole register, worst first, today or on the day of the file where that is to come; further pages by the query `findings` on that day.',
    })
    findings(@Parent() payload: T, @Args() args: PageArgs, @Context() request: RequestContext) {
      const { slug, on } = writtenBy(payload);
      return asCaller(request, async () => {
        const organisation = await this.organisations.bySlug(slug);
        const today = this.clock.today(organisation.timeZone);
        const day = { on: on < today ? today : on, asOf: null, strict: false };
        return this.reader.page(organisation, day, args);
      });
    }
  }
  Object.defineProperty(FindingsOfRegister, 'name', { value: `${type.name}Findings` });
  return FindingsOfRegister;
}
