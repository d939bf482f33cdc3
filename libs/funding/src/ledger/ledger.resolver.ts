import { Resolver } from '@nestjs/graphql';
import { Input, InTx, Job, Tx, Verb } from '@samnav/platform';
import { Municipality } from '@samnav/networks';
import { LedgerImportFault, LedgerImportRow, LedgerImportSum } from './ledger-choices.ts';
import { ImportLedgerInput, LedgerImport, UndoLedgerImportInput } from './ledger-import.entity.ts';
import { LedgerImportService } from './ledger-import.service.ts';
import {
  AccountMapping,
  ObjectMapping,
  RemoveAccountMappingInput,
  RemoveObjectMappingInput,
  SetAccountMappingInput,
  SetObjectMappingInput,
} from './mapping.entity.ts';
import { MappingService } from './mapping.service.ts';
import { UndoImportService } from './undo-import.ts';

@Resolver()
export class LedgerResolver {
  constructor(
    private readonly imports: LedgerImportService,
    private readonly mappings: MappingService,
    private readonly undos: UndoImportService,
  ) {}

  @Verb(
    'ledger.import',
    {
      rows: () => [LedgerImportRow],
      sums: () => [LedgerImportSum],
      faults: () => [LedgerImportFault],
      job: () => Job,
      ledgerImport: () => LedgerImport,
    },
    'Reads a file of a municipality’s books and tells what of it is new, changed, gone or unchanged here; without `dryRun` a job then takes it in. Only vouchers about projects are kept. `rows` holds the first 2000; sums and faults are of the whole file.',
    { idempotent: true },
  )
  importLedger(@InTx() tx: Tx, @Input() input: ImportLedgerInput) {
    return this.imports.import(tx, input);
  }

  @Verb(
    'ledger.import',
    { ledgerImport: () => LedgerImport, job: () => Job },
    'Undoes an import of books as a whole: a job takes back what it took in and brings back what it took away, all of it or nothing. For seven days, while nothing of it is claimed or lies in a closed period.',
  )
  undoLedgerImport(@InTx() tx: Tx, @Input() input: UndoLedgerImportInput) {
    return this.undos.undo(tx, input);
  }

  @Verb('accountMapping.update', { accountMapping: () => AccountMapping }, 'Says what accounts of a municipality’s chart stand for in projects.')
  async setAccountMapping(@InTx() tx: Tx, @Input() input: SetAccountMappingInput) {
    return { accountMapping: await this.mappings.setAccount(tx, input) };
  }

  @Verb('accountMapping.update', { objectMapping: () => ObjectMapping }, 'Says which object in a municipality’s books stands for which project.')
  async setObjectMapping(@InTx() tx: Tx, @Input() input: SetObjectMappingInput) {
    return { objectMapping: await this.mappings.setObject(tx, input) };
  }

  @Verb('accountMapping.update', { municipality: () => Municipality }, 'Takes back what was said of accounts.')
  async removeAccountMapping(@InTx() tx: Tx, @Input() input: RemoveAccountMappingInput) {
    return { municipality: await this.mappings.removeAccount(tx, input) };
  }

  @Verb('accountMapping.update', { municipality: () => Municipality }, 'Takes back what was said of an object.')
  async removeObjectMapping(@InTx() tx: Tx, @Input() input: RemoveObjectMappingInput) {
    return { municipality: await this.mappings.removeObject(tx, input) };
  }
}
