import { createHash, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { Database, File, FileState, FileStore, globalId, NotYet, ScanState, Sealer, systemScope } from '@samnav/platform';
import type { JobContext, Scope } from '@samnav/platform';
import { BudgetLine, CostCategory, ExpenditureService } from '@samnav/projects';
import pg from 'pg';
import { ClaimPartsService } from '../../libs/funding/src/claims/claim-parts.service.ts';
import { PaymentClaimService } from '../../libs/funding/src/claims/payment-claim.service.ts';
import { ProjectReport } from '../../libs/funding/src/reports/project-report.entity.ts';
import { RenderReport } from '../../libs/funding/src/reports/render-report.job.ts';
import { ReportFiles } from '../../libs/funding/src/reports/report-files.ts';
import { ReportPress } from '../../libs/funding/src/reports/report-paper.ts';
import { SealReport } from '../../libs/funding/src/reports/seal-report.job.ts';
import { newGranted } from '../../libs/funding/src/testing/granted.ts';
import type { Granted } from '../../libs/funding/src/testing/granted.ts';
import { readSealKey } from '../../libs/platform/src/audit/seal-key.ts';
import type { SealKey } from '../../libs/platform/src/audit/seal-key.ts';

/** A key of its own. */
export const newKey = (): SealKey => readSealKey(generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string);
export const pemOf = ({ privateKey }: SealKey): string => createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }) as string;
export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** A region whose claims are signed, set and sealed, with a store and a key of its own. */
export interface ReportStage {
  granted: Granted;
  store: FileStore;
  key: SealKey;
  press: ReportPress;
  /** As the worker's role. */
  worker: Database;
  /** The public key as an operator publishes it. */
  keyFile: string;
  /** A folder that goes with the stage. */
  folder: string;
  /** As the database's owner, who is held by no policy but row-level security's. */
  owner: pg.Pool;
  /** Keeps a file; answers its global id. */
  file(name: string, content: string | Buffer): Promise<string>;
  /** Spends with a voucher's picture. */
  spend(category: CostCategory, spentOn: string, amount: bigint, picture: string): Promise<string>;
  /** A claim of days of 2026 from preparing to the proof; answers its report's global id. */
  report(grantId: string, from: string, to: string): Promise<string>;
  /** Attaches real files where Validate misses any. */
  attach(claimId: string): Promise<void>;
  /** Sets and seals what is signed and waits. */
  seal(): Promise<void>;
  reports(): Promise<ProjectReport[]>;
  /** What the door sends of a report; null where it sends nothing. */
  bundle(reportId: string, by?: Scope): Promise<Buffer | null>;
  close(): Promise<void>;
}

