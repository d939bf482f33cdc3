import { Resolver } from '@nestjs/graphql';
import { Input, InTx, Tx, Verb } from '@samnav/platform';
import { ApprovePaymentClaimInput, RecordClaimPaymentInput, SignPaymentClaimInput, WithdrawPaymentClaimInput } from './claim.inputs.ts';
import { ClaimSigningService } from './claim-signing.service.ts';
import { PaymentClaim } from './payment-claim.entity.ts';

const of = { paymentClaim: () => PaymentClaim };

/** What is done to a claim that is prepared. */
@Resolver()
export class ClaimSigningResolver {
  constructor(private readonly signing: ClaimSigningService) {}

  @Verb('paymentClaim.approve', of, 'Approves a claim as it stands, as somebody who did not prepare it; any change takes the approval back.')
  async approvePaymentClaim(@InTx() tx: Tx, @Input() input: ApprovePaymentClaimInput) {
    return { paymentClaim: await this.signing.approve(tx, input) };
  }

  @Verb(
    'paymentClaim.sign',
    of,
    'Signs an approved claim for the beneficiary: the period of the ledger is closed, everything that the claim rests on is frozen, and the funder sees it.',
    { idempotent: true },
  )
  async signPaymentClaim(@InTx() tx: Tx, @Input() input: SignPaymentClaimInput) {
    return { paymentClaim: await this.signing.sign(tx, input) };
  }

  @Verb('paymentClaim.prepare', of, 'Takes a claim back that the funder has not decided; what it took may be claimed again.')
  async withdrawPaymentClaim(@InTx() tx: Tx, @Input() input: WithdrawPaymentClaimInput) {
    return { paymentClaim: await this.signing.withdraw(tx, input) };
  }

  @Verb('paymentClaim.recordPayment', of, 'Records that the funder has paid.', { idempotent: true })
  async recordClaimPayment(@InTx() tx: Tx, @Input() input: RecordClaimPaymentInput) {
    return { paymentClaim: await this.signing.recordPayment(tx, input) };
  }
}
