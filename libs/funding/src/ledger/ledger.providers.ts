import type { Type } from '@nestjs/common';
import { ImportLedger } from './import-ledger.job.ts';
import { LedgerImportService } from './ledger-import.service.ts';
import { LedgerResolver } from './ledger.resolver.ts';
import { MappingService } from './mapping.service.ts';

export const ledgerServices: Type[] = [ImportLedger, LedgerImportService, MappingService];
export const ledgerResolvers: Type[] = [LedgerResolver];
