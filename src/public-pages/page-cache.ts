import type { Day } from '../shared/days.js';
import type { RenderedPage } from './rendered-page.js';

/** What a page was rendered from: it is right as long as both stand. */
export interface Edition {
  /** Head of the organisation's history chain. */
  head: string;
  /** The organisation's current day. */
  day: Day;
}

interface Kept extends Edition {
  page: RenderedPage;
  bytes: number;
}

const CAPACITY = 64 * 1024 * 1024;

/** Rendered pages by canonical address; the least recently asked for go first when the bytes run out. */
export class PageCache {
  private readonly pages = new Map<string, Kept>();
  private bytes = 0;

  constructor(private readonly capacity = CAPACITY) {}

  get size(): { pages: number; bytes: number } {
    return { pages: this.pages.size, bytes: this.bytes };
  }

  /** The page of this very edition. */
  get(url: string, { head, day }: Edition): RenderedPage | undefined {
    const kept = this.pages.get(url);
    if (kept === undefined || kept.head !== head || kept.day !== day) return undefined;
    // the order of a Map is that of insertion: asked for last goes last
    this.pages.delete(url);
    this.pages.set(url, kept);
    return kept.page;
  }

  put(url: string, { head, day }: Edition, page: RenderedPage): void {
    this.remove(url);
    this.pages.set(url, { head, day, page, bytes: page.bytes });
    this.bytes += page.bytes;
    this.shrink();
  }

  /** Counts again what a page holds, after it was compressed. */
  weigh(url: string, page: RenderedPage): void {
    const kept = this.pages.get(url);
    if (kept?.page !== page) return;
    this.bytes += page.bytes - kept.bytes;
    kept.bytes = page.bytes;
    this.shrink();
  }

  private shrink(): void {
    for (const url of this.pages.keys()) {
      if (this.bytes <= this.capacity) return;
      this.remove(url);
    }
  }

  private remove(url: string): void {
    this.bytes -= this.pages.get(url)?.bytes ?? 0;
    this.pages.delete(url);
  }
}
