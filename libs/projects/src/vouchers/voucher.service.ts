import { Injectable } from '@nestjs/common';
import { access, constraintError, domainError, File, FileState } from '@samnav/platform';
import type { Texts, Tx, Where } from '@samnav/platform';
import { AttachVoucherFileInput, Voucher, VoucherFile } from './voucher.entity.ts';

export const VoucherFileTwice = domainError('refused', 'VOUCHER_FILE_TWICE', {
  sv: 'Filen hör redan till verifikatet.',
  en: 'The file belongs to the voucher already.',
});
export const VoucherFileNotReady = domainError('refused', 'VOUCHER_FILE_NOT_READY', {
  sv: 'Filens innehåll har inte kommit än.',
  en: 'The content of the file has not come yet.',
});
export const VoucherUnbalanced = domainError('refused', 'VOUCHER_UNBALANCED', {
  sv: 'Verifikatets rader summerar inte till noll.',
  en: 'The rows of the voucher do not sum to zero.',
});
export const VoucherRowTaken = domainError('refused', 'VOUCHER_ROW_TAKEN', {
  sv: 'Verifikatraden är redan bokförd: {where}. Samma verifikat räknas en gång, i ett projekt.',
  en: 'The voucher row has been posted already: {where}. The same voucher counts once, in one project.',
});
constraintError('voucher_file_once', () => new VoucherFileTwice({}, ['input', 'fileId']));
constraintError('voucher_balances', () => new VoucherUnbalanced({}, ['input']));
for (const constraint of ['expenditure_within_voucher_row', 'expenditure_voucher_project'])
  constraintError(constraint, ({ detail = '{}' }) => new VoucherRowTaken({ where: whereTaken(JSON.parse(detail) as TakenBy) }, ['input']));

/** Where a voucher row stands already, as the database says it. */
interface TakenBy {
  voucher?: string;
  day?: string;
  project?: string;
}
const whereTaken = ({ voucher, day, project }: TakenBy): Texts => ({
  sv: `verifikat ${voucher ?? ''} den ${day}, ${project || 'inget projekt'}`.replace('  ', ' '),
  en: `voucher ${voucher ?? ''} of ${day}, ${project || 'no project'}`.replace('  ', ' '),
});

/** Vouchers and what proves them. */
@Injectable()
export class VoucherService {
  /** Adds what proves a voucher; whoever records what is spent where the voucher belongs may. */
  async attach(tx: Tx, input: AttachVoucherFileInput): Promise<string> {
    const voucher = await tx.find(Voucher, input.voucherId, ['voucherId']);
    const places = await this.places(tx, voucher);
    access.require(tx.scope, 'expenditure.record', places.find((place) => access.can(tx.scope, 'expenditure.record', place)) ?? places[0]!);
    await this.prove(tx, voucher.id, input.fileId);
    return voucher.id;
  }

  /** Makes a file, by the API's id, the proof of a voucher. */
  async prove(tx: Tx, voucherId: string, fileId: string): Promise<void> {
    const file = await tx.find(File, fileId, ['fileId']);
    if (file.state !== FileState.ready) throw new VoucherFileNotReady({}, ['input', 'fileId']);
    await tx.create(VoucherFile, { voucherId, fileId: file.id }, 'voucherFile.added');
  }

  /** Where a voucher belongs: its municipality, and the projects that its rows are about. */
  private async places(tx: Tx, { id, municipalityId }: Voucher): Promise<Where[]> {
    const projects = await tx.sql<{ id: string; municipality_id: string | null }>(
      `select distinct p.id, p.municipality_id from voucher_row r join project p on p.tenant_id = r.tenant_id and p.id = r.project_id
       where r.tenant_id = current_tenant() and r.voucher_id = $1`,
      [id],
    );
    return [{ municipalityId }, ...projects.map((p) => ({ municipalityId: p.municipality_id, projectId: p.id }))];
  }
}
