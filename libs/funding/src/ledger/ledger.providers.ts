import type { Type } from '@nestjs/common';
import { ImportLedger } from './import-ledger.job.ts';
import { LedgerImportService } from './ledger-import.service.ts';
import { LedgerResolver } from './ledger.resolver.ts';
import { MappingService } from './mapping.service.ts';
import { UndoLedgerImport } from './undo-import.job.ts';
import { UndoImportService } from './undo-import.ts';

export const ledgerServices: Type[] = [ImportLedger, LedgerImportService, MappingService, UndoImportService, UndoLedgerImport];
export const ledgerResolvers: Type[] = [LedgerResolver];
