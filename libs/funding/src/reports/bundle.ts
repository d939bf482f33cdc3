import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { canonicalJson } from '@samnav/platform';
import type { FileStore } from '@samnav/platform';
import { evidenceIn } from './evidence.ts';
import { storedZip } from './stored-zip.ts';
import type { ZipEntry } from './stored-zip.ts';

/** What a bundle is made of: the kept parts, and where the bytes of its evidence lie. */
export interface BundleParts {
  tenantId: string;
  report: Buffer;
  pdf: Buffer;
  proof: Buffer;
  /** Storage keys by SHA-256. */
  keys: Map<string, string>;
}

type Store = Pick<FileStore, 'has' | 'read'>;

/** A sealed report as `bundle.zip` of docs/bundle.md. It follows from what is kept, so it is the same bytes whenever it is made; one piece of evidence is in memory at a time. */
export const bundleOf = (parts: BundleParts, store: Store): AsyncGenerator<Buffer> => storedZip(entriesOf(parts, store));

async function* entriesOf(parts: BundleParts, store: Store): AsyncGenerator<ZipEntry> {
  const named = evidenceIn(parts.report);
  const kept = [
    { path: 'report.json', bytes: parts.report },
    { path: 'report.pdf', bytes: parts.pdf },
    { path: 'proof.json', bytes: parts.proof },
  ];
  const listed = kept.map(({ path, bytes }) => ({ path, sha256: createHash('sha256').update(bytes).digest('hex'), size: bytes.length }));
  yield { path: 'manifest.json', bytes: Buffer.from(canonicalJson({ format: 'samnav-bundle/1', files: [...listed, ...named] })) };
  yield* kept;
  for (const { path, sha256 } of named) {
    const bytes = await bytesOf(parts, store, sha256);
    if (bytes) yield { path, bytes }; // what is gone is missed by whoever verifies, not hidden
  }
}

async function bytesOf({ tenantId, keys }: BundleParts, store: Store, sha256: string): Promise<Buffer | null> {
  const key = keys.get(sha256);
  return key !== undefined && (await store.has(tenantId, key)) ? buffer(await store.read(tenantId, key)) : null;
}
