import { Resolver } from '@nestjs/graphql';
import { Input, InTx, Tx, Verb } from '@samnav/platform';
import { CloseLedgerPeriodInput, LedgerPeriod, ReopenLedgerPeriodInput } from './ledger-period.entity.ts';
import { LedgerPeriodService } from './ledger-period.service.ts';
import { AttachVoucherFileInput, Voucher } from './voucher.entity.ts';
import { VoucherService } from './voucher.service.ts';

@Resolver()
export class VoucherResolver {
  constructor(
    private readonly vouchers: VoucherService,
    private readonly periods: LedgerPeriodService,
  ) {}

  @Verb('expenditure.record', { voucher: () => Voucher }, 'Adds a picture or document that proves a voucher; it is never taken away.')
  async attachVoucherFile(@InTx() tx: Tx, @Input() input: AttachVoucherFileInput) {
    return { voucher: await this.vouchers.attach(tx, input) };
  }

  @Verb('ledgerPeriod.close', { ledgerPeriod: () => LedgerPeriod }, 'Closes days of a project’s ledger: nothing more is posted on them.')
  async closeLedgerPeriod(@InTx() tx: Tx, @Input() input: CloseLedgerPeriodInput) {
    return { ledgerPeriod: await this.periods.closeAsked(tx, input) };
  }

  @Verb('ledgerPeriod.close', { ledgerPeriod: () => LedgerPeriod }, 'Opens closed days of a project’s ledger again; the reason is kept.')
  async reopenLedgerPeriod(@InTx() tx: Tx, @Input() input: ReopenLedgerPeriodInput) {
    return { ledgerPeriod: await this.periods.reopen(tx, input) };
  }
}
