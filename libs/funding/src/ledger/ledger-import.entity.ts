import { Col, Computed, File, Inputs, Is, Job, Key, One, Table, TenantRow } from '@samnav/platform';
import type { Ref } from '@samnav/platform';
import { Municipality, Person } from '@samnav/networks';
import { LedgerFormat, LedgerImportState, LedgerImportStays } from './ledger-choices.ts';

@Table<LedgerImport>('ledger_import', {
  id: 'lim',
  list: 'ledgerImports',
  allow: 'voucher.read',
  order: ['-createdAt'],
  visible: (i, scope) => `(${scope.can('voucher.read', { municipalityId: i.municipalityId })} or ${i.requestedById} = ${scope.personId})`,
  description: 'A file of a municipality’s books that was imported, and what came of it.',
})
export class LedgerImport extends TenantRow {
  @Col('choice', { enum: LedgerFormat, description: 'The file’s format.' }) format: LedgerFormat;
  @Col('choice', { enum: LedgerImportState, description: 'How far it has come.' }) state: LedgerImportState;
  @Col('text', { description: 'The SHA-256 of the file in hexadecimal.' }) fileSha256: string;
  @Col('flag', { description: 'Whether vouchers that are gone from the books were taken back.' }) reverseGone: boolean;
  @Col('day', { nullable: true, description: 'The first day that a voucher of the file is booked on.' }) startsOn: string | null;
  @Col('day', { nullable: true, description: 'The last one.' }) endsOn: string | null;
  @Col('int', { description: 'How many vouchers the file has, those of no project included.' }) voucherCount: number;
  @Col('int', { description: 'How many rows they have.' }) rowCount: number;
  @Col('int', { description: 'How many vouchers were new.' }) newCount: number;
  @Col('int', { description: 'How many had changed in the books.' }) changedCount: number;
  @Col('int', { description: 'How many were gone from the books.' }) goneCount: number;
  @Col('int', { description: 'How many were here already.' }) unchangedCount: number;
  @Col('int', { description: 'How many could not be taken in; the faults say why.' }) refusedCount: number;
  @Col('json', { description: 'What was posted, by project and category, as LedgerImportSum.' }) sums: unknown;
  @Col('json', { description: 'What could not be taken in and why, as LedgerImportFault.' }) faults: unknown;
  @Col('instant', { nullable: true, description: 'When it was undone: taken back as a whole; null while it stands.' }) undoneAt: Date | null;
  @Computed<LedgerImport>('choice', (i) => `ledger_import_stays(${i.tenantId}, ${i.id})`, {
    enum: LedgerImportStays,
    nullable: true,
    description: 'Why it cannot be undone; null where whoever may import it can.',
  })
  stays: LedgerImportStays | null;
  @Key() fileId: string;
  @Key() municipalityId: string;
  @Key({ nullable: true }) jobId: string | null;
  @Key({ nullable: true }) requestedById: string | null;
  @Key({ nullable: true }) undoneById: string | null;
  @One(() => File, 'fileId', { description: 'The file; null for others than who uploaded it.' }) file: Ref<File>;
  @One(() => Municipality, 'municipalityId', { description: 'Whose books they are.' }) municipality: Ref<Municipality>;
  @One(() => Job, 'jobId', { description: 'The job that did it; null for others than who asked for it.' }) job: Ref<Job>;
  @One(() => Person, 'requestedById', { description: 'Who asked for it.' }) requestedBy: Ref<Person>;
  @One(() => Person, 'undoneById', { description: 'Who undid it.' }) undoneBy: Ref<Person>;
}

@Inputs('An import of books to undo.')
export class UndoLedgerImportInput {
  @Is.id('The import.') importId: string;
}

@Inputs('A file of a municipality’s books.')
export class ImportLedgerInput {
  @Is.id('The file: uploaded (`createUpload`, `completeUpload`), and yours.') uploadId: string;
  @Is.choice(() => LedgerFormat, 'Its format.') format: LedgerFormat;
  @Is.text({ min: 4, max: 4, description: 'The municipality’s four-digit code, e.g. 2480.' }) municipalityCode: string;
  @Is.flag('Whether to tell only what it would do, and change nothing.') dryRun: boolean;
  @Is.flag({ nullable: true, description: 'Whether vouchers that are gone from the books are taken back; no where it is left out.' })
  reverseGone?: boolean | null;
}
