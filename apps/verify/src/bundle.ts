import { createHash } from 'node:crypto';
import { canonical } from './canonical.ts';
import { bytesOf, fingerprint, readCheckpoint } from './checkpoint.ts';
import type { Checkpoint } from './checkpoint.ts';
import { Fault } from './fault.ts';
import { leafOf, rootOf } from './merkle.ts';
import { readReport } from './report.ts';
import type { Report } from './report.ts';
import { StoredZip } from './stored-zip.ts';
import type { Entry } from './stored-zip.ts';

/** What a sound bundle is. */
export interface SoundBundle {
  report: Report;
  sha256: string;
  fingerprint: string;
  checkpoint: Checkpoint;
  /** The place of the signing in the sealed log. */
  seq: number;
}

interface Kept {
  path: string;
  sha256: string;
  size: number;
}
interface Event {
  v?: unknown;
  seq?: number;
  tenant?: unknown;
  action?: unknown;
  subject?: { type?: unknown; id?: unknown };
  changes?: Record<string, { after?: unknown } | undefined>;
}
interface Proof {
  checkpoint: string;
  entries: { body: Event; path: string[] }[];
}

/** What stands first in every bundle, in this order; the evidence follows by its path. */
const PARTS = ['manifest.json', 'report.json', 'report.pdf', 'proof.json'];
/** No part but a PDF or evidence is read as a whole if it is larger. */
const LARGEST_TEXT = 256 * 1024 * 1024;

/** Proves a bundle with the one key that is trusted; throws the first Fault. */
export async function verifyBundle(file: string, key: Buffer | undefined): Promise<SoundBundle> {
  const zip = await StoredZip.open(file);
  try {
    return await new BundleReader(zip).prove(key);
  } finally {
    await zip.close();
  }
}

class BundleReader {
  constructor(private readonly zip: StoredZip) {}

  async prove(key: Buffer | undefined): Promise<SoundBundle> {
    const { entries } = this.zip;
    for (const [i, name] of PARTS.entries())
      if (entries[i]?.path !== name)
        throw new Fault(entries.some(({ path }) => path === name) ? 'swapped' : 'missing', name, `it belongs in the bundle as its file ${i + 1}`);
    if (!key)
      throw new Fault(
        'no key',
        'proof.json',
        'no public key is kept here to verify it with; give --key FILE with the one that the operator published',
      );
    const [manifest, text, proof] = [await this.text(entries[0]!), await this.text(entries[1]!), await this.text(entries[3]!)];
    const kept = await this.kept();
    if (manifest !== canonical({ files: kept, format: 'samnav-bundle/1' }))
      throw new Fault('changed', 'manifest.json', 'it does not list the files that are here');
    const report = readReport(text);
    const { checkpoint, events } = proveEvents(readProof(proof), `samnav/${report.tenant.slug}`, key);
    proveSigned(report, events, kept);
    proveEvidence(report, kept.slice(PARTS.length - 1));
    return { report, sha256: kept[0]!.sha256, fingerprint: fingerprint(key), checkpoint, seq: events[0]!.seq! };
  }

  /** The files that the manifest should list: all but itself. */
  private async kept(): Promise<Kept[]> {
    const kept: Kept[] = [];
    for (const entry of this.zip.entries.slice(1)) {
      const hash = createHash('sha256');
      for await (const piece of this.zip.read(entry)) hash.update(piece);
      kept.push({ path: entry.path, sha256: hash.digest('hex'), size: entry.size });
    }
    return kept;
  }

  private async text(entry: Entry): Promise<string> {
    if (entry.size > LARGEST_TEXT) throw new Fault('changed', entry.path, 'it is larger than any report');
    const pieces: Buffer[] = [];
    for await (const piece of this.zip.read(entry)) pieces.push(piece);
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(pieces));
    } catch {
      throw new Fault('changed', entry.path, 'it holds bytes that are no text');
    }
  }
}

function readProof(text: string): Proof {
  const wrong = new Fault('changed', 'proof.json', 'it is not as a bundle writes it');
  let value: Proof & { format?: unknown };
  try {
    value = JSON.parse(text) as Proof;
    if (canonical(value) !== text) throw wrong;
  } catch {
    throw wrong;
  }
  const right =
    value?.format === 'samnav-proof/1' &&
    Object.keys(value).length === 3 &&
    typeof value.checkpoint === 'string' &&
    Array.isArray(value.entries) &&
    value.entries.length === 2 &&
    value.entries.every(
      (entry) =>
        entry !== null &&
        typeof entry === 'object' &&
        Object.keys(entry).length === 2 &&
        entry.body !== null &&
        typeof entry.body === 'object' &&
        Number.isSafeInteger(entry.body.seq) &&
        Array.isArray(entry.path) &&
        entry.path.every((hash) => typeof hash === 'string' && bytesOf(hash, 32)),
    );
  if (!right) throw wrong;
  return value;
}

/** Proves the checkpoint's signature, and that both events stand in the tree that it signs. */
function proveEvents(proof: Proof, origin: string, key: Buffer): { checkpoint: Checkpoint; events: [Event, Event] } {
  const checkpoint = readCheckpoint(proof.checkpoint, origin, key, 'proof.json');
  for (const { body, path } of proof.entries) {
    const root = rootOf(
      leafOf(canonical(body)),
      body.seq!,
      checkpoint.size,
      path.map((hash) => bytesOf(hash, 32)!),
    );
    if (root !== checkpoint.root) throw new Fault('changed', 'proof.json', 'the event does not stand in the log that was signed', body.seq);
  }
  return { checkpoint, events: proof.entries.map(({ body }) => body) as [Event, Event] };
}

/** Proves that the log tells of exactly this report and this PDF. */
function proveSigned(report: Report, [signed, rendered]: [Event, Event], kept: readonly Kept[]): void {
  const [json, pdf] = [kept[0]!, kept[1]!];
  const tells = (event: Event, action: string): boolean =>
    event.v === 1 &&
    event.action === action &&
    event.tenant === report.tenant.id &&
    event.subject?.type === 'ProjectReport' &&
    event.subject.id === report.report.id;
  if (!tells(signed, 'projectReport.signed') || !tells(rendered, 'projectReport.rendered'))
    throw new Fault('changed', 'proof.json', 'its events are not the signing and the setting of this report');
  if (signed.changes?.sha256?.after !== json.sha256 || rendered.changes?.sha256?.after !== json.sha256)
    throw new Fault('changed', 'report.json', 'it is another than the one that was signed');
  if (rendered.changes?.pdfSha256?.after !== pdf.sha256) throw new Fault('changed', 'report.pdf', 'it is another than the one that was sealed');
}

/** Proves that the evidence is what the report names, all of it and nothing else. */
function proveEvidence(report: Report, kept: readonly Kept[]): void {
  const named = report.evidence.flatMap(({ path, sha256, size }) => (path === undefined ? [] : [{ path, sha256, size }]));
  for (const [i, evidence] of named.entries()) {
    const here = kept.find(({ path }) => path === evidence.path);
    if (!here) throw new Fault('missing', evidence.path, 'the report rests on this file and it is not here');
    if (here.sha256 !== evidence.sha256 || here.size !== evidence.size)
      throw new Fault('changed', evidence.path, 'it is another file than the one that the report rests on');
    if (kept[i] !== here) throw new Fault('swapped', evidence.path, `it belongs in the bundle as its file ${PARTS.length + i + 1}`);
  }
  const more = kept[named.length];
  if (more) throw new Fault('changed', more.path, 'the report does not name this file');
}
