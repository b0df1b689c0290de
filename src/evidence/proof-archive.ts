import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import yauzl from 'yauzl';

/** A proof, or something else, that cannot be read as an archive. */
export class UnreadableProof extends Error {
  constructor(
    /** The archive, or a file in it. */
    readonly file: string,
    readonly what: string,
  ) {
    super(`${file} ${what}`);
  }
}

/** More than the files that are read whole can honestly have. */
const WHOLE = 512 * 1024 * 1024;

/** The files of a ZIP archive on disk, each read when asked for. */
export class ProofArchive {
  private constructor(
    private readonly zip: yauzl.ZipFile,
    private readonly entries: ReadonlyMap<string, yauzl.Entry>,
    /** Names that stand twice: which of the two is meant nobody knows. */
    readonly doubled: readonly string[],
  ) {}

  /** @throws UnreadableProof */
  static async open(path: string): Promise<ProofArchive> {
    try {
      const zip = await yauzl.openPromise(path, { autoClose: false, lazyEntries: true });
      const entries = new Map<string, yauzl.Entry>();
      const doubled: string[] = [];
      for await (const entry of zip.eachEntry()) {
        if (entries.has(entry.fileName)) doubled.push(entry.fileName);
        entries.set(entry.fileName, entry);
      }
      return new ProofArchive(zip, entries, doubled);
    } catch (error) {
      throw new UnreadableProof(path, `cannot be read as a ZIP archive: ${(error as Error).message}`);
    }
  }

  get names(): string[] {
    return [...this.entries.keys()];
  }

  close(): void {
    this.zip.close();
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** @throws UnreadableProof when it is not there, or its bytes are damaged */
  async stream(name: string): Promise<Readable> {
    const entry = this.entries.get(name);
    if (!entry) throw new UnreadableProof(name, 'is missing');
    try {
      return await this.zip.openReadStreamPromise(entry);
    } catch (error) {
      throw new UnreadableProof(name, `cannot be unpacked: ${(error as Error).message}`);
    }
  }

  /** @throws UnreadableProof */
  async bytes(name: string): Promise<Buffer> {
    const entry = this.entries.get(name);
    if (entry && entry.uncompressedSize > WHOLE) throw new UnreadableProof(name, 'is too large to be read');
    const stream = await this.stream(name);
    return buffer(stream).catch((error: Error) => {
      throw new UnreadableProof(name, `cannot be unpacked: ${error.message}`);
    });
  }

  async text(name: string): Promise<string> {
    return (await this.bytes(name)).toString('utf8');
  }

  /** Length and SHA-256 (hex) of a file, without holding it. @throws UnreadableProof */
  async measure(name: string): Promise<{ bytes: number; sha256: string }> {
    const hash = createHash('sha256');
    let bytes = 0;
    try {
      for await (const chunk of await this.stream(name)) {
        hash.update(chunk as Buffer);
        bytes += (chunk as Buffer).length;
      }
    } catch (error) {
      if (error instanceof UnreadableProof) throw error;
      throw new UnreadableProof(name, `cannot be unpacked: ${(error as Error).message}`);
    }
    return { bytes, sha256: hash.digest('hex') };
  }
}
