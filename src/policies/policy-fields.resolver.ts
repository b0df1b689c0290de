import { Args, Context, ObjectType, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { asCaller, type RequestContext } from '../access/access.guard.js';
import { OrganisationsReader } from '../organisations/organisations.reader.js';
import { Product } from '../organisations/product.entity.js';
import { productsOf } from '../organisations/products-of.js';
import { loaderOf } from '../platform/loaders.js';
import { localizedFields } from '../platform/localized-fields.js';
import { diffWithin } from '../platform/text-diffs.js';
import { Refusal } from '../shared/errors.js';
import { textIn, type LocalizedText } from '../shared/localized-text.js';
import { ConnectionOf, page, ShortPageArgs } from '../shared/pagination.js';
import { LocalizedTextScalar } from '../shared/scalars.js';
import { TextDiff } from '../shared/text-diff.js';
import { PolicyOnDay, PolicyVersionOnDay, PolicyVersionStatus } from './policy-on-day.js';
import { PolicyVersionsReader, type PolicyKey } from './policy-versions.reader.js';

@ObjectType()
export class PolicyVersionConnection extends ConnectionOf(PolicyVersionOnDay, 'PolicyVersion') {}

export const PolicyTexts = localizedFields(PolicyOnDay, 'Policy', {
  title: { description: 'As its page shows it.' },
});
export const PolicyVersionTexts = localizedFields(PolicyVersionOnDay, 'PolicyVersion', {
  summary: { description: 'What changes against the version before, in words.' },
});

const LANGUAGE = {
  type: () => String,
  nullable: true,
  description: 'Language; default: the one that prevails.',
};

/** The versions of a policy, and what differs between them. */
@Resolver(() => PolicyOnDay)
export class PolicyFieldsResolver {
  constructor(
    private readonly reader: PolicyVersionsReader,
    private readonly organisations: OrganisationsReader,
  ) {}

  @ResolveField(() => [Product], { description: 'Products it is about; none: all.' })
  products(@Parent() row: PolicyOnDay, @Context() request: RequestContext) {
    return productsOf(request, this.organisations, row);
  }

  @ResolveField(() => PolicyVersionOnDay, {
    nullable: true,
    description: 'The public version that holds on the day.',
  })
  async inForce(@Parent() row: PolicyOnDay, @Context() request: RequestContext) {
    const all = await this.all(request).load(keyOf(row));
    return all.find(({ status }) => status === PolicyVersionStatus.IN_FORCE) ?? null;
  }

  @ResolveField(() => [PolicyVersionOnDay], {
    description: 'Public versions whose day comes after the day, the next one first.',
  })
  async coming(@Parent() row: PolicyOnDay, @Context() request: RequestContext) {
    const all = await this.all(request).load(keyOf(row));
    return all.filter(({ status }) => status === PolicyVersionStatus.COMING).toReversed();
  }

  @ResolveField(() => PolicyVersionConnection, {
    description: 'All versions, drafts included, the latest to take effect first.',
  })
  async versions(
    @Parent() row: PolicyOnDay,
    @Args() args: ShortPageArgs,
    @Context() request: RequestContext,
  ) {
    const name = JSON.stringify(['policy versions', args.first, args.after]);
    const rows = await loaderOf(request, name, (keys: readonly PolicyKey[]) =>
      asCaller(request, () => this.reader.page(keys, args)),
    ).load(keyOf(row));
    const counts = loaderOf(request, 'policy version counts', (keys: readonly PolicyKey[]) =>
      asCaller(request, () => this.reader.counts(keys)),
    );
    return page(
      rows,
      args,
      ({ effectiveFrom, id }) => [effectiveFrom, id],
      () => counts.load(keyOf(row)),
    );
  }

  @ResolveField(() => TextDiff, {
    description:
      'What differs between two versions, word by word, in one language. All comparisons of a request share two seconds: what is not done by then is compared by paragraph. Errors: BAD_USER_INPUT.',
  })
  async diff(
    @Parent() row: PolicyOnDay,
    @Args('from', { description: 'Label of a version.' }) from: string,
    @Args('to', { description: 'Label of a version.' }) to: string,
    @Args('language', LANGUAGE) language: string | undefined,
    @Context() request: RequestContext,
  ): Promise<TextDiff> {
    const all = await this.all(request).load(keyOf(row));
    const [old, next] = (
      [
        ['from', from],
        ['to', to],
      ] as const
    ).map(([path, label]) => {
      const named = all.filter((version) => version.label === label);
      const found = named.find(({ status }) => status !== PolicyVersionStatus.WITHDRAWN) ?? named[0];
      if (!found) throw Refusal.field(path, `names no version "${label}" of the policy`);
      return found;
    });
    const texts = await Promise.all([old!, next!].map((version) => textsOf(request, this.reader, version)));
    const spoken = language ?? next!.prevailingLanguage;
    return diffWithin(request, said(texts[0]!, old!, spoken), said(texts[1]!, next!, spoken), spoken);
  }

  private all(request: RequestContext) {
    return loaderOf(request, 'policy versions', (keys: readonly PolicyKey[]) =>
      asCaller(request, () => this.reader.of(keys)),
    );
  }
}

/** The text of a version, read only where it is asked for. */
@Resolver(() => PolicyVersionOnDay)
export class PolicyVersionFieldsResolver {
  constructor(private readonly reader: PolicyVersionsReader) {}

  @ResolveField(() => String, { description: 'The whole text, Markdown.' })
  async text(
    @Parent() row: PolicyVersionOnDay,
    @Args('lang', LANGUAGE) lang: string | undefined,
    @Context() request: RequestContext,
  ): Promise<string> {
    return said(await textsOf(request, this.reader, row), row, lang);
  }

  @ResolveField(() => LocalizedTextScalar, { description: 'In all languages.' })
  textTexts(@Parent() row: PolicyVersionOnDay, @Context() request: RequestContext): Promise<LocalizedText> {
    return textsOf(request, this.reader, row);
  }
}

function textsOf(
  request: RequestContext,
  reader: PolicyVersionsReader,
  row: PolicyVersionOnDay,
): Promise<LocalizedText> {
  return loaderOf(request, 'policy texts', (keys: readonly PolicyKey[]) =>
    asCaller(request, () => reader.texts(keys)),
  ).load(keyOf(row));
}

function said(
  texts: LocalizedText,
  { prevailing }: PolicyVersionOnDay,
  language: string | undefined,
): string {
  return textIn(texts, language, prevailing) ?? '';
}

function keyOf({ id, organisationId, moment }: PolicyOnDay | PolicyVersionOnDay): PolicyKey {
  return { id, organisation: organisationId, ...moment };
}
