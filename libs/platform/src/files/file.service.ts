import { Injectable } from '@nestjs/common';
import { access } from '../access/index.ts';
import type { Scope } from '../database/scope.ts';
import type { Tx } from '../database/tx.ts';
import { domainError } from '../graphql/errors.ts';
import { allowedTypes } from './content-type.ts';
import { FileLinks } from './file-link.ts';
import type { Use } from './file-link.ts';
import { File, FileState, ScanState } from './file.entity.ts';
import type { CompleteUploadInput, CreateDownloadInput, CreateUploadInput } from './file.inputs.ts';

/** The longest file, in bytes. */
export const MOST_BYTES = 25 * 1024 * 1024;
/** What all files of a tenant may take, in bytes. */
export const QUOTA_BYTES = 5 * 1024 ** 3;
const LIFETIME: Record<Use, number> = { upload: 15 * 60, download: 5 * 60 };

export const FileTooLarge = domainError('refused', 'FILE_TOO_LARGE', {
  sv: 'Filen är för stor. Den får vara högst {limit} MB.',
  en: 'The file is too large. It may have at most {limit} MB.',
});
export const FileTypeRefused = domainError('refused', 'FILE_TYPE_REFUSED', {
  sv: 'Filer av typen {type} tas inte emot.',
  en: 'Files of the type {type} are not accepted.',
});
export const FileQuotaExceeded = domainError('refused', 'FILE_QUOTA_EXCEEDED', {
  sv: 'Regionens utrymme för filer ({limit} GB) är slut.',
  en: 'The region’s room for files ({limit} GB) is used up.',
});
export const FileNotReceived = domainError('refused', 'FILE_NOT_RECEIVED', {
  sv: 'Filens innehåll har inte kommit än. Skicka det till uploadUrl först.',
  en: 'The content of the file has not come yet. Send it to uploadUrl first.',
});
export const FileRefused = domainError('refused', 'FILE_REFUSED', {
  sv: 'Filen togs inte emot: den är inte vad den utgavs för att vara, eller så kom den för sent.',
  en: 'The file was not accepted: it is not what it was said to be, or it came too late.',
});
export const FileDiffers = domainError('refused', 'FILE_DIFFERS', {
  sv: 'Det som kom har en annan SHA-256 än den som angavs. Skicka filen igen.',
  en: 'What came has another SHA-256 than the one given. Send the file again.',
});

/** What came through an upload address. */
export interface Received {
  sha256: string;
  storageKey: string;
}

@Injectable()
export class FileService {
  constructor(private readonly links: FileLinks) {}

  /** Announces a file; answers its uuid and the address for its bytes, good for 15 minutes and this user. */
  async createUpload(tx: Tx, { name, size, type }: CreateUploadInput): Promise<{ file: string; uploadUrl: string }> {
    access.require(tx.scope, 'file.create', {});
    if (size > MOST_BYTES) throw new FileTooLarge({ limit: MOST_BYTES / 1024 ** 2 }, ['input', 'size']);
    if (!allowedTypes.includes(type)) throw new FileTypeRefused({ type }, ['input', 'type'], { allowed: allowedTypes });
    await this.requireRoom(tx, size);
    const values = {
      ownerAccountId: tx.scope.accountId!,
      name: plainName(name),
      size,
      type,
      state: FileState.pending,
      scanState: ScanState.notScanned,
    };
    const file = await tx.create(File, values, 'file.announced');
    return { file, uploadUrl: `/files/upload/${this.token(tx.scope, 'upload', file)}` };
  }

  /** What came is what was announced: keeps it as the file's bytes. Answers the key of what it replaces. */
  async receive(tx: Tx, file: File, { sha256, storageKey }: Received): Promise<string | null> {
    const row = await tx.lock(File, file.id);
    if (row.state !== FileState.pending) throw new FileRefused();
    const replaced = row.storageKey;
    await tx.change(File, file.id, null, { sha256, storageKey, receivedAt: new Date(tx.now) }, 'file.received');
    return replaced;
  }

  /** What came is something else: the file is refused for good. */
  async refuse(tx: Tx, file: File): Promise<void> {
    await tx.change(File, file.id, null, { state: FileState.refused, storageKey: null }, 'file.refused');
  }

  /** Makes a received file ready for use. Asked again, it answers the same. */
  async completeUpload(tx: Tx, input: CompleteUploadInput): Promise<string> {
    const file = await tx.find(File, input.fileId, ['fileId']);
    access.require(tx.scope, 'file.create', {});
    if (file.state === FileState.refused) throw new FileRefused({}, ['input', 'fileId']);
    if (file.receivedAt === null) throw new FileNotReceived({}, ['input', 'fileId']);
    if (input.sha256 && input.sha256.toLowerCase() !== file.sha256) throw new FileDiffers({}, ['input', 'sha256']);
    await tx.change(File, file.id, null, { state: FileState.ready }, 'file.completed');
    return file.id;
  }

  /** An address for the bytes of a file that is ready, good for 5 minutes and this user. */
  async createDownload(tx: Tx, input: CreateDownloadInput): Promise<{ file: string; downloadUrl: string }> {
    const file = await tx.find(File, input.fileId, ['fileId']);
    access.require(tx.scope, 'file.read', {});
    if (!isReadable(file)) throw new FileNotReceived({}, ['input', 'fileId']);
    await tx.record('file.downloaded', File, file.id);
    return { file: file.id, downloadUrl: `/files/${this.token(tx.scope, 'download', file.id)}` };
  }

  private token(scope: Scope, use: Use, fileId: string): string {
    const expires = Math.floor(Date.parse(scope.now) / 1000) + LIFETIME[use];
    return this.links.token({ use, tenantId: scope.tenantId, fileId, accountId: scope.accountId!, expires });
  }

  /** Announced files count while their address is good, so that many at once do not slip by the quota. */
  private async requireRoom(tx: Tx, size: number): Promise<void> {
    await tx.sql(`select pg_advisory_xact_lock(hashtextextended('files of ' || current_tenant(), 0))`);
    const [used] = await tx.sql<{ bytes: string }>(
      `select coalesce(sum(size), 0) as bytes from file
       where state = 'ready' or (state = 'pending' and (received_at is not null or created_at > samnav_now() - make_interval(secs => $1)))`,
      [LIFETIME.upload],
    );
    if (Number(used!.bytes) + size > QUOTA_BYTES) throw new FileQuotaExceeded({ limit: QUOTA_BYTES / 1024 ** 3 }, ['input', 'size']);
  }
}

/** Whether its bytes may leave. */
export const isReadable = (file: File): boolean => file.state === FileState.ready && file.scanState !== ScanState.infected;

/** No folders, and no characters that turn the text around or hide what kind of file it is. */
function plainName(name: string): string {
  const last = name.split(/[\\/]/).at(-1)!;
  const plain = last.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '').trim();
  return plain === '' || /^\.+$/.test(plain) ? 'fil' : plain;
}
