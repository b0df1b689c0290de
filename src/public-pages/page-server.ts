import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { CONFIG, publicUrlOf, type Config } from '../platform/config.js';
import { publicContext, runAs } from '../platform/context.js';
import { acceptedEncoding } from './accepted-encoding.js';
import { canonicalUrl, readAsked, type Asked, type Parameter } from './asked.js';
import { PageCache, type Edition } from './page-cache.js';
import { Publications, type Publication } from './publications.js';
import { RenderedPage, type Rendering } from './rendered-page.js';

/** A visitor's request, as a renderer needs it. */
export interface PageRequest extends Publication {
  asked: Asked;
  /** Canonical path and query of this page. */
  url: string;
  /** The same page in the organisation's languages. */
  languages: { lang: string; href: string }[];
  /** Before every address that must be absolute. */
  publicUrl: string;
}

type Render = (request: PageRequest) => Promise<Rendering>;

/**
 * Serves pages from memory. A page that was rendered for the organisation's present history and day is answered at
 * once, without any query; everything else takes the way through its controller to `serve`.
 */
@Injectable()
export class PageServer implements OnModuleInit {
  readonly cache = new PageCache();
  private readonly rendering = new Map<string, Promise<RenderedPage>>();

  constructor(
    private readonly publications: Publications,
    private readonly host: HttpAdapterHost,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Stands before Fastify's own listener: a page in memory needs no route, no hooks, no reply object. */
  onModuleInit(): void {
    const server = this.host.httpAdapter.getHttpServer() as Server;
    const [routing] = server.listeners('request') as RequestListener[];
    if (!routing) return;
    server.off('request', routing);
    server.on('request', (request, response) => {
      // a server that is closing answers by Fastify alone, which sends the connection away
      if (!server.listening || !this.answered(request, response)) routing.call(server, request, response);
    });
  }

  /** Renders what is not in memory, once for all who ask meanwhile, and answers. @throws NOT_FOUND, BAD_USER_INPUT */
  async serve(
    request: FastifyRequest,
    reply: FastifyReply,
    known: readonly Parameter[],
    render: Render,
  ): Promise<void> {
    const path = request.url.split('?', 1)[0]!.replace(/(?<=.)\/+$/, '');
    const publication = await this.publications.of(path.split('/', 2)[1]!);
    const asked = readAsked(known, request.query as Record<string, unknown>, publication);
    const url = canonicalUrl(path, asked, publication.organisation);
    const encoding = acceptedEncoding(request.headers['accept-encoding']);
    const page =
      this.cache.get(url, publication) ??
      (await this.render({ ...publication, asked, url, ...this.around(path, asked, publication) }, render));
    await page.prepare(encoding);
    this.cache.weigh(url, page);
    reply.hijack();
    page.write(encoding, request.raw, reply.raw);
  }

  private around(path: string, asked: Asked, { organisation }: Publication) {
    const languages = organisation.languages.map((lang) => ({
      lang,
      href: canonicalUrl(path, { ...asked, lang }, organisation),
    }));
    return { languages, publicUrl: publicUrlOf(this.config) };
  }

  /** The hot path: looks, writes, and does nothing else. */
  private answered(request: IncomingMessage, response: ServerResponse): boolean {
    if (request.method !== 'GET' && request.method !== 'HEAD') return false;
    const url = request.url!;
    const publication = this.publications.fresh(slugOf(url));
    const page = publication && this.cache.get(url, publication);
    const encoding = acceptedEncoding(request.headers['accept-encoding'] as string | undefined);
    return page?.write(encoding, request, response) ?? false;
  }

  private render(request: PageRequest, render: Render): Promise<RenderedPage> {
    const { url, head, day, organisation, asked } = request;
    const edition: Edition = { head, day };
    const key = `${head} ${day} ${url}`;
    const begun = this.rendering.get(key);
    if (begun) return begun;
    const context = publicContext('public page', { organisation: organisation.id });
    const page = runAs(context, () => render(request))
      .then((rendering) => {
        const page = new RenderedPage(rendering);
        // there is no end of texts to search for
        if (asked.q === undefined) this.cache.put(url, edition, page);
        return page;
      })
      .finally(() => this.rendering.delete(key));
    this.rendering.set(key, page);
    return page;
  }
}

/** First segment of a path. */
function slugOf(url: string): string {
  for (let end = 1; end < url.length; end++) {
    const at = url.charCodeAt(end);
    // "/" and "?"
    if (at === 47 || at === 63) return url.slice(1, end);
  }
  return url.slice(1);
}
