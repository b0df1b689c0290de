import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { LinksReader } from '../history/links.reader.js';
import { NoticesReader, type NoticeRow } from '../notices/notices.reader.js';
import type { Organisation } from '../organisations/organisation.entity.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { Clock } from '../platform/clock.js';
import { currentContext, runAs, type Context } from '../platform/context.js';
import { version } from '../platform/version.js';
import { Refusal } from '../shared/errors.js';
import { ProofFiles, type ProofFile } from './proof-files.js';
import { ProofKeys } from './proof-keys.js';
import { proofZip } from './proof-zip.js';
import { provenNotice } from './proven-notice.js';
import { rowsIn } from './proof-parts.js';

/** Proves a notice: gathers what was frozen, signs it, and hands it over while it is read. */
@Injectable()
export class ProofsService {
  constructor(
    private readonly organisations: OrganisationsService,
    private readonly notices: NoticesReader,
    private readonly history: LinksReader,
    private readonly files: ProofFiles,
    private readonly keys: ProofKeys,
  ) {}

  /** The notice of which a proof can be made. @throws NOT_FOUND, WRONG_STATUS while it is a draft */
  async provable(slug: string, number: number): Promise<{ organisation: Organisation; notice: NoticeRow }> {
    const organisation = await this.organisations.bySlug(slug);
    const notice = await this.notices.byNumber(organisation.id, number);
    if (!notice) throw Refusal.notFound(`notice ${number}`);
    if (notice.announcedOn === null)
      throw new Refusal(
        'WRONG_STATUS',
        `notice ${number} is a draft: nothing was announced that could be proved`,
      );
    return { organisation, notice };
  }

  /** The archive, written while it is read. @throws NOT_FOUND, WRONG_STATUS */
  async zip(slug: string, number: number, clock: Clock): Promise<Readable> {
    const { organisation, notice } = await this.provable(slug, number);
    const rows = rowsIn('notice', [notice.id]);
    const links = await this.history.of(organisation.id, rows, { after: 0, limit: 10_000 });
    const proven = provenNotice(links);
    const head = {
      organisation: slug,
      number,
      createdAt: clock.now().toISOString(),
      software: `ropewalk ${version()}`,
      chain: await this.history.head(organisation.id),
    };
    const files = within(currentContext()!, this.filesOf(currentContext()!, proven));
    return proofZip(files, head, { key: await this.keys.signing(), mtime: new Date(proven.announcedAt) });
  }

  private async *filesOf(
    context: Context,
    notice: Parameters<ProofFiles['of']>[0],
  ): AsyncGenerator<ProofFile> {
    for await (const file of this.files.of(notice)) yield { ...file, pieces: within(context, file.pieces) };
  }
}

/** Has every step of a sequence run as the caller, whoever reads it: streams read when there is room, in no one's name. */
async function* within<T>(context: Context, steps: AsyncIterable<T>): AsyncGenerator<T> {
  const iterator = steps[Symbol.asyncIterator]();
  for (;;) {
    const step = await runAs(context, () => iterator.next());
    if (step.done) return;
    yield step.value;
  }
}
