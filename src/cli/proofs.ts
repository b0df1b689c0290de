import { createWriteStream, existsSync, readFileSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { verifyProof, type ProofReport } from '../evidence/verify-proof.js';
import type { Register } from './connection.js';
import { CommandFailure } from './failure.js';

export interface ProofOptions {
  organisation: string;
  number: number;
  out: string;
  json?: boolean;
}

export interface VerifyOptions {
  key?: string;
  json?: boolean;
}

/** Fetches the proof of a notice and verifies what has arrived: a file cut short is none. */
export async function writeProof(register: Register, options: ProofOptions): Promise<void> {
  const { organisation, number, out } = options;
  const path = `/${encodeURIComponent(organisation)}/changes/${number}/proof.zip`;
  const archive = await register.download(path);
  const part = `${out}.part`;
  try {
    await pipeline(Readable.fromWeb(archive as ReadableStream), createWriteStream(part));
    const report = await verifyProof(part);
    if (!report.sound) throw new CommandFailure(`The proof did not arrive whole. ${firstOf(report)}`);
    await rename(part, out);
    told(report, options);
  } catch (error) {
    if (error instanceof CommandFailure) throw error;
    throw new CommandFailure(`cannot write ${out}: ${(error as Error).message}`);
  } finally {
    await rm(part, { force: true });
  }
}

/** Verifies a proof by nothing but the file. @throws CommandFailure naming the first thing that is wrong */
export async function verifyFile(file: string | undefined, options: VerifyOptions): Promise<void> {
  if (file === undefined)
    throw new CommandFailure(
      '--key is the key of a proof: name the file too. The history chain is walked without it.',
      2,
    );
  if (!existsSync(file)) throw new CommandFailure(`There is no file ${file}.`, 2);
  const report = await verifyProof(file, { key: options.key && keyOf(options.key) });
  told(report, options);
  if (!report.sound) throw new CommandFailure(firstOf(report));
}

function told(report: ProofReport, { json }: { json?: boolean }): void {
  if (json) console.log(JSON.stringify(report));
  if (json || !report.sound) return;
  const { organisation, number, createdAt, files } = report.manifest!;
  console.log(
    `Sound: notice ${number} of ${organisation}, proof made ${createdAt}; ${files.length} files, ${report.links} links of the history.`,
  );
  for (const note of report.notes) console.log(note);
  console.log(`Signed by the key ${report.key}.`);
  if (!report.keyPinned)
    console.log(
      'The key came with the proof: compare it with /.well-known/ropewalk-proof-key.pem of the organisation, or give it with --key.',
    );
}

function firstOf({ problems: [first, ...others] }: ProofReport): string {
  const more = others.length > 0 ? ` (and ${others.length} more)` : '';
  return `Not sound: ${first?.file} ${first?.message}${more}.`;
}

/** A PEM file, or a fingerprint as it stands. */
function keyOf(key: string): string {
  if (/^[0-9a-f:\s]{64,}$/i.test(key)) return key;
  try {
    return readFileSync(key, 'utf8');
  } catch {
    throw new CommandFailure(`--key: "${key}" is neither a fingerprint nor a file that can be read.`, 2);
  }
}
