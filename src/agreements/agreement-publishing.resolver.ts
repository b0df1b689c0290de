import { Args, Context, Field, Mutation, ObjectType, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, asCaller, demand, type RequestContext } from '../access/access.guard.js';
import { OrganisationsReader } from '../organisations/organisations.reader.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { productsOf } from '../organisations/products-of.js';
import { Clock } from '../platform/clock.js';
import { loaderOf } from '../platform/loaders.js';
import { localizedFields } from '../platform/localized-fields.js';
import { momentOf } from '../platform/moment.js';
import { diffWithin } from '../platform/text-diffs.js';
import { textIn, type LocalizedText } from '../shared/localized-text.js';
import { LocalizedTextScalar } from '../shared/scalars.js';
import { AgreementDiff, termChanges, versionNamed } from './agreement-diff.js';
import { AgreementOnDay, AgreementVersionRow } from './agreement-on-day.js';
import { AgreementPublishingService } from './agreement-publishing.service.js';
import { PublishAgreementVersionInput } from './agreement.inputs.js';
import { StandingsReader, type RecordedKey } from './standings.reader.js';

@ObjectType()
export class PublishAgreementVersionPayload {
  @Field(() => AgreementVersionRow) agreementVersion!: AgreementVersionRow;
}

export const AgreementVersionTexts = localizedFields(AgreementVersionRow, 'AgreementVersion', {
  summary: { description: 'What changes against the version before, in words.' },
});

const NAMED = 'A version, named by its label, its first day or its id.';
const LANGUAGE = {
  type: () => String,
  nullable: true,
  description: 'Language; default: the one that prevails.',
};

/** Versions of agreements become final; what differs between them. */
@Resolver(() => AgreementOnDay)
export class AgreementPublishingResolver {
  constructor(
    private readonly service: AgreementPublishingService,
    private readonly reader: StandingsReader,
    private readonly organisations: OrganisationsReader,
    private readonly owners: OrganisationsService,
    private readonly clock: Clock,
  ) {}

  @Mutation(() => PublishAgreementVersionPayload, {
    description:
      'Says that a draft, made by amending an agreement with customers, is final. Material: it waits for a notice and is public when that is announced. Not material: it is public at once, with the reason for silence. Customers stay on the version they stand on. Errors: NOT_FOUND, BAD_USER_INPUT, NOTHING_TO_AMEND.',
  })
  @Allow('notice:draft')
  async publishAgreementVersion(
    @Args('input') input: PublishAgreementVersionInput,
    @Context() request: RequestContext,
  ) {
    if (!input.material) await demand(request, 'notice:announce', 'publishing a version without a notice');
    const { id, organisationId: organisation } = await this.service.publish(input);
    const [version] = await this.reader.recorded([{ id, organisation, asOf: null }]);
    const moment = momentOf({}, await this.owners.byId(organisation), this.clock);
    return { agreementVersion: { ...version!, moment } };
  }

  @ResolveField(() => AgreementDiff, {
    description:
      'What differs between two of its versions: terms field by field, the text word by word in one language. Errors: BAD_USER_INPUT.',
  })
  async diff(
    @Parent() row: AgreementOnDay,
    @Args('from', { description: NAMED }) from: string,
    @Args('to', { description: NAMED }) to: string,
    @Args('language', LANGUAGE) language: string | undefined,
    @Context() request: RequestContext,
  ): Promise<AgreementDiff> {
    const { organisationId: organisation, moment } = row;
    const all = await loaderOf(request, 'agreement versions', (keys: readonly RecordedKey[]) =>
      asCaller(request, () => this.reader.versionsOf(keys)),
    ).load({ id: row.id, organisation, asOf: moment.asOf });
    const named = (path: string, id: string) => {
      return { ...versionNamed(all, path, id), moment };
    };
    const [old, next] = [named('from', from), named('to', to)];
    const products = await Promise.all(
      [old, next].map((version) => productsOf(request, this.organisations, version)),
    );
    const names = new Map(products.flat().map(({ id, name }) => [id, name]));
    const changes = termChanges(old, next, (ids) => ids.map((id) => names.get(id) ?? id).join(', ') || null);
    const [was, is] = await Promise.all([old, next].map((version) => textsOf(request, this.reader, version)));
    if (!was && !is) return { changes, text: null };
    const spoken = language ?? next.prevailingLanguage ?? old.prevailingLanguage ?? 'en';
    return {
      changes,
      text: diffWithin(request, said(was, old, spoken) ?? '', said(is, next, spoken) ?? '', spoken),
    };
  }
}

/** The text of a version, read only where it is asked for. */
@Resolver(() => AgreementVersionRow)
export class AgreementTextResolver {
  constructor(private readonly reader: StandingsReader) {}

  @ResolveField(() => String, {
    nullable: true,
    description: 'The whole text, Markdown; null: the register holds none.',
  })
  async text(
    @Parent() row: AgreementVersionRow,
    @Args('lang', LANGUAGE) lang: string | undefined,
    @Context() request: RequestContext,
  ): Promise<string | null> {
    return said(await textsOf(request, this.reader, row), row, lang);
  }

  @ResolveField(() => LocalizedTextScalar, { nullable: true, description: 'In all languages.' })
  textTexts(@Parent() row: AgreementVersionRow, @Context() request: RequestContext) {
    return textsOf(request, this.reader, row);
  }
}

function textsOf(
  request: RequestContext,
  reader: StandingsReader,
  { id, organisationId: organisation, moment }: AgreementVersionRow,
): Promise<LocalizedText | null> {
  return loaderOf(request, 'agreement texts', (keys: readonly RecordedKey[]) =>
    asCaller(request, () => reader.texts(keys)),
  ).load({ id, organisation, asOf: moment.asOf });
}

function said(
  texts: LocalizedText | null | undefined,
  { prevailingLanguage }: AgreementVersionRow,
  language: string | undefined,
): string | null {
  return texts ? textIn(texts, language, prevailingLanguage ?? '') : null;
}
