import { createPublicKey } from 'node:crypto';
import {
  fingerprintOf,
  MANIFEST,
  PUBLIC_KEY,
  SIGNATURE,
  signedBy,
  type Manifest,
  type ManifestFile,
} from './manifest.js';
import { ProofArchive, UnreadableProof } from './proof-archive.js';
import { HISTORY, Recorded, type Problem } from './recorded.js';
import { verifyLists } from './verify-lists.js';
import { verifyMails, verifyNotice, verifyRows } from './verify-notice.js';
import { verifySeals } from './verify-seals.js';

/** What verifying a proof has found; the worst comes first. */
export interface ProofReport {
  sound: boolean;
  problems: Problem[];
  /** What could not be judged, and is no fault. */
  notes: string[];
  manifest?: Manifest;
  /** Fingerprint of the key that signed it. */
  key?: string;
  /** Whether the caller said which key it must be. */
  keyPinned: boolean;
  /** Links of the history that were recomputed. */
  links: number;
}

/**
 * Verifies a proof by nothing but the file: signature, every file, every link of the history, and that lists, mails, customers
 * and recipients are those that the notice sealed. Who signs a proof anew with a key of its own is found out by `key` only.
 * @param key the public key it must be signed by: its fingerprint, or PEM of one key or of several that may have signed
 */
export async function verifyProof(path: string, { key }: { key?: string } = {}): Promise<ProofReport> {
  const report: ProofReport = {
    sound: false,
    problems: [],
    notes: [],
    keyPinned: key !== undefined,
    links: 0,
  };
  let archive: ProofArchive | undefined;
  try {
    archive = await ProofArchive.open(path);
    const manifest = await signedManifest(archive, report, key);
    if (manifest) await verifyFiles(archive, manifest, report);
    if (manifest) await verifyContent(archive, manifest, report);
  } catch (error) {
    report.problems.push(unreadable(path, error));
  } finally {
    archive?.close();
  }
  report.sound = report.problems.length === 0;
  return report;
}

async function signedManifest(
  archive: ProofArchive,
  report: ProofReport,
  pinned: string | undefined,
): Promise<Manifest | undefined> {
  for (const name of archive.doubled) report.problems.push({ file: name, message: 'stands there twice' });
  const bytes = await archive.bytes(MANIFEST);
  const key = signedBy(bytes, await archive.bytes(SIGNATURE), await archive.text(PUBLIC_KEY));
  if (!key) {
    report.problems.push({
      file: SIGNATURE,
      message: `is no Ed25519 signature of ${MANIFEST} by the key in ${PUBLIC_KEY}`,
    });
    return undefined;
  }
  const manifest = JSON.parse(bytes.toString('utf8')) as Manifest;
  report.key = fingerprintOf(key);
  if (pinned !== undefined && !fingerprints(pinned).includes(report.key))
    report.problems.push({
      file: PUBLIC_KEY,
      message: `is another key than the one asked for: ${report.key}`,
    });
  if (manifest.key !== report.key)
    report.problems.push({ file: MANIFEST, message: 'names another key than the one that signed it' });
  if (manifest.format !== 'ropewalk-proof/1') {
    report.problems.push({
      file: MANIFEST,
      message: `is of the format ${manifest.format}, which is not known`,
    });
    return undefined;
  }
  report.manifest = manifest;
  return manifest;
}

async function verifyFiles(archive: ProofArchive, { files }: Manifest, report: ProofReport): Promise<void> {
  const listed = new Set([MANIFEST, SIGNATURE, PUBLIC_KEY, ...files.map(({ name }) => name)]);
  for (const file of files) {
    const problem = await unlike(archive, file);
    if (problem) report.problems.push({ file: file.name, message: problem });
  }
  for (const file of archive.names.filter((name) => !listed.has(name)))
    report.problems.push({ file, message: `is not listed in ${MANIFEST}` });
}

async function unlike(archive: ProofArchive, file: ManifestFile): Promise<string | undefined> {
  if (!archive.has(file.name)) return 'is missing';
  try {
    const { bytes, sha256 } = await archive.measure(file.name);
    if (sha256 !== file.sha256) return `has another SHA-256 than ${MANIFEST} says: it was altered`;
    return bytes === file.bytes ? undefined : `has another length than ${MANIFEST} says`;
  } catch (error) {
    return unreadable(file.name, error).message;
  }
}

/** What the files say, against what history recorded. One that cannot be read does not keep the others from being looked at. */
async function verifyContent(archive: ProofArchive, manifest: Manifest, report: ProofReport): Promise<void> {
  const attempt = async (file: string, work: () => Promise<Problem[]>): Promise<void> => {
    try {
      report.problems.push(...(await work()));
    } catch (error) {
      report.problems.push(unreadable(file, error));
    }
  };
  let recorded = new Recorded([]);
  await attempt(HISTORY, async () => {
    recorded = Recorded.read(await archive.text(HISTORY));
    report.links = recorded.links.length;
    return recorded.problems(recorded.links[0]?.organisation ?? '');
  });
  await attempt('notice.json', async () => {
    const { notice, problems } = await verifyNotice(archive, recorded, manifest.number);
    report.problems.push(...problems);
    if (!notice) return [];
    for (const file of manifest.files)
      if (file.table !== undefined)
        await attempt(file.name, () =>
          verifyRows(archive, recorded, { name: file.name, table: file.table! }),
        );
    await attempt('list-after.json', () => verifyLists(archive, recorded, notice));
    await attempt('mails/', () => verifyMails(archive, notice));
    await attempt('recipients.csv', async () => {
      const { problems: broken, notes } = await verifySeals(archive, notice, {
        recorded,
        begun: manifest.createdAt,
      });
      report.notes.push(...notes);
      return broken;
    });
    return [];
  });
}

function unreadable(file: string, error: unknown): Problem {
  if (error instanceof UnreadableProof) return { file: error.file, message: error.what };
  return { file, message: `cannot be read: ${error instanceof Error ? error.message : String(error)}` };
}

/** Of a key given by its fingerprint, with or without colons, or of each key in a PEM text. */
function fingerprints(key: string): string[] {
  const blocks = key.match(/-----BEGIN PUBLIC KEY-----[^-]+-----END PUBLIC KEY-----/g);
  if (blocks === null) return [key.replaceAll(/[:\s]/g, '').toLowerCase()];
  return blocks.map((block) => fingerprintOf(createPublicKey(block)));
}
