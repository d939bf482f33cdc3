import { Resolver } from '@nestjs/graphql';
import { Input, InTx, Tx, Verb } from '@samnav/platform';
import {
  AddClaimAttachmentInput,
  ParkClaimLineInput,
  PreparePaymentClaimInput,
  RefreshPaymentClaimInput,
  RemoveClaimAttachmentInput,
  SaveClaimSectionInput,
  SetClaimFinancingInput,
  UnparkClaimLineInput,
} from './claim.inputs.ts';
import { ClaimPartsService } from './claim-parts.service.ts';
import { PaymentClaim } from './payment-claim.entity.ts';
import { PaymentClaimService } from './payment-claim.service.ts';

const of = { paymentClaim: () => PaymentClaim };

/** What is done to a claim until it is signed. */
@Resolver()
export class PaymentClaimResolver {
  constructor(
    private readonly claims: PaymentClaimService,
    private readonly parts: ClaimPartsService,
  ) {}

  @Verb('paymentClaim.prepare', of, 'Prepares a claim of a period: its lines are assembled from the ledger by the grant’s rules.')
  async preparePaymentClaim(@InTx() tx: Tx, @Input() input: PreparePaymentClaimInput) {
    return { paymentClaim: await this.claims.prepare(tx, input) };
  }

  @Verb('paymentClaim.prepare', of, 'Assembles the lines of a claim anew; what was put aside stays aside, and what was signed before is kept beside.')
  async refreshPaymentClaim(@InTx() tx: Tx, @Input() input: RefreshPaymentClaimInput) {
    return { paymentClaim: await this.claims.refresh(tx, input) };
  }

  @Verb('paymentClaim.prepare', of, 'Puts lines aside with the reason; they come back in the next claim.')
  async parkClaimLine(@InTx() tx: Tx, @Input() input: ParkClaimLineInput) {
    return { paymentClaim: await this.claims.park(tx, input) };
  }

  @Verb('paymentClaim.prepare', of, 'Claims lines after all that were put aside.')
  async unparkClaimLine(@InTx() tx: Tx, @Input() input: UnparkClaimLineInput) {
    return { paymentClaim: await this.claims.unpark(tx, input) };
  }

  @Verb('paymentClaim.prepare', of, 'Writes a part of the status report.')
  async saveClaimSection(@InTx() tx: Tx, @Input() input: SaveClaimSectionInput) {
    return { paymentClaim: await this.parts.saveSection(tx, input) };
  }

  @Verb('paymentClaim.prepare', of, 'Attaches a file.')
  async addClaimAttachment(@InTx() tx: Tx, @Input() input: AddClaimAttachmentInput) {
    return { paymentClaim: await this.parts.attach(tx, input) };
  }

  @Verb('paymentClaim.prepare', of, 'Takes an attachment out; of an earlier submission it stays there.')
  async removeClaimAttachment(@InTx() tx: Tx, @Input() input: RemoveClaimAttachmentInput) {
    return { paymentClaim: await this.parts.detach(tx, input) };
  }

  @Verb('paymentClaim.prepare', of, 'Says what co-financing has come in.')
  async setClaimFinancing(@InTx() tx: Tx, @Input() input: SetClaimFinancingInput) {
    return { paymentClaim: await this.parts.setFinancing(tx, input) };
  }
}
