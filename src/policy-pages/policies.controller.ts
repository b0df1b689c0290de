import { Controller, Get, Param, Req, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PolicyVersionStatus, type PolicyVersionOnDay } from '../policies/policy-on-day.js';
import { canonicalUrl, type Parameter } from '../public-pages/asked.js';
import { html } from '../public-pages/list.controller.js';
import { PageErrorFilter } from '../public-pages/page-error.filter.js';
import { PageServer, type PageRequest } from '../public-pages/page-server.js';
import { diffTexts, type TextDiff } from '../shared/text-diff.js';
import { rendered } from './markdown.js';
import { PoliciesPage } from './policies-page.js';
import { policyDocument } from './policy-json.js';
import { PolicyPage } from './policy-page.js';
import { PublishedPoliciesReader, type ShownPolicy } from './published-policies.reader.js';
import { Recent } from './recent.js';

const PARAMETERS: readonly Parameter[] = ['lang', 'on', 'version'];

/** The policies: which there are, and each in every version, for people and for programs. */
@Controller(':organisation/policies')
@UseFilters(PageErrorFilter)
export class PoliciesController {
  // any day may be asked for, and most show the same text: it is rendered and compared once
  private readonly texts = new Recent<string>(40);
  private readonly diffs = new Recent<TextDiff>(40);

  constructor(
    private readonly pages: PageServer,
    private readonly published: PublishedPoliciesReader,
  ) {}

  @Get()
  list(@Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.pages.serve(request, reply, ['lang', 'on'], async (page) => {
      const policies = await this.published.all(page.organisation, page.asked.on ?? page.day);
      return html(PoliciesPage({ ...page, lang: page.asked.lang, policies }));
    });
  }

  @Get(':policy')
  policy(@Param('policy') policy: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const slug = policy.replace(/\.json$/, '');
    return this.pages.serve(request, reply, PARAMETERS, (page) =>
      slug === policy ? this.page(slug, page) : this.json(slug, page),
    );
  }

  private async page(slug: string, page: PageRequest) {
    const published = await this.read(slug, page);
    const { shown, before } = published;
    const { lang } = page.asked;
    const { said, lang: spoken } = sayable(published, lang);
    const today = page.asked.on === undefined && shown.status === PolicyVersionStatus.IN_FORCE;
    const text = this.texts.of(`${digestIn(shown, spoken)} ${spoken}`, () => rendered(said));
    const old = before && (before.text[spoken] ?? before.text[before.version.prevailingLanguage] ?? '');
    const diff =
      old === undefined
        ? undefined
        : this.diffs.of(
            `${before && digestIn(before.version, spoken)} ${digestIn(shown, spoken)} ${spoken}`,
            () => diffTexts(old, said, spoken),
          );
    // what holds today has one address, by whichever it was asked for
    const url = today
      ? canonicalUrl(`/${page.organisation.slug}/policies/${slug}`, { lang }, page.organisation)
      : page.url;
    return html(
      PolicyPage({ ...page, url, lang, published, text: { html: text, lang: spoken }, diff, today }),
    );
  }

  private async json(slug: string, page: PageRequest) {
    const published = await this.read(slug, page);
    const { lang, on = page.day } = page.asked;
    const text = sayable(published, lang);
    return {
      body: JSON.stringify(policyDocument({ ...page, lang, on, published, text })),
      type: 'application/json; charset=utf-8',
      headers: { 'access-control-allow-origin': '*' },
    };
  }

  private read(slug: string, { organisation, day, asked }: PageRequest): Promise<ShownPolicy> {
    return this.published.one(organisation, slug, asked.on ?? day, asked.version);
  }
}

/** What tells the text in one language from every other: of one that was added later, its own digest. */
function digestIn({ digest, addedTranslations }: PolicyVersionOnDay, language: string): string {
  return addedTranslations.find((added) => added.language === language)?.digest ?? digest;
}

/** The text in the language asked for, or in the one that prevails; and which it is. */
function sayable({ text, shown }: ShownPolicy, lang: string): { said: string; lang: string } {
  const spoken = text[lang] === undefined ? shown.prevailingLanguage : lang;
  return { said: text[spoken] ?? '', lang: spoken };
}
