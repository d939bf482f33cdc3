import { InputPart, Inputs, Is } from '@samnav/platform';
import { FinancingKind } from '@samnav/projects';
import { ClaimAttachmentKind, ClaimSectionKind } from './claim-kinds.ts';

@Inputs('What is needed to prepare a claim: a period of the grant, or days of one’s own.')
export class PreparePaymentClaimInput {
  @Is.id('The grant.') grantId: string;
  @Is.id('The reporting period of the grant; its days are the claim’s.', { nullable: true }) grantPeriodId?: string | null;
  @Is.day({ nullable: true, description: 'First day, where no period is given.' }) startsOn?: string | null;
  @Is.day({ nullable: true, description: 'Last day, where no period is given.' }) endsOn?: string | null;
  @Is.flag({ nullable: true, description: 'Whether it is the last claim, with the final report; where left out, as the period says.' })
  isFinal?: boolean | null;
}
@Inputs('A claim whose lines are assembled anew from the ledger.')
export class RefreshPaymentClaimInput {
  @Is.id('The claim.') id: string;
  @Is.version() expectedVersion: number;
}
@Inputs('Lines to put aside for a later claim.')
export class ParkClaimLineInput {
  @Is.ids({ min: 1, max: 500, description: 'The lines, all of one claim.' }) lineIds: string[];
  @Is.text({ max: 1000, description: 'Why, e.g. that the invoice is missing.' }) reason: string;
}
@Inputs('Lines that were put aside, to claim after all.')
export class UnparkClaimLineInput {
  @Is.ids({ min: 1, max: 500, description: 'The lines, all of one claim.' }) lineIds: string[];
}
@Inputs('A part of the status report.')
export class SaveClaimSectionInput {
  @Is.id('The claim.') claimId: string;
  @Is.choice(() => ClaimSectionKind, 'Which part.') kind: ClaimSectionKind;
  @Is.text({ nullable: true, max: 20_000, description: 'What it says; null takes it away.' }) body: string | null;
}
@Inputs('A file that goes with a claim.')
export class AddClaimAttachmentInput {
  @Is.id('The claim.') claimId: string;
  @Is.choice(() => ClaimAttachmentKind, 'What it is.') kind: ClaimAttachmentKind;
  @Is.id('The file: of createUpload, completed.') fileId: string;
  @Is.text({ nullable: true, max: 1000, description: 'A note.' }) note?: string | null;
}
@Inputs('An attachment to take out of a claim.')
export class RemoveClaimAttachmentInput {
  @Is.id('The attachment.') attachmentId: string;
  @Is.version() expectedVersion: number;
}
@InputPart('Co-financing that has come in.')
export class ClaimFinancingPart {
  @Is.text({ max: 200, description: 'Who pays.' }) financierName: string;
  @Is.choice(() => FinancingKind, 'Money or something else.') kind: FinancingKind;
  @Is.money('How much in the claim’s period, more than 0.') amount: bigint;
  @Is.day({ nullable: true, description: 'The day it was paid in.' }) paidOn?: string | null;
  @Is.text({ nullable: true, max: 1000, description: 'A note.' }) note?: string | null;
}
@Inputs('All co-financing that has come in by the end of a claim’s period; what is left out is taken away.')
export class SetClaimFinancingInput {
  @Is.id('The claim.') claimId: string;
  @Is.list(() => ClaimFinancingPart, { max: 50, description: 'Who has given what.' }) financing: ClaimFinancingPart[];
}
@Inputs('A claim that a second person approves.')
export class ApprovePaymentClaimInput {
  @Is.id('The claim.') id: string;
  @Is.version() expectedVersion: number;
}
@Inputs('A claim that is signed for the beneficiary.')
export class SignPaymentClaimInput {
  @Is.id('The claim.') id: string;
  @Is.version() expectedVersion: number;
}
@Inputs('A claim that the project takes back.')
export class WithdrawPaymentClaimInput {
  @Is.id('The claim.') id: string;
  @Is.version() expectedVersion: number;
  @Is.text({ max: 2000, description: 'Why.' }) reason: string;
}
@Inputs('Money that has come from the funder for a claim: all of what was decided, or a part of it.')
export class RecordClaimPaymentInput {
  @Is.id('The claim.') id: string;
  @Is.version() expectedVersion: number;
  @Is.money('How much came; with what came before and is set off at most what was decided.') amount: bigint;
  @Is.money({ nullable: true, description: 'What more of the claim is set off against what the funder paid in advance.' }) setOff?: bigint | null;
  @Is.day('The day it came.') paidOn: string;
}
