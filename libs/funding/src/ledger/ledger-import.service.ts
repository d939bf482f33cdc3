import { Injectable } from '@nestjs/common';
import { access, domainError, Faults, File, FileState, FileStore, NotFound, startJob } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { Municipality } from '@samnav/networks';
import { bytesOf } from './bytes-of.ts';
import { readBooks } from './books/read-books.ts';
import { answerFaults, answerRows, answerSums, countsOf } from './import-answer.ts';
import type { ImportReach } from './import-ground.ts';
import { importLedger } from './import-ledger.job.ts';
import { planImport } from './import-plan.ts';
import type { ImportPlan } from './import-plan.ts';
import type { LedgerImportFault, LedgerImportRow, LedgerImportSum } from './ledger-choices.ts';
import { LedgerImport } from './ledger-import.entity.ts';
import type { ImportLedgerInput } from './ledger-import.entity.ts';

export const LedgerFileNotReady = domainError('refused', 'LEDGER_FILE_NOT_READY', {
  sv: 'Filens innehåll har inte kommit än. Skicka det och be om completeUpload först.',
  en: 'The content of the file has not come yet. Send it and ask for completeUpload first.',
});

/** What an import answers. */
export interface LedgerImportAnswer {
  rows: LedgerImportRow[];
  sums: LedgerImportSum[];
  faults: LedgerImportFault[];
  job: string | null;
  ledgerImport: string | null;
}

/** Takes in what a municipality's books say of projects. */
@Injectable()
export class LedgerImportService {
  constructor(private readonly store: FileStore) {}

  async import(tx: Tx, input: ImportLedgerInput): Promise<LedgerImportAnswer> {
    const { file, reach, plan } = await this.plan(tx, input);
    const blocking = plan.faults.filter((fault) => fault.blocking);
    if (!input.dryRun && blocking.length) throw new Faults(blocking.map(({ error }) => error));
    const started = input.dryRun ? { job: null, ledgerImport: null } : await this.start(tx, input, file, reach, plan);
    return { rows: answerRows(plan.vouchers), sums: answerSums(plan), faults: answerFaults(plan.faults, tx.scope.language), ...started };
  }

  /** What an import would do, for who may import. */
  async plan(tx: Tx, input: ImportLedgerInput): Promise<{ file: File; bytes: Buffer; reach: ImportReach; plan: ImportPlan }> {
    const reach = await this.reachOf(tx, input);
    const file = await tx.find(File, input.uploadId, ['uploadId']);
    if (file.ownerAccountId !== tx.scope.accountId) throw new NotFound({}, ['input', 'uploadId']);
    if (file.state !== FileState.ready) throw new LedgerFileNotReady({}, ['input', 'uploadId']);
    const bytes = await bytesOf(this.store, file);
    const plan = await planImport(tx, reach, input.reverseGone ?? false, (take) => readBooks(input.format, bytes, take));
    return { file, bytes, reach, plan };
  }

  /**
   * Books are imported by who keeps the municipality's money, for all projects; by a project's manager for that project, from the books of its own
   * municipality and of those that have said which of their objects it is.
   */
  private async reachOf(tx: Tx, { municipalityCode }: ImportLedgerInput): Promise<ImportReach> {
    const municipality = await tx.rows(Municipality).findOneBy({ tenantId: tx.scope.tenantId, code: municipalityCode });
    if (!municipality) throw new NotFound({}, ['input', 'municipalityCode']);
    const { all, projectIds } = access.reach(tx.scope, 'ledger.import');
    const whole = access.can(tx.scope, 'ledger.import', { municipalityId: municipality.id });
    const projects = whole ? null : await inBooksOf(tx, municipality.id, projectIds);
    access.require(tx.scope, 'ledger.import', projects ? { projectId: projects[0] } : { municipalityId: municipality.id });
    return { municipalityId: municipality.id, projects, everywhere: all };
  }

  private async start(
    tx: Tx,
    { format, reverseGone }: ImportLedgerInput,
    file: File,
    reach: ImportReach,
    plan: ImportPlan,
  ): Promise<{ job: string; ledgerImport: string }> {
    const { startsOn, endsOn } = plan.summary;
    const about = { fileId: file.id, municipalityId: reach.municipalityId, requestedById: tx.scope.personId, fileSha256: file.sha256!, format };
    const values = { ...about, reverseGone: reverseGone ?? false, startsOn, endsOn, ...countsOf(plan), sums: [], faults: [] };
    const ledgerImport = await tx.create(LedgerImport, values, 'ledgerImport.started');
    const job = await startJob(tx, importLedger, { importId: ledgerImport, ...reach, projects: reach.projects && [...reach.projects] });
    await tx.change(LedgerImport, ledgerImport, null, { jobId: job }, 'ledgerImport.started');
    return { job, ledgerImport };
  }
}

/** Which of the projects a municipality's books may be about. */
async function inBooksOf(tx: Tx, municipalityId: string, projectIds: readonly string[]): Promise<string[]> {
  const found = await tx.sql<{ id: string }>(
    `select p.id from project p where p.tenant_id = current_tenant() and p.id = any($2::uuid[])
       and (p.municipality_id is null or p.municipality_id = $1 or exists (select from object_mapping m
         where m.tenant_id = p.tenant_id and m.municipality_id = $1 and m.project_id = p.id)) order by p.id`,
    [municipalityId, projectIds],
  );
  return found.map(({ id }) => id);
}
