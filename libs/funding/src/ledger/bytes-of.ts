import type { File, FileStore } from '@samnav/platform';

/** The bytes of a file that is ready; files are bounded by what may be uploaded. */
export async function bytesOf(store: FileStore, { tenantId, storageKey }: File): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of await store.read(tenantId, storageKey!)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