export async function openStage(): Promise<ReportStage> {
  const granted = await newGranted();
  const { world, coordinator, write } = granted;
  const folder = await mkdtemp(join(tmpdir(), 'samnav-reports-'));
  const store = await FileStore.open({ dataFolder: folder });
  const key = newKey();
  const keyFile = join(folder, 'seal-key.pub');
  await writeFile(keyFile, pemOf(key));
  const pools = ['SEALER', 'OWNER'].map((role) => new pg.Pool({ connectionString: process.env[`${role}_DATABASE_URL`], max: 2 }));
  for (const pool of pools) pool.on('error', () => {}); // the server may stop before a closing connection has said so
  const [sealing, owner] = pools as [pg.Pool, pg.Pool];
  const worker = await Database.connect({ url: process.env.WORKER_DATABASE_URL!, transactions: 2, reads: 1 });
  const press = new ReportPress();
  const files = new ReportFiles(world.database, store);
  const stage: ReportStage = {
    ...{ granted, store, key, press, worker, keyFile, folder, owner },
    file: async (name, content) => {
      const bytes = Buffer.from(content);
      const path = store.incomingPath();
      await writeFile(path, bytes);
      const storageKey = await store.keep(world.tenantId, path);
      const told = { ownerAccountId: coordinator.accountId!, name, size: bytes.length, type: 'application/pdf', state: FileState.ready };
      const came = { scanState: ScanState.clean, sha256: sha256(bytes), storageKey, receivedAt: new Date() };
      return globalId(File, await write(coordinator, (tx) => tx.create(File, { ...told, ...came }, 'file.announced')));
    },
    spend: async (category, spentOn, amount, picture) => {
      const fileId = await stage.file(`${picture}.pdf`, `voucher ${picture}`);
      return write(coordinator, async (tx) => {
        const { id } = await tx.rows(BudgetLine).findOneByOrFail({ projectId: granted.projectId.slice(4), category });
        return new ExpenditureService().record(tx, { budgetLineId: globalId(BudgetLine, id), spentOn, amount, note: picture, fileId });
      });
    },
    report: async (grantId, from, to) => {
      const claimId = await granted.prepare(grantId, from, to);
      await stage.attach(claimId);
      await granted.complete(claimId);
      await granted.approve(claimId);
      await granted.sign(claimId);
      await stage.seal();
      const [report] = (await stage.reports()).filter((one) => one.claimId === claimId.slice(4));
      return globalId(ProjectReport, report!.id);
    },
    attach: (claimId) => attach(stage, claimId),
    seal: () => settle(stage, sealing),
    reports: () =>
      write(coordinator, (tx) => tx.rows(ProjectReport).find({ where: { tenantId: world.tenantId }, order: { signedAt: 'ASC', id: 'ASC' } })),
    bundle: async (reportId, by = coordinator) => {
      const bytes = await files.bundle(by, reportId);
      return bytes && buffer(bytes as AsyncIterable<Buffer>);
    },
    close: async () => {
      press.onApplicationShutdown();
      await Promise.all([...pools.map((pool) => pool.end()), worker.onApplicationShutdown()]);
      await rm(folder, { recursive: true });
    },
  };
  return stage;
}

async function attach({ granted, file }: ReportStage, claimId: string): Promise<void> {
  const { coordinator, write } = granted;
  const parts = new ClaimPartsService(new PaymentClaimService());
  const missing = await write(coordinator, (tx) =>
    tx.sql<{ path: string }>(`select path from claim_faults(current_tenant(), $1) where code = 'ATTACHMENT_MISSING'`, [claimId.slice(4)]),
  );
  for (const { path } of missing) {
    const kind = path.split('/')[1] as never;
    const fileId = await file(`${kind as string}.pdf`, `attachment ${kind as string}`);
    await write(coordinator, (tx) => parts.attach(tx, { claimId, kind, fileId }));
  }
}

/** What a worker does after signing, with its own database role: the PDF, the sealer's turn, the proof. */
async function settle(stage: ReportStage, sealing: pg.Pool): Promise<void> {
  const { tenantId, tenant } = stage.granted.world;
  const { worker } = stage;
  const sealer = new Sealer(sealing, stage.key);
  const waiting = await stage.owner.query<{ id: string }>(
    `select r.id from project_report r where r.tenant_id = $1 and not exists (select from report_part p where p.tenant_id = r.tenant_id and p.report_id = r.id and p.name = 'proof.json') order by r.id`,
    [tenantId],
  );
  for (const { id: reportId } of waiting.rows) {
    const scope = systemScope(tenantId, tenant, 'test', await worker.now());
    const context: JobContext = {
      scope,
      id: reportId,
      attempt: 1,
      signal: new AbortController().signal,
      finish: (effect) => worker.write(scope, effect),
      hold: async () => {},
    };
    await new RenderReport(worker, stage.press).handle({ reportId }, context);
    for (let proved = false; !proved;) {
      await sealer.seal(tenantId); // another test's transactions may hold the horizon for a moment
      proved = await new SealReport(worker).handle({ reportId }, context).then(
        () => true,
        (error) => {
          if (error instanceof NotYet) return false;
          throw error;
        },
      );
    }
  }
}
