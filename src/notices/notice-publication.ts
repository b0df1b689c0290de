import { Args, Field, ObjectType, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Day } from '../shared/days.js';
import { textIn } from '../shared/localized-text.js';
import { DayScalar } from '../shared/scalars.js';
import type { FrozenPublication } from './frozen-publication.js';

/** A new version of a policy or an agreement, as a notice tells of it. */
@ObjectType({ description: 'A new version of a policy or an agreement, as a notice tells of it.' })
export class NoticePublication {
  title!: FrozenPublication['title'];
  summary!: FrozenPublication['summary'];
  prevailing!: string;

  @Field({ description: '`policy` or `agreement`.' }) of!: string;
  @Field({ description: 'Slug of the policy, reference of the agreement.' }) reference!: string;
  @Field({ description: 'What the version is called.' }) label!: string;
  @Field(() => DayScalar) effectiveFrom!: Day;
  @Field(() => String, { nullable: true, description: 'SHA-256, hex, over the text in all its languages.' })
  digest!: string | null;
  @Field({
    description: 'Whether the public hears of it; an agreement with one customer is told to that one only.',
  })
  isPublic!: boolean;
}

@Resolver(() => NoticePublication)
export class NoticePublicationResolver {
  @ResolveField(() => String, { description: 'Title, in a language or in the prevailing one.' })
  title(
    @Parent() { title, prevailing }: NoticePublication,
    @Args('lang', { type: () => String, nullable: true }) lang: string | null,
  ): string {
    return textIn(title, lang, prevailing) ?? '';
  }

  @ResolveField(() => String, { nullable: true, description: 'What changes, in words.' })
  summary(
    @Parent() { summary, prevailing }: NoticePublication,
    @Args('lang', { type: () => String, nullable: true }) lang: string | null,
  ): string | null {
    return textIn(summary, lang, prevailing);
  }
}
