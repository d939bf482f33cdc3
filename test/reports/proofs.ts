import { canonicalJson } from '@samnav/platform';
import type { JsonValue } from '@samnav/platform';
import { buffer } from 'node:stream/consumers';
import { storedZip } from '../../libs/funding/src/reports/stored-zip.ts';
import { signCheckpoint } from '../../libs/platform/src/audit/checkpoint.ts';
import { Frontier, leafHash, pathsTo } from '../../libs/platform/src/audit/merkle.ts';
import type { SealKey } from '../../libs/platform/src/audit/seal-key.ts';
import { sha256 } from './stage.ts';

/** Chance that can be had again. */
export type Chance = (below: number) => number;

/** A generator of whole numbers below a bound, the same for the same seed. */
export function chance(seed: number): Chance {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

export interface Part {
  path: string;
  bytes: Buffer;
}

export const zipOf = (parts: readonly Part[]): Promise<Buffer> => buffer(storedZip(parts));

/** The manifest that the other files ask for, before them. */
export function withManifest(parts: readonly Part[]): Part[] {
  const files = parts.map(({ path, bytes }) => ({ path, sha256: sha256(bytes), size: bytes.length }));
  return [{ path: 'manifest.json', bytes: Buffer.from(canonicalJson({ format: 'samnav-bundle/1', files })) }, ...parts];
}

export interface Told {
  report: Buffer;
  pdf: Buffer;
  /** Leaves that the log has altogether, and the places of the two events in it. */
  size: number;
  seqs: readonly [number, number];
}

/** A proof of a log that never was in a database: what whoever holds the key could sign. */
export function proofOf({ report, pdf, size, seqs }: Told, key: SealKey): Buffer {
  const { tenant, report: head } = JSON.parse(report.toString()) as { tenant: { id: string; slug: string }; report: { id: string } };
  const hashes = { sha256: { after: sha256(report) }, pdfSha256: { after: sha256(pdf) } };
  const bodies = (['signed', 'rendered'] as const).map((action, i) => ({
    v: 1,
    ...{ seq: seqs[i]!, tenant: tenant.id, action: `projectReport.${action}` },
    subject: { type: 'ProjectReport', id: head.id },
    changes: i === 0 ? { sha256: hashes.sha256 } : hashes,
  }));
  const tree = Frontier.from();
  const leaves = Array.from({ length: size }, (_, i) => {
    const body = bodies.find(({ seq }) => seq === i + 1);
    return leafHash(body ? canonicalJson(body as unknown as JsonValue) : `leaf ${i}`);
  });
  const paths = pathsTo(Frontier.from(), leaves, seqs);
  for (const leaf of leaves) tree.append(leaf);
  const checkpoint = signCheckpoint({ origin: `samnav/${tenant.slug}`, number: 1, size, root: tree.root(), at: '2026-11-22T12:00:00.000Z' }, key);
  const entries = bodies.map((body, i) => ({ body, path: paths[i]!.map((hash) => hash.toString('base64')) }));
  return Buffer.from(canonicalJson({ format: 'samnav-proof/1', checkpoint, entries } as unknown as JsonValue));
}

/** A small sound bundle with a log of any size, for verifiers to agree on. */
export async function madeBundle(random: Chance, key: SealKey): Promise<Buffer> {
  const size = 2 + random(random(4) ? 70 : 5000);
  const first = 1 + random(size);
  const second = ((first + random(size - 1)) % size) + 1;
  const evidence = Array.from({ length: random(4) }, () => Buffer.from(`evidence ${random(1e9)}`))
    .map((bytes) => ({ path: `evidence/${sha256(bytes)}.pdf`, bytes }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const amounts = Array.from({ length: random(6) }, () => ({ amount: random(1e9) - 2e8, taken: random(5) ? 1 : 0 }));
  const lines = amounts.map(({ amount, taken }, i) => ({
    ...{ number: i + 1, kind: 'cost', category: 'travel', text: `Resa ${String.fromCodePoint(0x20 + random(0xd000))} ${random(1000) / 8}` },
    ...{ amount: String(amount), eligible: String(amount * taken), excluded: String(amount - amount * taken), weight: random(1e6) / 1e5 },
  }));
  const sum = (part: 'amount' | 'eligible' | 'excluded'): string => String(lines.reduce((all, line) => all + BigInt(line[part]), 0n));
  const report = Buffer.from(
    canonicalJson({
      format: 'samnav-report/1',
      tenant: { id: `0198-${random(1e9)}`, slug: `t-${random(1e6)}`, name: 'Umeåregionen' },
      report: { id: `0199-${random(1e9)}`, title: 'Ansökan', signedAt: '2026-11-22T12:00:00.000Z', signedBy: 'Anna Berg' },
      claim: { support: '100' },
      lines,
      sums: lines.length
        ? [{ kind: 'cost', category: 'travel', lines: lines.length, amount: sum('amount'), eligible: sum('eligible'), excluded: sum('excluded') }]
        : [],
      evidence: evidence.map(({ path, bytes }) => ({ name: 'kvitto.pdf', path, sha256: sha256(bytes), size: bytes.length, type: 'application/pdf' })),
    }),
  );
  const pdf = Buffer.from(`%PDF ${random(1e9)}`);
  const proof = proofOf({ report, pdf, size, seqs: [first, second] }, key);
  const kept = [
    { path: 'report.json', bytes: report },
    { path: 'report.pdf', bytes: pdf },
    { path: 'proof.json', bytes: proof },
  ];
  return zipOf(withManifest([...kept, ...evidence]));
}
