import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { asCaller, type RequestContext } from '../access/access.guard.js';
import { Event } from '../events/event.entity.js';
import type { EventRow } from '../events/events.reader.js';
import { loaderOf } from '../platform/loaders.js';
import { Notice } from './notice.entity.js';
import { NoticesReader } from './notices.reader.js';

/** The child room adds the field to the parent's type. */
@Resolver(() => Event)
export class EventNoticeResolver {
  constructor(private readonly reader: NoticesReader) {}

  @ResolveField(() => Notice, {
    nullable: true,
    description: 'The notice that it is about, as it stands now.',
  })
  notice(@Parent() { noticeId }: EventRow, @Context() request: RequestContext) {
    if (noticeId === null) return null;
    return loaderOf(request, 'notices of events', (ids: readonly string[]) =>
      asCaller(request, () => this.reader.byIds(ids)),
    ).load(noticeId);
  }
}
