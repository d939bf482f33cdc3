import { createHash } from 'node:crypto';
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

/** Told of each piece of evidence as it is put in: whether its bytes are there. */
export type Fetched = (there: boolean) => void;

type Store = Pick<FileStore, 'bytes'>;

/** Pieces of evidence that are fetched while others are sent; each is at most as large as an upload. */
const AHEAD = 8;

/** A sealed report as `bundle.zip` of docs/bundle.md. It follows from what is kept, so it is the same bytes whenever it is made; only some pieces of evidence are in memory at a time. */
export const bundleOf = (parts: BundleParts, store: Store, fetched?: Fetched): AsyncGenerator<Buffer> => storedZip(entriesOf(parts, store, fetched));

async function* entriesOf(parts: BundleParts, store: Store, told?: Fetched): AsyncGenerator<ZipEntry> {
  const named = evidenceIn(parts.report);
  const kept = [
    { path: 'report.json', bytes: parts.report },
    { path: 'report.pdf', bytes: parts.pdf },
    { path: 'proof.json', bytes: parts.proof },
  ];
  const listed = kept.map(({ path, bytes }) => ({ path, sha256: createHash('sha256').update(bytes).digest('hex'), size: bytes.length }));
  yield { path: 'manifest.json', bytes: Buffer.from(canonicalJson({ format: 'samnav-bundle/1', files: [...listed, ...named] })) };
  yield* kept;
  const fetched: Promise<Buffer | null>[] = [];
  for (const [i, { path }] of named.entries()) {
    for (let next = fetched.length; next < Math.min(named.length, i + AHEAD); next++) {
      const key = parts.keys.get(named[next]!.sha256);
      const bytes = key === undefined ? Promise.resolve(null) : store.bytes(parts.tenantId, key);
      bytes.catch(() => {}); // said when its turn comes
      fetched.push(bytes);
    }
    const bytes = await fetched[i]!;
    delete fetched[i]; // sent pieces are let go
    told?.(bytes !== null);
    if (bytes) yield { path, bytes }; // what is gone is missed by whoever verifies, not hidden
  }
}
