import type { Type } from '@nestjs/common';
import { LedgerImportService } from './ledger-import.service.ts';
import { LedgerResolver } from './ledger.resolver.ts';
import { MappingService } from './mapping.service.ts';

export const ledgerServices: Type[] = [LedgerImportService, MappingService];
export const ledgerResolvers: Type[] = [LedgerResolver];
