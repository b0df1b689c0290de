import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Organisation } from '../organisations/organisation.entity.js';
import { PolicyVersionStatus } from '../policies/policy-on-day.js';
import { canonicalUrl, type Parameter } from '../public-pages/asked.js';
import { html } from '../public-pages/list.controller.js';
import { PageServer, type PageRequest } from '../public-pages/page-server.js';
import type { Day } from '../shared/days.js';
import { diffTexts, type TextDiff } from '../shared/text-diff.js';
import { rendered } from './markdown.js';
import type { PublishedText, ShownVersion, TextSubject, TextVersionShown } from './published-text.js';
import { Recent } from './recent.js';
import { textDocument } from './text-json.js';
import { TextPage } from './text-page.js';
import { TextsPage } from './texts-page.js';

const PARAMETERS: readonly Parameter[] = ['lang', 'on', 'version'];

/** Where the published texts of a folder are read from. */
export interface TextSource {
  all(organisation: Organisation, on: Day): Promise<PublishedText[]>;
  /** @throws NOT_FOUND */
  one(organisation: Organisation, slug: string, on: Day, label?: string): Promise<ShownVersion>;
}

/** The published texts of a folder: which there are, and each in every version, for people and for programs. */
@Injectable()
export class TextPages {
  // any day may be asked for, and most show the same text: it is rendered and compared once
  private readonly texts = new Recent<string>(40);
  private readonly diffs = new Recent<TextDiff>(40);

  constructor(private readonly pages: PageServer) {}

  list(
    request: FastifyRequest,
    reply: FastifyReply,
    folder: TextSubject['folder'],
    source: TextSource,
  ): Promise<void> {
    return this.pages.serve(request, reply, ['lang', 'on'], async (page) => {
      const texts = await source.all(page.organisation, page.asked.on ?? page.day);
      return html(TextsPage({ ...page, lang: page.asked.lang, folder, texts }));
    });
  }

  /** `named`: its slug, with `.json` for programs. */
  one(request: FastifyRequest, reply: FastifyReply, named: string, source: TextSource): Promise<void> {
    const slug = named.replace(/\.json$/, '');
    return this.pages.serve(request, reply, PARAMETERS, async (page) => {
      const { organisation, day, asked } = page;
      const published = await source.one(organisation, slug, asked.on ?? day, asked.version);
      return slug === named ? this.page(published, page) : this.json(published, page);
    });
  }

  private page(published: ShownVersion, page: PageRequest) {
    const { subject, shown, before, toldAfter } = published;
    const { lang } = page.asked;
    const { said, lang: spoken } = sayable(published, lang);
    const today = page.asked.on === undefined && shown.status === PolicyVersionStatus.IN_FORCE;
    const text = this.texts.of(`${digestIn(shown, spoken)} ${spoken}`, () => rendered(said));
    const diffs = [before, toldAfter].flatMap((one) => {
      const old = one && (one.text[spoken] ?? one.text[one.version.prevailingLanguage] ?? '');
      if (!one || old === undefined || (old === '' && said === '')) return [];
      const key = `${digestIn(one.version, spoken)} ${digestIn(shown, spoken)} ${spoken}`;
      return [{ since: one.version.label, diff: this.diffs.of(key, () => diffTexts(old, said, spoken)) }];
    });
    // what holds today has one address, by whichever it was asked for
    const url = today
      ? canonicalUrl(
          `/${page.organisation.slug}/${subject.folder}/${subject.slug}`,
          { lang },
          page.organisation,
        )
      : page.url;
    return html(
      TextPage({ ...page, url, lang, published, text: { html: text, lang: spoken }, diffs, today }),
    );
  }

  private json(published: ShownVersion, page: PageRequest) {
    const { lang, on = page.day } = page.asked;
    const text = sayable(published, lang);
    return {
      body: JSON.stringify(textDocument({ ...page, lang, on, published, text })),
      type: 'application/json; charset=utf-8',
      headers: { 'access-control-allow-origin': '*' },
    };
  }
}

/** What tells the text in one language from every other: of one that was added later, its own digest. */
function digestIn({ digest, addedTranslations }: TextVersionShown, language: string): string | null {
  return addedTranslations.find((added) => added.language === language)?.digest ?? digest;
}

/** The text in the language asked for, or in the one that prevails; and which it is. */
function sayable({ text, shown }: ShownVersion, lang: string): { said: string; lang: string } {
  const spoken = text[lang] === undefined ? shown.prevailingLanguage : lang;
  return { said: text[spoken] ?? '', lang: spoken };
}
