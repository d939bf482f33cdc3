import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Municipality } from '@samnav/networks';
import { Database, File, FileState, FileStore, globalId, Job, ScanState } from '@samnav/platform';
import type { JobContext, Scope, Tx } from '@samnav/platform';
import { CostCategory } from '@samnav/projects';
import { MarkedBooks } from '../ledger/export/marked-books.ts';
import { ImportLedger } from '../ledger/import-ledger.job.ts';
import { LedgerFormat } from '../ledger/ledger-choices.ts';
import type { ImportLedgerInput } from '../ledger/ledger-import.entity.ts';
import { LedgerImport } from '../ledger/ledger-import.entity.ts';
import { LedgerImportService } from '../ledger/ledger-import.service.ts';
import type { LedgerImportAnswer } from '../ledger/ledger-import.service.ts';
import { MappingService } from '../ledger/mapping.service.ts';
import { UndoLedgerImport } from '../ledger/undo-import.job.ts';
import { UndoImportService } from '../ledger/undo-import.ts';
import { newGranted } from './granted.ts';
import type { Granted } from './granted.ts';

/** A municipality with books: a project that object P1 stands for, and accounts that stand for its categories. */
export interface Books extends Granted {
  /** Uploads a file; answers its id. */
  upload(bytes: Buffer | string, by?: Scope): Promise<string>;
  import(bytes: Buffer | string, more?: Partial<ImportLedgerInput>, by?: Scope): Promise<LedgerImportAnswer>;
  /** Imports, and lets the worker do its job; answers the job and what the import says. */
  take(bytes: Buffer | string, more?: Partial<ImportLedgerInput>, by?: Scope): Promise<{ job: Job; ledgerImport: LedgerImport }>;
  /** What a worker does with the job of an import, of some projects where its asker reaches no more. */
  work(answer: LedgerImportAnswer, signal?: AbortSignal, projects?: string[]): Promise<void>;
  /** Undoes an import, and lets the worker do its job; answers the job. */
  undo(ledgerImport: LedgerImport, by?: Scope): Promise<Job>;
  /** The tables that were uploaded, with what is wrong with them. */
  marked: MarkedBooks;
  one<Row>(sql: string, params?: unknown[]): Promise<Row>;
  close(): Promise<void>;
}

export async function newBooks(): Promise<Books> {
  const granted = await newGranted();
  const { world, write, coordinator, finance, projectId } = granted;
  const folder = await mkdtemp(join(tmpdir(), 'samnav-books-'));
  const store = await FileStore.open({ dataFolder: folder });
  const worker = await Database.connect({ url: process.env.WORKER_DATABASE_URL!, transactions: 4, reads: 1 });
  const imports = new LedgerImportService(store);
  const municipalityId = globalId(Municipality, world.municipalities.Umeå!);
  await write(coordinator, async (tx) => {
    const mappings = new MappingService();
    await mappings.setObject(tx, { municipalityId, dimension: '6', object: 'P1', projectId });
    for (const [from, to, category] of ACCOUNTS) await mappings.setAccount(tx, { municipalityId, accountFrom: from, accountTo: to, category });
  });
  const contextOf = (id: string, signal = new AbortController().signal): JobContext => {
    const finish: JobContext['finish'] = (effect) => worker.write(world.system, effect);
    return { id, scope: world.system, attempt: 1, signal, hold: () => Promise.resolve(), finish };
  };
  const books: Books = {
    ...granted,
    upload: async (bytes, by = finance) => globalId(File, await uploaded(store, (work) => write(by, work), by, Buffer.from(bytes as Buffer))),
    import: async (bytes, more = {}, by = finance) => {
      const input = { uploadId: await books.upload(bytes, by), format: LedgerFormat.SIE4, municipalityCode: '2480', dryRun: false, ...more };
      return write(by, (tx) => imports.import(tx, input));
    },
    take: async (bytes, more, by) => {
      const answer = await books.import(bytes, more, by);
      await books.work(answer);
      return write(world.system, async (tx) => ({
        job: await tx.get(Job, answer.job!),
        ledgerImport: await tx.get(LedgerImport, answer.ledgerImport!),
      }));
    },
    work: async ({ job, ledgerImport }, signal, projects) => {
      const payload = {
        jobId: job!,
        importId: ledgerImport!,
        municipalityId: world.municipalities.Umeå!,
        projects: projects ?? null,
        everywhere: false,
      };
      await new ImportLedger(worker, store).handle(payload, contextOf(job!, signal));
    },
    marked: new MarkedBooks(world.database, store, imports),
    undo: async ({ id }, by = finance) => {
      const { job } = await write(by, (tx) => new UndoImportService().undo(tx, { importId: globalId(LedgerImport, id) }));
      await new UndoLedgerImport(worker).handle({ jobId: job, importId: id, personId: by.personId }, contextOf(job));
      return write(world.system, (tx) => tx.get(Job, job));
    },
    one: async <Row>(sql: string, params: unknown[] = []) => (await write(world.system, (tx) => tx.sql<Row>(sql, params)))[0]!,
    close: async () => {
      await worker.onApplicationShutdown();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return books;
}

const ACCOUNTS: [number, number, CostCategory][] = [
  [7000, 7099, CostCategory.travel],
  [7400, 7499, CostCategory.externalServices],
];

async function uploaded(store: FileStore, write: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>, by: Scope, bytes: Buffer): Promise<string> {
  const path = store.incomingPath();
  await writeFile(path, bytes);
  const storageKey = await store.keep(by.tenantId, path);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const about = { ownerAccountId: by.accountId!, name: 'bok.se', size: bytes.length, type: 'application/x-sie', sha256, storageKey };
  return write((tx) =>
    tx.create(File, { ...about, state: FileState.ready, scanState: ScanState.notScanned, receivedAt: new Date(tx.now) }, 'file.completed'),
  );
}

/** One voucher of a SIE file: series A, a number, a day of 2026, and rows of account, object and kronor. */
export type SieVoucher = [number: string, day: string, rows: [account: string, object: string, kronor: string][], text?: string];

/** A SIE file of vouchers. */
export const sie = (...vouchers: SieVoucher[]): string =>
  `#FLAGGA 0\n#SIETYP 4\n#RAR 0 20260101 20261231\n` +
  vouchers
    .map(([number, day, rows, text = 'Text']) => {
      const lines = rows.map(([account, object, kronor]) => `#TRANS ${account} {${object && `6 "${object}"`}} ${kronor} "" "Rad"`);
      return `#VER A "${number}" 2026${day} "${text}"\n{\n${lines.join('\n')}\n}\n`;
    })
    .join('');
