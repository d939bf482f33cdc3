import { Injectable } from '@nestjs/common';
import { access, startJob } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { refuseWhatStays } from './import-stays.ts';
import { LedgerImport } from './ledger-import.entity.ts';
import type { UndoLedgerImportInput } from './ledger-import.entity.ts';
import { undoLedgerImport } from './undo-import.job.ts';

/** Takes back whole imports of books. */
@Injectable()
export class UndoImportService {
  /** Whoever may import all that it holds may take it back; answers the job that does it. */
  async undo(tx: Tx, input: UndoLedgerImportInput): Promise<{ ledgerImport: string; job: string }> {
    const { id, municipalityId } = await tx.find(LedgerImport, input.importId, ['importId']);
    if (!access.can(tx.scope, 'ledger.import', { municipalityId })) {
      const projects = await tx.sql<{ id: string }>(PROJECTS, [id]);
      if (!projects.length) access.require(tx.scope, 'ledger.import', { municipalityId });
      for (const { id: projectId } of projects) access.require(tx.scope, 'ledger.import', { projectId });
    }
    await refuseWhatStays(tx, id);
    return { ledgerImport: id, job: await startJob(tx, undoLedgerImport, { importId: id, personId: tx.scope.personId }) };
  }
}

const PROJECTS = `select distinct r.project_id as id from voucher v join voucher_row r on r.tenant_id = v.tenant_id and r.voucher_id = v.id
  where v.tenant_id = current_tenant() and v.import_id = $1 and r.project_id is not null`;
