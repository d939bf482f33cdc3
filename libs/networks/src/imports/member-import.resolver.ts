import { Resolver } from '@nestjs/graphql';
import { Input, InTx, Tx, Verb } from '@samnav/platform';
import { Network } from '../networks/network.entity.ts';
import { MemberImportService } from './member-import.service.ts';
import { MemberImportReport, MemberListInput } from './member-import.types.ts';

@Resolver()
export class MemberImportResolver {
  constructor(private readonly imports: MemberImportService) {}

  @Verb(
    'organisation.import',
    { preview: () => MemberImportReport },
    'Says what the import of a member list would do, row by row, and what is wrong with which row. Changes nothing.',
  )
  async previewMemberImport(@InTx() tx: Tx, @Input() input: MemberListInput) {
    return { preview: await this.imports.preview(tx, input) };
  }

  @Verb(
    'organisation.import',
    { network: () => Network, report: () => MemberImportReport },
    'Imports a member list into a network: all of it, or nothing where anything is wrong. Each error’s `index` is the row’s number in the file. The same list again changes nothing.',
    { idempotent: true },
  )
  importMembers(@InTx() tx: Tx, @Input() input: MemberListInput) {
    return this.imports.import(tx, input);
  }
}
