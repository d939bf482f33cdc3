import { Inputs, Is } from '@samnav/platform';
import { ErrorType, FindingKind, ReviewOutcome, SampleMethod } from './review-choices.ts';

@Inputs('A claim to review.')
export class StartReviewInput {
  @Is.id('The claim.') claimId: string;
}

@Inputs('How a sample is drawn.')
export class DrawSampleInput {
  @Is.id('The review.') reviewId: string;
  @Is.choice(() => SampleMethod, 'How the lines are chosen.') method: SampleMethod;
  @Is.int({ min: 1, max: 10_000, description: 'How many lines.' }) size: number;
  @Is.text({ nullable: true, max: 64, description: 'The seed; one is chosen, and shown, where none is given.' }) seed?: string | null;
}

@Inputs('What is said of a line.')
export class JudgeClaimLineInput {
  @Is.id('The review.') reviewId: string;
  @Is.id('The line of the claim.') lineId: string;
  @Is.choice(() => ReviewOutcome, 'Accepted, deducted or question.') outcome: ReviewOutcome;
  @Is.money({ nullable: true, description: 'What is taken off; with deducted only.' }) deducted?: bigint | null;
  @Is.choice(() => ErrorType, { nullable: true, description: 'What is wrong; needed with deducted.' }) errorType?: ErrorType | null;
  @Is.text({ nullable: true, max: 2000, description: 'Why, or what is asked; needed with deducted and question. The project reads it.' })
  reason?: string | null;
}

@Inputs('A finding.')
export class RaiseFindingInput {
  @Is.id('The review.') reviewId: string;
  @Is.id('The line that it is about; none where it is about the whole claim.', { nullable: true }) lineId?: string | null;
  @Is.choice(() => FindingKind, 'A question or an observation.') kind: FindingKind;
  @Is.text({ max: 5000, description: 'What is asked or noted. The project reads it.' }) text: string;
  @Is.choice(() => ErrorType, { nullable: true, description: 'What is wrong.' }) errorType?: ErrorType | null;
  @Is.money({ nullable: true, description: 'The amount that it is about.' }) amount?: bigint | null;
  @Is.day({ nullable: true, description: 'By when the project is to answer.' }) dueOn?: string | null;
}

@Inputs('A finding to close.')
export class CloseFindingInput {
  @Is.id('The finding.') findingId: string;
  @Is.text({ nullable: true, max: 2000, description: 'What came of it.' }) note?: string | null;
  @Is.version() expectedVersion: number;
}

@Inputs('What the project is to complete.')
export class AskForCompletionInput {
  @Is.id('The review.') reviewId: string;
  @Is.day('The last day.') dueOn: string;
  @Is.text({ max: 5000, description: 'What is asked for, in words to the project.' }) text: string;
}

@Inputs('The decision of a claim.')
export class DecideClaimInput {
  @Is.id('The review.') reviewId: string;
  @Is.flag('Whether it is approved, less what is taken off; otherwise it is rejected.') approve: boolean;
  @Is.text({ nullable: true, max: 5000, description: 'Why; needed where it is rejected or something is taken off.' }) text?: string | null;
  @Is.version() expectedVersion: number;
}

@Inputs('Whose names are asked for.')
export class RequestNamesInput {
  @Is.id('The review.') reviewId: string;
  @Is.ids({ min: 1, max: 50, description: 'The lines whose persons are asked for.' }) lineIds: string[];
  @Is.text({ min: 10, max: 2000, description: 'Why. The project and its region read it.' }) reason: string;
}

@Inputs('What is taken off after the decision.')
export class CorrectAfterApprovalInput {
  @Is.id('The review.') reviewId: string;
  @Is.id('The line that it is about; none where it is about the whole claim.', { nullable: true }) lineId?: string | null;
  @Is.money('What is taken off the costs.') amount: bigint;
  @Is.choice(() => ErrorType, 'What is wrong.') errorType: ErrorType;
  @Is.text({ max: 2000, description: 'Why. The project reads it.' }) reason: string;
}
