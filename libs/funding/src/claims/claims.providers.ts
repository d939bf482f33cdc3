import { ClaimPartsService } from './claim-parts.service.ts';
import { ClaimSigningResolver } from './claim-signing.resolver.ts';
import { ClaimSigningService } from './claim-signing.service.ts';
import { PaymentClaimResolver } from './payment-claim.resolver.ts';
import { PaymentClaimService } from './payment-claim.service.ts';

/** Claims of payment. */
export const claimServices = [ClaimPartsService, ClaimSigningService, PaymentClaimService];
export const claimResolvers = [ClaimSigningResolver, PaymentClaimResolver];
