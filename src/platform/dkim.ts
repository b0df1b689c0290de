import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import DKIM from 'nodemailer/lib/dkim';
import { mailFrom } from './addresses.js';
import { CONFIG, type Config } from './config.js';

/**
 * What the signature covers, of the headers that a mail has. RFC 8058 asks for both headers of one-click leaving, and the
 * library's own list lacks one of them; RFC 6376, 5.4.1 for what a reader sees and acts upon.
 */
const SIGNED = [
  'From:To:Subject:Date:Message-ID:Reply-To:Auto-Submitted:Content-Language',
  'List-Id:List-Unsubscribe:List-Unsubscribe-Post',
  'MIME-Version:Content-Type:Content-Transfer-Encoding',
].join(':');

/** Signs mails by DKIM (RFC 6376, `rsa-sha256`, relaxed), where a key is configured. */
@Injectable()
export class Dkim implements OnApplicationBootstrap {
  private readonly signer: DKIM | undefined;

  constructor(@Inject(CONFIG) private readonly config: Config) {
    const { dkim } = config;
    if (dkim)
      this.signer = new DKIM({
        domainName: dkim.domain,
        keySelector: dkim.selector,
        privateKey: dkim.key,
        headerFieldNames: SIGNED,
      });
  }

  onApplicationBootstrap(): void {
    const log = new Logger('mail');
    const { dkim, production, role } = this.config;
    const sender = mailFrom(this.config).split('@')[1]!.toLowerCase();
    if (dkim && !`.${sender}`.endsWith(`.${dkim.domain.toLowerCase()}`))
      log.warn(
        `DKIM_DOMAIN ${dkim.domain} is neither ${sender}, from which mails are sent, nor above it: DMARC does not count the signature.`,
      );
    if (dkim || !production || role === 'web') return;
    log.warn(
      'DKIM_DOMAIN, DKIM_SELECTOR and DKIM_KEY are not set: mails are not signed here. RFC 8058 has mail programs offer one-click leaving only where a DKIM signature covers List-Unsubscribe and List-Unsubscribe-Post, and large providers refuse or hide unsigned mail. Set them, or see to it that the mail server signs both headers.',
    );
  }

  /** The mail with its signature before everything else; as it is, where there is no key. */
  async signed(raw: Buffer): Promise<Buffer> {
    if (!this.signer) return raw;
    const chunks: Buffer[] = [];
    for await (const chunk of this.signer.sign(raw)) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  }
}
