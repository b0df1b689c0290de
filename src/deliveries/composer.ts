import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { mailFrom, messageHost, wireAddress } from '../platform/addresses.js';
import { CONFIG, publicUrlOf, type Config } from '../platform/config.js';
import { runAs, systemContext } from '../platform/context.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { Dkim } from '../platform/dkim.js';
import type { Mail } from '../platform/mailer.js';
import { Tokens } from '../platform/tokens.js';
import { contentIdOf, logoIn } from '../views/mail-look.js';
import { returnPathOf } from './return-path.js';
import type { Claimed } from './claims.js';
import type { MessageText, OwnAddress } from './message.entity.js';
import { Skeleton, type Letter } from './skeleton.js';

interface Composed {
  skeleton: Skeleton;
  /** In which it is written. */
  language: string;
  /** Whether that is another one than pages open in by themselves. */
  translated: boolean;
  /** No report about it is wanted. */
  automaticAnswer: boolean;
  /** What stands before the tokens of the recipient, by what each is for. */
  tokenUrls: Partial<Record<OwnAddress, string>>;
}

/** How many messages are kept composed: in one language each, a few kilobytes. */
const KEPT = 50;

/** Makes the mail of a delivery. A message is read and composed once per language, however many it goes to. */
@Injectable()
export class Composer {
  private readonly composed = new Map<string, Promise<Composed>>();

  constructor(
    private readonly database: Database,
    private readonly tokens: Tokens,
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
    private readonly dkim: Dkim,
  ) {}

  /** @throws when the message is gone, or its link was sealed with a secret that is no longer set */
  async mail(delivery: Claimed): Promise<Mail> {
    const { skeleton, language, translated, tokenUrls, automaticAnswer } = await this.message(
      delivery.messageId,
      delivery.language,
    );
    const { recipientId, recipientGeneration, sealedLink, customerName } = delivery;
    const to = wireAddress(delivery.address);
    const raw = skeleton.filled({
      to,
      id: delivery.id,
      customerName,
      date: this.clock.now(),
      ...(recipientId !== null &&
        mapped(
          tokenUrls,
          (url, purpose) =>
            url +
            this.tokens.sign(purpose, recipientId, recipientGeneration) +
            (purpose === 'object' || (purpose === 'leave' && translated)
              ? `?lang=${encodeURIComponent(language)}`
              : ''),
        )),
      link: sealedLink === null ? undefined : this.tokens.unseal(sealedLink),
    });
    return {
      from: automaticAnswer ? '' : this.returnPath(delivery.id),
      to,
      raw: await this.dkim.signed(raw),
    };
  }

  private returnPath(deliveryId: string): string {
    const { bounceAddress } = this.config;
    return bounceAddress === undefined
      ? mailFrom(this.config)
      : returnPathOf(bounceAddress, this.tokens, deliveryId);
  }

  private message(id: string, language: string): Promise<Composed> {
    const key = `${id} ${language}`;
    const known = this.composed.get(key) ?? this.compose(id, language);
    // what was used last stands last, so the first is the one to forget
    this.composed.delete(key);
    this.composed.set(key, known);
    known.catch(() => this.composed.delete(key));
    for (const oldest of this.composed.keys()) {
      if (this.composed.size <= KEPT) break;
      this.composed.delete(oldest);
    }
    return known;
  }

  private async compose(id: string, language: string): Promise<Composed> {
    const row = await this.row(id);
    const spoken = row.texts[language] ? language : row.prevailing;
    const words = row.texts[spoken];
    if (!words) throw new Error(`message ${id} has no words`);
    const skeleton = await Skeleton.of({
      ...words,
      language: spoken,
      from: { name: row.fromName, address: mailFrom(this.config) },
      replyTo: row.replyTo,
      listId: row.listId,
      automaticAnswer: row.automaticAnswer,
      logo: await this.logo(words.html),
      host: messageHost(this.config),
    });
    return {
      skeleton,
      language: spoken,
      translated: spoken !== row.prevailing,
      automaticAnswer: row.automaticAnswer,
      tokenUrls: mapped(row.paths, (path) => publicUrlOf(this.config) + path),
    };
  }

  private async logo(html: string): Promise<Letter['logo']> {
    const id = logoIn(html);
    if (id === undefined) return undefined;
    const { rows } = await runAs(systemContext('dispatch'), () =>
      this.database.read((db) =>
        sql<{ type: string; content: string }>`select type, content from logo where id = ${id}`.execute(db),
      ),
    );
    const [found] = rows;
    return (
      found && { contentId: contentIdOf(id), type: found.type, content: Buffer.from(found.content, 'base64') }
    );
  }

  private async row(id: string) {
    const { rows } = await runAs(systemContext('dispatch'), () =>
      this.database.read((db) =>
        sql<{
          texts: Record<string, MessageText>;
          prevailing: string;
          fromName: string;
          replyTo: string | null;
          listId: string | null;
          paths: Partial<Record<OwnAddress, string>>;
          automaticAnswer: boolean;
        }>`select texts, prevailing, from_name as "fromName", reply_to as "replyTo", list_id as "listId",
          automatic_answer as "automaticAnswer",
          jsonb_strip_nulls(jsonb_build_object('leave', leave_path, 'preferences', preferences_path, 'object', object_path)) as paths from message where id = ${id}`.execute(
          db,
        ),
      ),
    );
    if (!rows[0]) throw new Error(`message ${id} is gone`);
    return rows[0];
  }
}

function mapped(
  addresses: Partial<Record<OwnAddress, string>>,
  to: (address: string, purpose: string) => string,
): Partial<Record<OwnAddress, string>> {
  return Object.fromEntries(
    Object.entries(addresses).map(([purpose, address]) => [purpose, to(address, purpose)]),
  );
}
