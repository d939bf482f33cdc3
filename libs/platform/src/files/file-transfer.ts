import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable, Logger } from '@nestjs/common';
import { can } from '../access/access.ts';
import { Database } from '../database/database.ts';
import { systemScope } from '../database/scope.ts';
import type { Scope } from '../database/scope.ts';
import { DomainError } from '../graphql/errors.ts';
import type { Language } from '../graphql/errors.ts';
import type { CallingRequest } from '../identity/http.ts';
import { NothingHere, Refusal, Unauthenticated } from '../identity/refusals.ts';
import { ScopeSource } from '../identity/scope-source.ts';
import { globalId } from '../read/index.ts';
import { isOfType } from './content-type.ts';
import { FileLinks } from './file-link.ts';
import type { Use } from './file-link.ts';
import { FileStore } from './file-store.ts';
import { File, FileState } from './file.entity.ts';
import { FileRefused, FileService, FileTooLarge, isReadable, MOST_BYTES } from './file.service.ts';

interface Opened {
  scope: Scope;
  file: File;
}

/** More or fewer bytes came than were announced; they may be sent again. */
class WrongLength extends Refusal {
  constructor(announced: number) {
    super(422, 'FILE_LENGTH_DIFFERS', {
      sv: `Filen skulle vara ${announced} byte. Skicka den igen.`,
      en: `The file should have ${announced} bytes. Send it again.`,
    });
  }
}

/** Moves bytes through the signed addresses. Whoever is not exactly whom the address was made for finds nothing there. */
@Injectable()
export class FileTransfer {
  private readonly log = new Logger('files');

  constructor(
    private readonly database: Database,
    private readonly scopes: ScopeSource,
    private readonly links: FileLinks,
    private readonly files: FileService,
    private readonly store: FileStore,
  ) {}

  /** Takes the bytes of an announced file, checks them outside any transaction, and keeps them. */
  async receive(token: string, request: CallingRequest, body: Readable): Promise<void> {
    const { scope, file } = await this.open('upload', token, request);
    if (file.state !== FileState.pending) throw new NothingHere();
    const path = this.store.incomingPath();
    try {
      const sha256 = await writeTo(path, body, file.size);
      if (!(await isOfType(path, file.type))) {
        await this.database.write(scope, (tx) => this.files.refuse(tx, file));
        throw new FileRefused();
      }
      await this.keep(scope, file, path, sha256);
    } finally {
      await rm(path, { force: true });
    }
  }

  /** The file and its bytes. */
  async send(token: string, request: CallingRequest): Promise<{ file: File; bytes: Readable }> {
    const { file } = await this.open('download', token, request);
    if (!isReadable(file)) throw new NothingHere();
    return { file, bytes: await this.store.read(file.tenantId, file.storageKey!) };
  }

  private async keep(scope: Scope, file: File, path: string, sha256: string): Promise<void> {
    const storageKey = await this.store.keep(file.tenantId, path);
    const replaced = await this.database
      .write(scope, (tx) => this.files.receive(tx, file, { sha256, storageKey }))
      .catch(async (error: unknown) => {
        await this.store.remove(file.tenantId, storageKey);
        throw error;
      });
    // the row no longer names it, so at worst it lies there unused
    await this.store.remove(file.tenantId, replaced).catch((error: unknown) => this.log.warn(`a replaced file stays: ${String(error)}`));
  }

  private async open(use: Use, token: string, request: CallingRequest): Promise<Opened> {
    const link = this.links.read(token);
    if (link?.use !== use) throw new NothingHere();
    const scope = await this.scopeIn(link.tenantId, request);
    const own = scope?.tenantId === link.tenantId && scope.accountId === link.accountId && Date.parse(scope.now) < link.expires * 1000;
    if (!scope || !own || !can(scope, use === 'upload' ? 'file.create' : 'file.read', {})) throw new NothingHere();
    const file = await this.database
      .write(scope, (tx) => tx.find(File, globalId(File, link.fileId)))
      .catch((error: unknown) => {
        if (error instanceof DomainError) throw new NothingHere();
        throw error;
      });
    return { scope, file };
  }

  /** The caller's scope in a tenant that is known by its uuid; nobody and a stranger are alike. */
  private async scopeIn(tenantId: string, request: CallingRequest): Promise<Scope | null> {
    const tenants = await this.database.write(systemScope(tenantId, '', 'file link'), (tx) =>
      tx.sql<{ slug: string }>('select slug from tenant where id = current_tenant()'),
    );
    if (!tenants[0]) return null;
    return this.scopes.tenantScope(request, tenants[0].slug).catch((error: unknown) => {
      if (error instanceof Unauthenticated) return null;
      throw error;
    });
  }
}

/** Writes what comes to a path, never more than `size` bytes; answers the SHA-256. */
async function writeTo(path: string, body: Readable, size: number): Promise<string> {
  const hash = createHash('sha256');
  let length = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      length += chunk.length;
      if (length > MOST_BYTES) return done(new FileTooLarge({ limit: MOST_BYTES / 1024 ** 2 }));
      if (length > size) return done(new WrongLength(size));
      hash.update(chunk);
      done(null, chunk);
    },
  });
  await pipeline(body, counted, createWriteStream(path, { mode: 0o600 }));
  if (length !== size) throw new WrongLength(size);
  return hash.digest('hex');
}

/** How a failed transfer is answered. */
export function answerOf(error: unknown, language: Language): { status: number; answer: { code: string; message: string } } {
  if (error instanceof Refusal) return { status: error.getStatus(), answer: error.answer(language) };
  if (error instanceof FileTooLarge) return { status: 413, answer: { code: error.code, message: error.text(language) } };
  if (error instanceof DomainError) return { status: 422, answer: { code: error.code, message: error.text(language) } };
  return { status: 500, answer: { code: 'INTERNAL', message: 'Something went wrong here. It has been logged.' } };
}
