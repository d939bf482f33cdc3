import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';

/** Where the installation keeps files. */
export interface FileStoreOptions {
  /** SAMNAV_DATA: files lie in `files` below it unless S3 is configured, half-received ones in `incoming`. */
  dataFolder: string;
  s3?: { bucket: string; region: string; endpoint?: string; accessKeyId: string; secretAccessKey: string };
}

/** The bytes of files, under names that nobody chose: tenant and a random uuid. */
export class FileStore {
  private constructor(
    private readonly disk: Disk,
    private readonly incoming: string,
  ) {}

  static async open({ dataFolder, s3 }: FileStoreOptions): Promise<FileStore> {
    const incoming = resolve(dataFolder, 'incoming');
    await mkdir(incoming, { recursive: true, mode: 0o700 });
    if (!s3) return new FileStore(new Disk(new FSDriver({ location: resolve(dataFolder, 'files'), visibility: 'private' })), incoming);
    const { S3Driver } = await import('flydrive/drivers/s3'); // the S3 client is large, and most have a disk
    const { accessKeyId, secretAccessKey, ...where } = s3;
    const driver = new S3Driver({
      ...where,
      credentials: { accessKeyId, secretAccessKey },
      forcePathStyle: true,
      supportsACL: false,
      visibility: 'private',
    });
    return new FileStore(new Disk(driver), incoming);
  }

  /** A path on this machine for what is being received. */
  incomingPath(): string {
    return join(this.incoming, randomUUID());
  }

  /** Takes a received file over; answers its key. */
  async keep(tenantId: string, path: string): Promise<string> {
    const key = randomUUID();
    await this.disk.moveFromFs(path, `${tenantId}/${key}`);
    return key;
  }

  /** All bytes of a file at once; null where it is gone. */
  async bytes(tenantId: string, key: string): Promise<Buffer | null> {
    try {
      return Buffer.from(await this.disk.getBytes(`${tenantId}/${key}`));
    } catch (error) {
      if (await this.disk.exists(`${tenantId}/${key}`)) throw error;
      return null;
    }
  }

  read(tenantId: string, key: string): Promise<Readable> {
    return this.disk.getStream(`${tenantId}/${key}`);
  }

  /** Nothing happens where it is gone already. */
  async remove(tenantId: string, key: string | null): Promise<void> {
    if (key && (await this.disk.exists(`${tenantId}/${key}`))) await this.disk.delete(`${tenantId}/${key}`);
  }
}
